using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>Lays out the list of contents: headings of levels 1 and 2, each a link with its page number at the right.</summary>
internal sealed class ContentsBlocks(LayoutContext context)
{
    private const double NumberWidth = 40;

    /// <summary>The list.</summary>
    public IReadOnlyList<Piece> Contents(Contents contents)
    {
        var pieces = new List<Piece>();
        if (contents.Title.Length > 0)
        {
            pieces.AddRange(context.LinePieces(context.Section.Add(context.HeadingTag(2)), contents.Title, Theme.Section));
            pieces.ForEach(p => p.KeepsWithNext = true);
            pieces.Add(Piece.Space(4, keepsWithNext: true));
        }

        var headings = context.Document.Blocks.OfType<Heading>().Where(h => h.Level <= 2).ToList();
        var tag = headings.Count > 0 ? context.Section.Add("TOC") : null;
        var entries = headings.Select(h => Entry(tag!, h)).ToList();
        Piece.ControlWidows(entries);
        pieces.AddRange(entries);
        return TextBlocks.Spaced(pieces, Theme.SectionSpace, Theme.BlockSpace);
    }

    private Piece Entry(StructureElement toc, Heading heading)
    {
        var isSection = heading.Level == 1;
        var style = isSection ? Theme.Strong : Theme.Body;
        var left = Theme.Left + (isSection ? 0 : 16);
        var lines = context.Lines.Break(heading.Text, style, Theme.Right - left - NumberWidth);
        var link = toc.Add("TOCI").Add("Reference").Add("Link");
        var height = Math.Max(1, lines.Count) * style.LineHeight;
        return new Piece
        {
            Height = height,
            SpaceBefore = isSection ? 6 : 1,
            Draw = (canvas, y) =>
            {
                var number = context.PageNumberOf(heading.Id).ToString(CultureInfo.InvariantCulture);
                var numberLine = context.Lines.Break(number, style, NumberWidth)[0];
                for (var i = 0; i < lines.Count; i++)
                {
                    canvas.Text(link, lines[i], style, left, y + (i * style.LineHeight));
                }

                var lastLine = y + height - style.LineHeight;
                var textEnd = left + (lines.Count > 0 ? lines[^1].Width : 0);
                canvas.Leader(textEnd + 6, Theme.Right - numberLine.Width - 6, lastLine + style.Baseline);
                canvas.Text(link, numberLine, style, Theme.Left, lastLine, Align.Right, Theme.TextWidth);
                canvas.LinkArea(link, Theme.Left, y, Theme.TextWidth, height, heading.Id, $"{heading.Text}, page {number}");
            },
        };
    }
}
