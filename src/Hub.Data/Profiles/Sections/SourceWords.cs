using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>
/// Sources in few words: an agency once with all it sent, and the caution of each in one table instead of under every picture.
/// </summary>
internal static class SourceWords
{
    /// <summary>"Agency: kind" lines as "Agency: kind, kind; Agency: kind", each agency and kind once, in the order given.</summary>
    public static string Joined(IEnumerable<string> sources)
        => string.Join("; ", sources.Distinct()
            .Select(source => source.Split(": ", 2))
            .GroupBy(parts => parts[0], StringComparer.Ordinal)
            .Select(agency => agency.Key + (agency.Any(parts => parts.Length > 1)
                ? ": " + string.Join(", ", agency.Where(parts => parts.Length > 1).Select(parts => parts[1]))
                : "")));

    /// <summary>
    /// The line under a table of indicators: one caution stands here; where there are more, the method has one for each source.
    /// </summary>
    public static SourceNote Of(IReadOnlyList<IndicatorView> rows)
    {
        var cautions = rows.Select(r => r.Caveat).Where(c => c.Length > 0).Distinct().ToList();
        return new SourceNote(
            Joined(rows.Select(r => r.Source)),
            cautions.Count <= 1 ? cautions.FirstOrDefault() : "What each source does not say stands under \"How to read each source\".");
    }

    /// <summary>What each source that is in does not say; empty where none has a caution.</summary>
    public static IEnumerable<Block> Cautions(SnapshotContent content)
    {
        var rows = content.Indicators
            .Where(i => i.Caveat.Length > 0 && (i.Count.HasValue || i.Rate.HasValue || i.Months.Any(m => m.Count.HasValue)))
            .GroupBy(i => (i.Source, i.Caveat))
            .OrderBy(g => g.Key.Source, StringComparer.Ordinal)
            .Select(g => new TableRow([TableCell.Of(g.Key.Source), TableCell.Of(g.Key.Caveat)]))
            .ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        yield return new Heading(2, "How to read each source", "cautions");
        yield return new FigureTable(
            "Each source, and what its figures do not say",
            [new("Source", 1.2, false), new("Caution", 2, false)],
            rows,
            "",
            SourceNote.None);
    }
}
