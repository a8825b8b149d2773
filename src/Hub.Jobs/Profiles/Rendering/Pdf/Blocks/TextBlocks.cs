using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>Lays out headings, running text, lists, and source notes.</summary>
internal sealed class TextBlocks(LayoutContext context)
{
    private const double ListIndent = 20;

    /// <summary>Title and subtitle of a document that has no band.</summary>
    public IReadOnlyList<Piece> Title(string title, string subtitle)
    {
        var pieces = context.LinePieces(context.Section.Add(context.HeadingTag(1)), title, Theme.Title);
        if (subtitle.Length > 0)
        {
            pieces.AddRange(context.LinePieces(context.Section.Add("P"), subtitle, Theme.Section with { IsBold = false }));
        }

        pieces.Add(Piece.Space(Theme.BlockSpace, keepsWithNext: true));
        Piece.KeepTogether(pieces);
        return pieces;
    }

    /// <summary>A heading: on the page of what follows, a target of links and of the outline.</summary>
    public IReadOnlyList<Piece> Heading(Heading heading)
    {
        if (heading.Level <= 1)
        {
            context.StartSection();
        }

        var (style, before, after) = heading.Level switch
        {
            <= 1 => (Theme.Section, Theme.SectionSpace, 8.0),
            2 => (Theme.SubSection, Theme.SubSectionSpace, 4.0),
            _ => (Theme.Minor, Theme.BlockSpace, 4.0),
        };
        var tag = context.Section.Add(context.HeadingTag(heading.Level + 1));
        var start = new Piece
        {
            Height = 0,
            StaysBehind = true,
            Draw = (canvas, y) => context.File.Bookmarks.Add(
                new Bookmark(heading.Level, heading.Text, heading.Id, canvas.Page, canvas.Up(y) + 4)),
        };
        List<Piece> pieces = [start, .. context.LinePieces(tag, heading.Text, style)];
        pieces.ForEach(p => p.KeepsWithNext = true);
        pieces[0].SpaceBefore = before;
        pieces[^1].SpaceAfter = after;
        context.AddHeading(heading.Id, start);
        return pieces;
    }

    /// <summary>Running text.</summary>
    public IReadOnlyList<Piece> Paragraph(Paragraph paragraph)
        => Spaced(context.LinePieces(context.Section.Add("P"), paragraph.Text, Theme.Body), Theme.ParagraphSpace);

    /// <summary>A list; bullets and numbers are labels of their items.</summary>
    public IReadOnlyList<Piece> List(TextList list)
    {
        var numbering = list.Numbered ? "Decimal" : "Disc";
        var tag = context.Section.Add("L", attributes: $"<</O/List/ListNumbering/{numbering}>>");
        var pieces = new List<Piece>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var label = list.Numbered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}.") : "•";
            pieces.AddRange(Spaced(ListItem(tag, label, list.Items[i], list.IsCompact ? Theme.Small : Theme.Body), list.IsCompact ? 2 : 4));
        }

        return Spaced(pieces, Theme.ParagraphSpace);
    }

    /// <summary>The source and note of a block, kept under it; nothing when there is none.</summary>
    public List<Piece> Source(SourceNote source, StructureElement parent)
        => source.Line.Length == 0 ? [] : Spaced(context.LinePieces(parent.Add("P"), source.Line, Theme.Quiet), 4, Theme.BlockSpace);

    /// <summary>Sets the space around a block.</summary>
    public static List<Piece> Spaced(List<Piece> pieces, double space) => Spaced(pieces, space, space);

    /// <summary>Sets the space above and below a block.</summary>
    public static List<Piece> Spaced(List<Piece> pieces, double before, double after)
    {
        if (pieces.Count > 0)
        {
            pieces[0].SpaceBefore = before;
            pieces[^1].SpaceAfter = after;
        }

        return pieces;
    }

    private List<Piece> ListItem(StructureElement list, string label, RichText text, TextStyle style)
    {
        var item = list.Add("LI");
        var labelTag = item.Add("Lbl");
        var lines = context.LinePieces(
            item.Add("LBody"), text, style, Theme.Left + ListIndent, Theme.TextWidth - ListIndent);
        var labelLine = context.Lines.Break(label, style, Theme.TextWidth)[0];
        var first = new Piece
        {
            Height = 0,
            KeepsWithNext = true,
            Draw = (canvas, y) => canvas.Text(labelTag, labelLine, style, Theme.Left + 4, y),
        };
        return [first, .. lines];
    }
}
