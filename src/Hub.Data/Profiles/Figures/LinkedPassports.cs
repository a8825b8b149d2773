using Hub.Data.Indicators.Linked;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Figures;

/// <summary>Writes the passports of the tables of people who are counted once across agencies.</summary>
internal static class LinkedPassports
{
    /// <summary>The passports; none where nobody was linked.</summary>
    /// <param name="content">The snapshot.</param>
    /// <param name="submissionIds">The submissions whose people were counted.</param>
    public static IEnumerable<FigurePassport> Of(SnapshotContent content, IReadOnlyList<long> submissionIds)
    {
        if (content.Linked is not { Missing: null } linked)
        {
            yield break;
        }

        yield return Passport(
            content, linked, TableCodes.Linked, "People by how many agencies know them",
            "People named in the records of the agencies that are counted together, each once within a category, by how many of these "
                + "agencies have a record of them. Victims, suspected or convicted people and others are apart.",
            submissionIds);
        foreach (var group in linked.Groups.Where(group => group.Overlap is not null))
        {
            var who = KnownPeople.Title(group.Category);
            yield return Passport(
                content, linked, TableCodes.LinkedAgencies(group.Category), $"{who}: what each agency knows alone",
                $"{who}, each counted once: those of whom an agency has a record, those of whom it alone has one, and those whom another "
                    + "knows too.",
                submissionIds);
        }
    }

    /// <summary>The passport of the table of premises; none where none were counted together.</summary>
    /// <param name="content">The snapshot.</param>
    /// <param name="submissionIds">The submissions whose premises were counted.</param>
    public static IEnumerable<FigurePassport> OfPremises(SnapshotContent content, IReadOnlyList<long> submissionIds)
    {
        if (content.Premises is not { } premises)
        {
            yield break;
        }

        yield return new(
            TableCodes.LinkedPremises,
            "Premises by how many agencies know them",
            "Premises named in the records of the agencies that are counted together, each once, by how many of these agencies have a "
                + "record of them. Nothing of the people there is counted or linked.",
            null,
            null,
            "premises",
            Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil),
            content.Front.AreaName + "; premises stand in the area of the newest record that has one",
            string.Join("; ", premises.TookPart),
            null,
            [],
            [],
            "Records that name the same premises, by UPRN or by address and postcode, are counted as one.",
            premises.Suppression + " Sums are protected beside them.",
            "Links can be wrong or missing.",
            premises.LeftOut.Count == 0 ? "" : "Not counted: " + string.Join("; ", premises.LeftOut) + ".",
            submissionIds);
    }

    private static FigurePassport Passport(
        SnapshotContent content, LinkedPeople linked, string code, string title, string counts, IReadOnlyList<long> submissionIds)
        => new(
            code,
            title,
            counts,
            null,
            null,
            "people",
            Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil),
            content.Front.AreaName + "; a person stands in the area of the newest record that has one",
            string.Join("; ", linked.TookPart),
            null,
            [],
            [],
            Linking(linked.Method),
            linked.Suppression + " Sums are protected beside them.",
            "Links can be wrong or missing; the method says how often.",
            linked.LeftOut.Count == 0 ? "" : "Not counted: " + string.Join("; ", linked.LeftOut) + ".",
            submissionIds);

    private static string Linking(LinkingFacts? method)
        => method is null
            ? "Records of the same person are counted as one person."
            : $"Records of the same person are counted as one person: rule set {method.RuleSet.ToString(Invariant)}, model of "
                + $"{Wording.Date(method.TrainedOn)}, linked on {Wording.Date(method.LinkedOn)}.";

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
