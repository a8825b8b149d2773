using Hub.Data.Disruptions;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>Disruptions by strand. Claimed levels and levels seen by a panel stand apart; neither stands without the share.</summary>
internal static class DisruptionsSection
{
    private static readonly string[] Levels = ["Major", "Moderate", "Minor", "None", "Negative"];

    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        var view = content.Disruptions;
        yield return new Heading(1, "Disruptions", "disruptions");
        if (view.Missing is not null)
        {
            yield return new Callout(CalloutTone.Gap, "No disruptions received", view.Missing);
            yield break;
        }

        var source = new SourceNote(view.Source, view.Caveat);
        yield return new Paragraph(
            $"{view.Total.Text} disruptions were recorded in this area. A panel has seen {view.PanelSeen.Text} of them "
            + $"({Share(view)}). Levels that the acting team claimed and levels that a panel gave are shown apart and are never "
            + "added together.");
        yield return Levelled("Level claimed by the acting team", TableCodes.Claimed, view.Claimed, source);
        yield return Levelled("Level given by a panel", TableCodes.Panel, view.Panel, source);
        if (view.Panel.Any(s => s.Total.HasValue) || view.Claimed.Any(s => s.Total.HasValue))
        {
            yield return new Chart(
                "Disruptions by strand: claimed and seen by a panel",
                $"Number of disruptions, {content.Front.AreaName}, {Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil)}",
                "Bar chart of disruptions by strand, all that were claimed beside those a panel has seen.",
                GroupedBars.Build(new BarGroups(
                    ["All claimed", "Seen by a panel"],
                    [.. view.Claimed.Select((s, i) => new BarGroup(s.Strand, [s.Total, view.Panel[i].Total]))],
                    AreOrdered: false)),
                new FigureTable(
                    "Disruptions by strand: claimed and seen by a panel",
                    [new("Strand", 2, false), new("All claimed", 1, true), new("Seen by a panel", 1, true)],
                    [.. view.Claimed.Select((s, i) => new TableRow(
                        [TableCell.Of(s.Strand), TableCell.Of(s.Total), TableCell.Of(view.Panel[i].Total)]))],
                    TableCodes.Strands,
                    source),
                TableCodes.Strands,
                source);
        }

        if (view.Outcomes.Count > 0)
        {
            yield return Tables.Counts("What came of the disruptions", "Outcome", "Total", view.Outcomes, TableCodes.Outcomes, source);
        }
    }

    private static string Share(DisruptionFigures view)
        => view.PanelShare.HasValue ? view.PanelShare.Text + "%" : view.PanelShare.Text;

    private static FigureTable Levelled(string caption, string code, IReadOnlyList<StrandLevels> rows, SourceNote source) => new(
        caption,
        [new("Strand", 1.6, false), .. Levels.Select(l => new TableColumn(l, 1, true)), new("All", 1, true)],
        [.. rows.Select(r => new TableRow(
            [TableCell.Of(r.Strand), .. r.Levels.Select(f => TableCell.Of(f)), TableCell.Of(r.Total)]))],
        code,
        source);
}
