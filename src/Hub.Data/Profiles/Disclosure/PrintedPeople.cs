using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Disclosure;

/// <summary>What a version tells of the people of one category, or of premises, as the attack takes it.</summary>
internal static class PrintedPeople
{
    /// <summary>The categories of which versions tell anything, by the names under which the attack knows them.</summary>
    public static IEnumerable<string> Ids(IEnumerable<PrintedVersion> versions)
        => versions.SelectMany(version => Groups(version.Figures)).Select(group => LinkedTable.Id(group.Category)).Distinct();

    /// <summary>The telling; null where the version says nothing of the category.</summary>
    public static Telling? Of(PrintedVersion version, string category)
    {
        if (Groups(version.Figures).FirstOrDefault(group => group.Category == category) is not { } group)
        {
            return null;
        }

        var front = version.Figures.Front;
        var words = category == LinkedPremises.Category ? version.Figures.Premises?.Suppression : version.Figures.Linked?.Suppression;
        var policy = PrintedPolicy.Read(words ?? "") ?? Suppression.Default;
        return LinkedTable.Telling(
            version.Name, front.AreaName, front.PeriodFrom, front.PeriodUntil, group.Mark,
            group.Overlap?.Agencies.Select(agency => agency.Agency).ToList(),
            [
                .. Figures(front.AreaName, group)
                    .Select(pair => (pair.Name, pair.Figure, Known: PrintedPolicy.Of(policy, pair.Figure)))
                    .Where(pair => pair.Known is not null)
                    .Select(pair => new ToldNumber(
                        new(pair.Name, front.PeriodFrom, front.PeriodUntil), pair.Known!.Value, IsHidden: !pair.Figure.HasValue)),
            ]);
    }

    private static IEnumerable<KnownPeople> Groups(SnapshotContent figures)
        => [.. figures.Linked?.Groups ?? [], .. figures.Premises is { } premises ? [premises.Known] : Array.Empty<KnownPeople>()];

    private static IEnumerable<(string Name, Figure Figure)> Figures(string area, KnownPeople group)
    {
        yield return (area, group.People);
        if (group.Overlap is not { } overlap)
        {
            yield break;
        }

        yield return (LinkedTable.One(area), overlap.One);
        yield return (LinkedTable.Several(area), overlap.Several);
        yield return (LinkedTable.Two(area), overlap.Two);
        yield return (LinkedTable.ThreeOrMore(area), overlap.ThreeOrMore);
        foreach (var agency in overlap.Agencies)
        {
            yield return (LinkedTable.Known(area, agency.Agency), agency.Known);
            yield return (LinkedTable.Alone(area, agency.Agency), agency.Alone);
            yield return (LinkedTable.Shared(area, agency.Agency), agency.Shared);
        }
    }
}
