using System.Globalization;
using Hub.Data.ActionPlans;
using Hub.Data.Disruptions;
using Hub.Data.Indicators;
using Hub.Data.Ocgs;
using Hub.Data.Prevention;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Sections;
using Hub.Data.Profiles.Similar;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Figures;

/// <summary>
/// Writes the passports of what is no indicator: the tables of groups, disruptions, plan and orders, of the area, of coverage and of
/// placing.
/// </summary>
/// <param name="front">Area, period and set of areas.</param>
/// <param name="submissions">The submissions of the run, to find those of a kind.</param>
internal sealed class TablePassports(SnapshotFront front, IReadOnlyList<KindSubmission> submissions)
{
    private const string AsHeld = "Counted in the hub; nothing in it is a number of people.";

    private readonly string _period = Wording.Period(front.PeriodFrom, front.PeriodUntil);

    /// <summary>Tables made of the rows of one kind.</summary>
    public IEnumerable<FigurePassport> OfRows(IReadOnlyDictionary<string, AreaRows> rows)
        => Tables().Where(table => rows.ContainsKey(table.Kind)).Select(table => Of(table, rows[table.Kind]));

    /// <summary>The area in facts, from published reference data.</summary>
    public IEnumerable<FigurePassport> OfArea(AreaContext area)
    {
        yield return Reference(
            TableCodes.Facts, $"{front.AreaName} beside the force", "Published populations and areas, each for the area and for the force.",
            string.Join("; ", area.Facts.Select(fact => fact.Source).Distinct()));
        if (area.Deprivation.Count > 0)
        {
            yield return Reference(
                TableCodes.Deprivation, "Small areas by deprivation decile", "Number of small areas (LSOAs) in each national decile.",
                area.DeprivationSource);
        }
    }

    /// <summary>Rates beside similar areas, from the figures of every area's own passport.</summary>
    public IEnumerable<FigurePassport> OfSimilar(SimilarGroup? group) => group is null ? [] :
    [
        Similar(TableCodes.Similar, "Rates beside similar areas", "Rates of the area, of each area of the group, and their median.", group),
        Similar(TableCodes.SimilarIntervals, "Intervals of the rates", "Exact 95% Poisson intervals of those rates.", group),
    ];

    /// <summary>Who sent what, and where rows were placed.</summary>
    public IEnumerable<FigurePassport> OfSources(IReadOnlyList<SourceRow> sources, IReadOnlyList<PlacingRow> placing)
    {
        var all = submissions.Select(s => s.SubmissionId).Order().ToList();
        var state = string.Create(
            CultureInfo.InvariantCulture, $"{sources.Count(s => s.IsIn)} of {sources.Count} expected sources arrived, wholly or in part.");
        yield return Coverage(
            TableCodes.Coverage,
            "Sources by month",
            "For each required source and month, whether an accepted return covers it.",
            state,
            all);
        yield return Coverage(
            TableCodes.MissingSources, "Sources that did not arrive", "Required sources of which no return was accepted.", state, all);
        yield return Coverage(
            TableCodes.MissingMonths, "Months that did not arrive", "Months that were due and that no accepted return covers.", state, all);
        foreach (var (chunk, n) in Sections.Tables.PlacingTables(placing).Select((chunk, n) => (chunk, n)))
        {
            yield return Coverage(
                TableCodes.Placing(n),
                "Rows by area and placing",
                $"Rows of {Wording.List([.. chunk.Select(row => row.Title)])} by the area they were placed in. See also "
                    + $"{string.Join(", ", chunk.Select(row => row.Code))}.",
                state,
                all) with
                {
                    Suppression = "Each column under the policy of its own figure.",
                };
        }
    }

    private FigurePassport Of(RowTable table, AreaRows rows)
    {
        var total = rows.Suppression.Release(rows.Rows.Count);
        return Coverage(
            table.Code,
            table.Title,
            table.Counts,
            "",
            [.. submissions.Where(s => s.Kind == table.Kind).Select(s => s.SubmissionId).Order()]) with
            {
                Unit = table.Unit,
                Kind = string.Create(CultureInfo.InvariantCulture, $"{rows.Kind.Title} (version {rows.Kind.Version})"),
                Value = total,
                Agencies = rows.ByAgency(total),
                Linking = FigurePassport.NotLinked,
                Suppression = rows.Suppression.Words,
                Caveat = rows.Kind.Caveat,
            };
    }

    private FigurePassport Similar(string code, string title, string counts, SimilarGroup group)
        => Coverage(code, title, counts + " Each row has a passport of its own.", "", []) with
        {
            Areas = $"{front.AreaName}; beside it {Wording.List(group.Areas)} (\"{group.Name}\", chosen locally)",
            Kind = "The figures of the profile, as released",
            Linking = FigurePassport.NotLinked,
            Suppression = "Computed from figures as released, so it tells no more than they do.",
        };

    private FigurePassport Reference(string code, string title, string counts, string source) => new(
        code, title, counts, null, null, "", front.AreaSet, $"{front.AreaName}, and the force", source, null, [], [],
        "Published by its owner; no records of people.", Indicators.Suppression.AsPublished.Words, "", "", []);

    private FigurePassport Coverage(string code, string title, string counts, string state, IReadOnlyList<long> ids) => new(
        code, title, counts, null, null, "", _period, front.AreaName, "The hub's own list of returns", null, [], [],
        "No records of people.", AsHeld, "", state, ids);

    private static IEnumerable<RowTable> Tables() =>
    [
        new(TableCodes.Groups, AreaGroups.Kind, "How the groups are managed", "groups",
            "Groups of the register that touch the area, by what the register says of their mapping, assessment, officer and plan."),
        new(TableCodes.GroupTypes, AreaGroups.Kind, "Groups by predominant type of crime", "groups",
            "Groups of the register that touch the area, by predominant type."),
        new(TableCodes.Claimed, AreaDisruptions.Kind, "Level claimed by the acting team", "disruptions",
            "Disruptions in the area by strand and by the level that the acting team claimed."),
        new(TableCodes.Panel, AreaDisruptions.Kind, "Level given by a panel", "disruptions",
            "Disruptions in the area that a panel has seen, by strand and by the level it gave."),
        new(TableCodes.Strands, AreaDisruptions.Kind, "Disruptions by strand", "disruptions",
            "Disruptions in the area by strand: all that were claimed, and those a panel has seen."),
        new(TableCodes.Outcomes, AreaDisruptions.Kind, "What came of the disruptions", "disruptions",
            "Sums of what disruptions in the area brought about, as recorded: arrests, seizures, people safeguarded."),
        new(TableCodes.Balance, AreaPlan.Kind, "Actions by strand and state", "actions",
            "Actions of the 4P plan of the area by strand and by state; overdue is open after its day."),
        new(TableCodes.OverdueActions, AreaPlan.Kind, "Overdue actions", "actions",
            "Actions of the 4P plan of the area that are open after their day."),
        new(TableCodes.Orders, AreaOrders.Kind, "Orders in force", "orders", "Orders in force in the area, by kind of order."),
        new(TableCodes.Releases, AreaOrders.Kind, "Releases due", "people", "People due for release to the area, by month."),
    ];

    private sealed record RowTable(string Code, string Kind, string Title, string Unit, string Counts);
}

/// <summary>A submission of the run with the word of its kind.</summary>
internal sealed record KindSubmission(long SubmissionId, string Kind);
