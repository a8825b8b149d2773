using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>
/// Lays out charts and maps: the finding as title, measure and code, the drawing, source and note; all on one page.
/// </summary>
internal sealed class DrawingBlocks(LayoutContext context, TextBlocks texts)
{
    /// <summary>A chart. Its table of figures is a block of the annex, placed there by whoever assembles the document.</summary>
    public IReadOnlyList<Piece> Chart(Chart chart)
        => Drawing(chart.Title, chart.Subtitle, chart.Alt, chart.Drawing, chart.Code, chart.Source);

    /// <summary>A map.</summary>
    public IReadOnlyList<Piece> Map(Map map) => Drawing(map.Title, map.Subtitle, map.Alt, map.Drawing, map.Code, map.Source);

    private List<Piece> Drawing(string title, string subtitle, string alt, Scene scene, string code, SourceNote source)
    {
        var tag = context.Section.Add("Div");
        var pieces = context.LinePieces(tag.Add("P"), title, Theme.Strong);
        pieces.AddRange(Captions.Lines(context, tag.Add("P"), subtitle, code, Theme.Quiet));
        var figure = tag.Add("Figure", alt);
        var notes = texts.Source(source, tag);
        var rest = context.BodyHeight - pieces.Sum(p => p.Height) - notes.Sum(p => p.Height) - (3 * Theme.BlockSpace);
        var drawing = new SceneDrawing(scene, Scale(scene, rest), context.Shaper);
        pieces.Add(new Piece
        {
            Height = drawing.Height,
            SpaceBefore = 8,
            Draw = (canvas, y) => drawing.Draw(canvas, figure, Theme.Left, y),
        });
        pieces.AddRange(notes);
        Piece.KeepTogether(pieces);
        pieces[0].Floats = FloatKind.Drawing;
        return TextBlocks.Spaced(pieces, Theme.BlockSpace, Theme.BlockSpace + 4);
    }

    /// <summary>
    /// Drawn as large as it was made, so that its letters keep their size; fitted to the column when nearly that wide, and
    /// made smaller only when it would not fit on the page.
    /// </summary>
    private static double Scale(Scene scene, double height)
    {
        var scale = scene.Width > 0.9 * Theme.TextWidth ? Theme.TextWidth / scene.Width : 1;
        return Math.Min(scale, height / Math.Max(1, scene.Height));
    }
}
