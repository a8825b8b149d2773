using Hub.Data.Profiles.Document;

namespace Hub.Jobs.Profiles.Rendering;

/// <summary>Every text of a document that is printed, in reading order: what fonts must cover.</summary>
internal static class DocumentTexts
{
    /// <summary>The texts, furniture first.</summary>
    public static IEnumerable<string> Of(ProfileDocument document) =>
    [
        document.Marking, .. document.Notices, document.RunningTitle, document.Title, document.Subtitle,
        .. document.Blocks.SelectMany(Of),
    ];

    /// <summary>The texts of one block.</summary>
    public static IEnumerable<string> Of(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text.Plain],
        TextList list => list.Items.Select(i => i.Plain),
        Band band => [band.Title, band.Subtitle, .. Of(band.Facts)],
        ThreatLines threats => [.. threats.Lines.SelectMany(Of), threats.ScaleNote],
        KeyJudgement judgement => [judgement.Text, judgement.Probability, judgement.Confidence, judgement.Basis.Plain],
        FigureTable table =>
        [
            table.Caption, table.Code, .. table.Columns.Select(c => c.Header),
            .. table.Rows.SelectMany(r => r.Cells).Select(c => c.Text), .. Of(table.Source),
        ],
        Chart chart => [chart.Title, chart.Subtitle, chart.Code, .. Of(chart.Drawing), .. Of(chart.Source)],
        Map map => [map.Title, map.Subtitle, map.Code, .. Of(map.Drawing), .. Of(map.Source)],
        ActionList actions =>
        [
            actions.Caption, .. actions.Items.SelectMany(i => (string[])[i.Finding, i.Strand, i.Owner, i.Due, i.Status]),
            .. Of(actions.Source),
        ],
        Callout callout => [callout.Title, callout.Text.Plain],
        CoverageGrid grid =>
        [
            grid.Caption, .. grid.Months, .. grid.Rows.SelectMany(r => (string[])[r.Source, r.Agency]), .. Of(grid.Source),
        ],
        SourceNote source => [source.Line],
        Contents contents => [contents.Title],
        PageBreak => [],
        FactList facts => [facts.Caption, .. Of(facts.Facts)],
        _ => throw new InvalidOperationException($"The texts of the block {block.GetType().Name} are not known."),
    };

    private static IEnumerable<string> Of(ThreatLine line) =>
        [line.Theme, line.Sentence, line.Measure, line.Direction, line.Verdict, .. line.Strip is { } strip ? Of(strip) : []];

    private static IEnumerable<string> Of(IEnumerable<LabelledText> facts) => facts.SelectMany(f => (string[])[f.Label, f.Text]);

    private static IEnumerable<string> Of(Scene scene) => scene.Shapes.OfType<Label>().Select(l => l.Text);
}
