using System.Globalization;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Linked;

/// <summary>People of one category and area whom the same agencies know, exact.</summary>
internal sealed record LinkedCount(string Category, string Code, IReadOnlyList<string> Agencies, long People, long Mark);

/// <summary>
/// Releases the linked people of a run: under the default policy always, for they are people whatever the policy of the kinds, and
/// with whatever else must be withheld so that no small number can be worked out from the sums or from what was told before.
/// </summary>
internal sealed class LinkedRelease(LinkedSet set, IReadOnlyList<LinkedCount> counts, IndicatorRun run, EarlierTellings earlier)
{
    private static readonly Suppression Policy = Suppression.Default;

    /// <summary>The submissions whose people were counted together.</summary>
    public IReadOnlyList<long> SubmissionIds => set.SubmissionIds;

    /// <summary>The figures of an area.</summary>
    public LinkedPeople For(string areaCode, string areaName)
        => set.Missing is { } why
            ? LinkedPeople.None(why, set.LeftOut)
            : new(
                null,
                [
                    .. KnownPeople.Categories.Where(category => counts.Any(count => count.Category == category))
                        .Select(category => Group(category, areaCode, areaName, set.HasOverlap)),
                ],
                set.TookPart,
                set.LeftOut,
                set.Agencies,
                Policy.Words)
            {
                Method = set.Method,
            };

    /// <summary>The submissions whose premises were counted together.</summary>
    public IReadOnlyList<long> PremisesSubmissionIds => set.Premises?.SubmissionIds ?? [];

    /// <summary>The premises of an area; null where none were counted together.</summary>
    public LinkedPremises? PremisesFor(string areaCode, string areaName)
        => set.Premises is { } premises
            ? new(
                Group(LinkedPremises.Category, areaCode, areaName, hasOverlap: true), premises.TookPart, premises.LeftOut,
                premises.Agencies, Policy.Words)
            : null;

    private KnownPeople Group(string category, string code, string area, bool hasOverlap)
    {
        var here = counts.Where(count => count.Category == category && count.Code == code).ToList();
        var agencies = hasOverlap
            ? counts.Where(count => count.Category == category).SelectMany(count => count.Agencies).Distinct()
                .Order(StringComparer.Ordinal).ToList()
            : null;
        var exact = Exact(area, here, agencies);
        var mark = here.Aggregate(0L, (all, count) => all ^ count.Mark).ToString("x16", CultureInfo.InvariantCulture);
        ToldPlace Place(string name) => new(name, run.PeriodFrom, run.PeriodUntil);
        var plan = TablePlan.Of(
            Policy,
            LinkedTable.Telling("these figures", area, run.PeriodFrom, run.PeriodUntil, mark, agencies, []),
            [.. exact.Select(pair => new PlannedNumber(Place(pair.Key), PolicyCells.Plan(
                Policy, pair.Value, Policy.Hides(pair.Value, pair.Value), pair.Key == area ? 2 : 1)))],
            earlier.Of(LinkedTable.Id(category)),
            isSum: false,
            DisclosureLimits.Default);

        // Where nothing that was tried protects, all parts are withheld; the whole stands under its policy.
        Figure Of(string name) => exact[name] != 0
            && (plan.Failure is null ? plan.IsWithheld(Place(name)) : name != area)
            ? Figure.Withheld(Suppression.WithheldWords)
            : Policy.Release(exact[name]);
        return new(
            category,
            Of(area),
            agencies is null ? null : new(
                Of(LinkedTable.One(area)),
                Of(LinkedTable.Several(area)),
                Of(LinkedTable.Two(area)),
                Of(LinkedTable.ThreeOrMore(area)),
                [
                    .. agencies.Select(agency => new LinkedAgency(
                        agency, Of(LinkedTable.Known(area, agency)), Of(LinkedTable.Alone(area, agency)),
                        Of(LinkedTable.Shared(area, agency)))),
                ]),
            mark);
    }

    private static Dictionary<string, long> Exact(string area, List<LinkedCount> here, List<string>? agencies)
    {
        long Sum(Func<LinkedCount, bool> fits) => here.Where(fits).Sum(count => count.People);
        var exact = new Dictionary<string, long>(StringComparer.Ordinal) { [area] = Sum(_ => true) };
        if (agencies is null)
        {
            return exact;
        }

        exact[LinkedTable.One(area)] = Sum(count => count.Agencies.Count == 1);
        exact[LinkedTable.Several(area)] = Sum(count => count.Agencies.Count > 1);
        exact[LinkedTable.Two(area)] = Sum(count => count.Agencies.Count == 2);
        exact[LinkedTable.ThreeOrMore(area)] = Sum(count => count.Agencies.Count > 2);
        foreach (var agency in agencies)
        {
            exact[LinkedTable.Known(area, agency)] = Sum(count => count.Agencies.Contains(agency));
            exact[LinkedTable.Alone(area, agency)] = Sum(count => count.Agencies.Count == 1 && count.Agencies.Contains(agency));
            exact[LinkedTable.Shared(area, agency)] = Sum(count => count.Agencies.Count > 1 && count.Agencies.Contains(agency));
        }

        return exact;
    }
}
