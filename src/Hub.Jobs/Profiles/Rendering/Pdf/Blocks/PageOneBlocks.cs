using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>Lays out what page one is made of: the band, the threat lines, lists of facts.</summary>
internal sealed class PageOneBlocks(LayoutContext context)
{
    private const double Padding = 16;

    /// <summary>The band: title, subtitle and facts, light on dark blue.</summary>
    public IReadOnlyList<Piece> Band(Band band)
    {
        var inner = Theme.TextWidth - (2 * Padding);
        var title = context.Section.Add(context.HeadingTag(1));
        var titleStyle = Theme.Title with { Colour = Theme.Paper };
        var subtitleStyle = Theme.SubSection with { Colour = Theme.Paper, IsBold = false };
        List<Piece> pieces =
        [
            Piece.Space(Padding - 8, keepsWithNext: true),
            .. context.LinePieces(title, band.Title, titleStyle, Theme.Left + Padding, inner),
        ];
        if (band.Subtitle.Length > 0)
        {
            pieces.AddRange(context.LinePieces(context.Section.Add("P"), band.Subtitle, subtitleStyle, Theme.Left + Padding, inner));
        }

        var columns = band.Facts.Count is 5 or 6 or > 8 ? 3 : Math.Clamp(band.Facts.Count, 1, 4);
        var list = band.Facts.Count > 0 ? context.Section.Add("L", attributes: "<</O/List/ListNumbering/None>>") : null;
        foreach (var row in band.Facts.Chunk(columns))
        {
            pieces.Add(Piece.Space(8, keepsWithNext: true));
            pieces.Add(BandRow(list!, row, columns, inner));
        }

        pieces.Add(Piece.Space(Padding - 4, keepsWithNext: false));
        Piece.KeepTogether(pieces);
        var frame = new Frame((canvas, top, bottom) => canvas.Box(Theme.Left, top, Theme.TextWidth, bottom - top, Theme.DarkBlue));
        pieces.ForEach(p => p.Frame = frame);
        return TextBlocks.Spaced(pieces, Theme.BlockSpace);
    }

    /// <summary>
    /// The threat in five lines: words on the left, the strip with direction and confidence under it on the right.
    /// </summary>
    public IReadOnlyList<Piece> ThreatLines(ThreatLines threats)
    {
        var list = context.Section.Add("L", attributes: "<</O/List/ListNumbering/None>>");
        var pieces = threats.Lines.Select((line, i) => ThreatRow(list, line, isFirst: i == 0)).ToList();
        if (threats.ScaleNote.Length > 0)
        {
            pieces.AddRange(TextBlocks.Spaced(context.LinePieces(context.Section.Add("P"), threats.ScaleNote, Theme.Quiet), 4, 0));
        }

        Piece.KeepTogether(pieces);
        return TextBlocks.Spaced(pieces, 4, Theme.ParagraphSpace);
    }

    /// <summary>Label and value pairs in two columns, without rules.</summary>
    public IReadOnlyList<Piece> Facts(FactList facts)
    {
        const double labelWidth = 140, gap = 12;
        var pieces = new List<Piece>();
        if (facts.Caption.Length > 0)
        {
            pieces.AddRange(TextBlocks.Spaced(
                context.LinePieces(context.Section.Add("P"), facts.Caption, Theme.Strong with { Colour = Theme.DarkBlue }), 0, 4));
            pieces.ForEach(p => p.KeepsWithNext = true);
        }

        var list = facts.Facts.Count > 0 ? context.Section.Add("L", attributes: "<</O/List/ListNumbering/None>>") : null;
        foreach (var fact in facts.Facts)
        {
            var item = list!.Add("LI");
            StructureElement label = item.Add("Lbl"), body = item.Add("LBody");
            var labels = context.Lines.Break(fact.Label, Theme.SmallStrong, labelWidth);
            var values = context.Lines.Break(fact.Text, Theme.Small, Theme.TextWidth - labelWidth - gap);
            pieces.Add(new Piece
            {
                Height = (Math.Max(labels.Count, values.Count) * Theme.Small.LineHeight) + 3,
                Draw = (canvas, y) =>
                {
                    Stack(canvas, label, labels, Theme.SmallStrong, Theme.Left, y);
                    Stack(canvas, body, values, Theme.Small, Theme.Left + labelWidth + gap, y);
                },
            });
        }

        Piece.ControlWidows(pieces);
        Piece.KeepIfSmall(pieces, context.BodyHeight / 3);
        return TextBlocks.Spaced(pieces, 12);
    }

