using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Sections.Linked;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>
/// People and places at risk: indicators of several agencies side by side for each area, then the people whom one agency
/// or several know, each counted once. Nobody is scored or listed here; the tables count, and ask a professional.
/// </summary>
internal static class RiskSection
{
    private static readonly string[] Themes = ["people_at_risk", "places_at_risk"];

    public static IEnumerable<Block> Write(SnapshotContent content)
        => Indicators(content).Concat(LinkedSection.Write(content)).Concat(PremisesSection.Write(content));

    private static IEnumerable<Block> Indicators(SnapshotContent content)
    {
        yield return new Heading(1, "People and places at risk", "risk");
        var all = content.Indicators.Where(i => Themes.Contains(i.Theme)).ToList();
        var own = all.Where(i => i.LevelNote is null && (i.Count.HasValue || i.Count.State == FigureState.Suppressed)).ToList();
        var wider = all.Where(i => i.LevelNote is not null && i.Count.HasValue).ToList();
        if (own.Count == 0 && wider.Count == 0)
        {
            yield return Findings.MissingSources(content, all, "Not received", ".")
                ?? new Callout(CalloutTone.Gap, "Not received", "No source for this section is expected for this area yet.");
            yield break;
        }

        yield return new Paragraph(
            "These are counts of events and assessments, agency by agency. Records of people were not combined for this table, so "
            + "one person may be counted in several rows. An exploited child is a victim first.");
        foreach (var group in own.GroupBy(i => i.RateUnit ?? ""))
        {
            yield return Table(content, group.Key, [.. group]);
        }

        if (wider.Count > 0)
        {
            foreach (var block in IndicatorTables.Write(content, "People and places at risk", wider))
            {
                yield return block;
            }
        }

        var absent = all.Where(i => i.LevelNote is null && !own.Contains(i)).ToList();
        if (Findings.MissingSources(content, absent, "Not received", ".") is { } gap)
        {
            yield return gap;
        }
    }

    private static FigureTable Table(SnapshotContent content, string rateUnit, IReadOnlyList<IndicatorView> rows)
    {
        var areas = rows.Select(r => r.Areas).OrderByDescending(a => a.Count).First().Select(a => a.Area).Take(5).ToList();
        return new FigureTable(
            rateUnit.Length == 0
                ? $"Indicators side by side, numbers, {rows[0].PeriodText}"
                : $"Indicators side by side, rate {rateUnit}, {rows[0].PeriodText}; {content.Front.AreaName} also as a number",
            [
                new("Indicator", 2.8, false),
                new("Number here", 1.1, true),
                .. areas.Select(a => new TableColumn(a, 1.2, true)),
            ],
            [.. rows.Select(i => new TableRow(
                [
                    TableCell.Of(i.Title),
                    TableCell.Of(i.Count),
                    .. areas.Select(a => i.Areas.FirstOrDefault(x => x.Area == a) is { } other
                        ? TableCell.Of(rateUnit.Length == 0 ? other.Count : other.Rate)
                        : TableCell.Of("–")),
                ],
                Code: i.Code))],
            rows.Count == 1 ? rows[0].Code : $"{rows[0].Code} to {rows[^1].Code}",
            SourceWords.Of(rows));
    }
}
