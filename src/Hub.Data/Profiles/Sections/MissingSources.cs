using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>Says which agency has not sent what, for the indicators that have no figure because of it.</summary>
internal static class MissingSources
{
    /// <summary>The callout, or null when every source of the indicators is in.</summary>
    /// <param name="ending">How each agency's sentence ends, with its full stop.</param>
    public static Callout? Of(SnapshotContent content, IEnumerable<IndicatorView> indicators, string title, string ending)
    {
        var kinds = indicators.Select(i => i.Kind).ToHashSet(StringComparer.Ordinal);
        var missing = content.Sources.Where(s => kinds.Contains(s.Kind) && !s.IsIn).ToList();
        return missing.Count == 0
            ? null
            : new Callout(
                CalloutTone.Gap,
                title,
                string.Join(" ", missing.GroupBy(s => s.Agency).Select(g =>
                    $"{g.Key} has not sent {Wording.List([.. g.Select(s => s.Title).Distinct()])}{ending}")));
    }
}