    private Piece BandRow(StructureElement list, LabelledText[] facts, int columns, double inner)
    {
        const double gap = 16;
        var width = (inner - (gap * (columns - 1))) / columns;
        TextStyle labelStyle = Theme.Small with { Colour = Theme.BandLabel }, valueStyle = Theme.SmallStrong with { Colour = Theme.Paper };
        var cells = facts.Select(fact =>
        {
            var item = list.Add("LI");
            return (
                Label: item.Add("Lbl"), Labels: context.Lines.Break(fact.Label, labelStyle, width),
                Body: item.Add("LBody"), Values: context.Lines.Break(fact.Text, valueStyle, width));
        }).ToList();
        return new Piece
        {
            Height = cells.Max(c => c.Labels.Count + c.Values.Count) * labelStyle.LineHeight,
            Draw = (canvas, y) =>
            {
                for (var i = 0; i < cells.Count; i++)
                {
                    var x = Theme.Left + Padding + (i * (width + gap));
                    var below = Stack(canvas, cells[i].Label, cells[i].Labels, labelStyle, x, y);
                    Stack(canvas, cells[i].Body, cells[i].Values, valueStyle, x, below);
                }
            },
        };
    }

    private Piece ThreatRow(StructureElement list, ThreatLine threat, bool isFirst)
    {
        const double rightWidth = 176, gap = 20, padding = 4;
        var body = list.Add("LI").Add("LBody");
        var words = body.Add("P");
        var strip = threat.Strip is null ? null : body.Add("Figure", threat.StripAlt);
        var verdict = body.Add("P");
        var isMeasured = threat.Measure.Length > 0;
        var text = new RichText(
        [
            new TextRun(threat.Theme + ". ", Bold: true),
            .. isMeasured ? [new TextRun(threat.Sentence)] : FigureCodes.After(threat.Sentence, threat.Code).Runs,
        ]);
        var lines = context.Lines.Break(text, Theme.Body, Theme.TextWidth - rightWidth - gap);
        var measures = isMeasured
            ? context.Lines.Break(FigureCodes.After(threat.Measure, threat.Code), Theme.Quiet, Theme.TextWidth - rightWidth - gap)
            : [];
        RichText[] assessments =
        [
            new([new TextRun(threat.Direction, Bold: true)]),
            .. threat.Verdict.Length == 0 ? Array.Empty<RichText>() : [threat.Verdict],
        ];
        var verdicts = assessments.SelectMany(text => context.Lines.Break(text, Theme.Small, rightWidth)).ToList();
        var drawing = threat.Strip is { } scene
            ? new SceneDrawing(scene, Math.Min(1, rightWidth / scene.Width), context.Shaper)
            : null;
        var right = (drawing?.Height ?? 0) + (verdicts.Count * Theme.Small.LineHeight);
        return new Piece
        {
            Height = Math.Max((lines.Count * Theme.Body.LineHeight) + (measures.Count * Theme.Quiet.LineHeight), right) + (2 * padding),
            Draw = (canvas, y) =>
            {
                canvas.Rule(Theme.Left, Theme.Right, y, isFirst ? 1 : 0.4, isFirst ? Theme.Ink : Theme.LightRule);
                var below = Stack(canvas, words, lines, Theme.Body, Theme.Left, y + padding);
                Stack(canvas, words, measures, Theme.Quiet, Theme.Left, below);
                var x = Theme.Right - rightWidth;
                drawing?.Draw(canvas, strip!, x, y + padding);
                Stack(canvas, verdict, verdicts, Theme.Small, x, y + padding + (drawing?.Height ?? 0));
            },
        };
    }

    private static double Stack(Canvas canvas, StructureElement tag, IReadOnlyList<Line> lines, TextStyle style, double x, double y)
    {
        foreach (var line in lines)
        {
            canvas.Text(tag, line, style, x, y);
            y += style.LineHeight;
        }

        return y;
    }
}
