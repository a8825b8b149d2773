using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>Lines of a caption with the code of the figure at the right of the first.</summary>
internal static class Captions
{
    /// <summary>The pieces; all keep with the next, because a caption is nothing by itself.</summary>
    public static List<Piece> Lines(LayoutContext context, StructureElement tag, string caption, string code, TextStyle style)
    {
        const double gap = 12;
        var codeStyle = Theme.Furniture with { LineHeight = style.LineHeight };
        var codeLine = context.Lines.First(code, codeStyle, Theme.TextWidth / 3);
        var width = Theme.TextWidth - (codeLine is null ? 0 : codeLine.Width + gap);
        var lines = context.Lines.Break(caption, style, width);
        var pieces = new List<Piece>();
        for (var i = 0; i < Math.Max(lines.Count, codeLine is null ? 0 : 1); i++)
        {
            var line = i < lines.Count ? lines[i] : null;
            var atRight = i == 0 ? codeLine : null;
            pieces.Add(new Piece
            {
                Height = style.LineHeight,
                KeepsWithNext = true,
                Draw = (canvas, y) =>
                {
                    if (line is not null)
                    {
                        canvas.Text(tag, line, style, Theme.Left, y);
                    }

                    if (atRight is not null)
                    {
                        canvas.Text(tag, atRight, codeStyle, Theme.Left, y, Align.Right, Theme.TextWidth);
                    }
                },
            });
        }

        return pieces;
    }
}
