using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>Lays out the list of contents: headings of levels 1 and 2, each a link with its page number at the right.</summary>
internal sealed class ContentsBlocks(LayoutContext context)
{
    private const double NumberWidth = 32, ColumnGap = 28, ColumnWidth = (Theme.TextWidth - ColumnGap) / 2;

    /// <summary>A longer list stands in two columns of small type: it takes a third of a page and is never torn in two.</summary>
    private const int FewestForTwoColumns = 12;

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
        if (headings.Count >= FewestForTwoColumns)
        {
            pieces.Add(TwoColumns([.. headings.Select(h => Entry(tag!, h, ColumnWidth, isSmall: true))]));
        }
        else
        {
            var entries = headings.Select(h => Entry(tag!, h, Theme.TextWidth, isSmall: false)).ToList();
            var lines = entries.Select(e => new Piece
            {
                Height = e.Height, SpaceBefore = e.SpaceBefore, Draw = (canvas, y) => e.Draw(canvas, Theme.Left, y),
            }).ToList();
            Piece.ControlWidows(lines);
            pieces.AddRange(lines);
        }

        return TextBlocks.Spaced(pieces, Theme.SectionSpace, Theme.BlockSpace);
    }

    /// <summary>Down the left column, then down the right; a section's parts stay under it, and the columns end about level.</summary>
    private static Piece TwoColumns(List<ContentsEntry> entries)
    {
        var all = entries.Sum(e => e.SpaceBefore + e.Height);
        var (split, left) = (0, 0.0);
        while (split < entries.Count && (left < all / 2 || !entries[split].IsSection))
        {
            left += entries[split].SpaceBefore + entries[split].Height;
            split++;
        }

        ContentsEntry[][] columns = [[.. entries.Take(split)], [.. entries.Skip(split)]];
        return new Piece
        {
            Height = Math.Max(left, all - left),
            Draw = (canvas, top) =>
            {
                for (var column = 0; column < columns.Length; column++)
                {
                    var y = top;
                    foreach (var entry in columns[column])
                    {
                        y += entry.SpaceBefore;
                        entry.Draw(canvas, Theme.Left + (column * (ColumnWidth + ColumnGap)), y);
                        y += entry.Height;
                    }
                }
            },
        };
    }

    private ContentsEntry Entry(StructureElement toc, Heading heading, double width, bool isSmall)
    {
        var isSection = heading.Level == 1;
        var style = (isSection, isSmall) switch
        {
            (true, false) => Theme.Strong,
            (true, true) => Theme.SmallStrong,
            (false, false) => Theme.Body,
            (false, true) => Theme.Small,
        };
        var indent = isSection ? 0 : 12;
        var lines = context.Lines.Break(heading.Text, style, width - indent - NumberWidth);
        var link = toc.Add("TOCI").Add("Reference").Add("Link");
        var height = Math.Max(1, lines.Count) * style.LineHeight;
        return new ContentsEntry(isSection, height, isSection ? 6 : 1, (canvas, x, y) =>
        {
            var number = context.PageNumberOf(heading.Id).ToString(CultureInfo.InvariantCulture);
            var numberLine = context.Lines.Break(number, style, NumberWidth)[0];
            for (var i = 0; i < lines.Count; i++)
            {
                canvas.Text(link, lines[i], style, x + indent, y + (i * style.LineHeight));
            }

            var lastLine = y + height - style.LineHeight;
            var textEnd = x + indent + (lines.Count > 0 ? lines[^1].Width : 0);
            canvas.Leader(textEnd + 6, x + width - numberLine.Width - 6, lastLine + style.Baseline);
            canvas.Text(link, numberLine, style, x, lastLine, Align.Right, width);
            canvas.LinkArea(link, x, y, width, height, heading.Id, $"{heading.Text}, page {number}");
        });
    }

    /// <summary>One heading; <paramref name="Draw"/> takes the left edge of its column and its top.</summary>
    private sealed record ContentsEntry(bool IsSection, double Height, double SpaceBefore, Action<Canvas, double, double> Draw);
}
