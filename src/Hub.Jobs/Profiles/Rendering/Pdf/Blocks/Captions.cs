using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>Lines of a caption with the code of the figure at the right of the first.</summary>
internal static class Captions
{
    /// <summary>The pieces; all keep with the next, because a caption is nothing by itself.</summary>
    public static List<Piece> Lines(LayoutContext context, StructureElement tag, string caption, string code, TextStyle style)
    {
        const double gap = 12;
        var codeStyle = Theme.Furniture with { LineHeight = style.LineHeight };
        var codeLine = context.Lines.First(FigureCodes.Runs(code), codeStyle, Theme.TextWidth / 2);
        var width = Theme.TextWidth - (codeLine is null ? 0 : codeLine.Width + gap);
        var lines = context.Lines.Break(caption, style, width);
        var count = Math.Max(lines.Count, codeLine is null ? 0 : 1);
        return [.. Enumerable.Range(0, count).Select(i => new Piece
        {
            Height = style.LineHeight,
            KeepsWithNext = true,
            Draw = (canvas, y) =>
            {
                if (i < lines.Count)
                {
                    canvas.Text(tag, lines[i], style, Theme.Left, y);
                }

                // Drawn after the last line, so that it does not interrupt the caption when it is read.
                if (codeLine is not null && i == count - 1)
                {
                    canvas.Text(tag, codeLine, codeStyle, Theme.Left, y - (i * style.LineHeight), Align.Right, Theme.TextWidth);
                }
            },
        })];
    }
}
