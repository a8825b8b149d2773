using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>Lays out headings, running text, lists, and notes.</summary>
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
            pieces.AddRange(Spaced(ListItem(tag, label, list.Items[i], list.IsCompact ? Theme.Small : Theme.Body), 4));
        }

        return Spaced(pieces, Theme.ParagraphSpace);
    }

    /// <summary>The source and note of a block, kept under it; nothing when there is none.</summary>
    public List<Piece> Source(SourceNote source, StructureElement parent)
        => source.Line.Length == 0 ? [] : Spaced(context.LinePieces(parent.Add("P"), source.Line, Theme.Quiet), 4, Theme.BlockSpace);

    /// <summary>
    /// A framed remark. Its tone shows in the word above it and in the form of the rule, so it survives grey print.
    /// </summary>
    public IReadOnlyList<Piece> Callout(Callout callout)
    {
        const double inset = 16, padding = 10;
        var tag = context.Section.Add("Div");
        var word = Tone(callout.Tone);
        var title = callout.Title.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? callout.Title : $"{word}: {callout.Title}";
        List<Piece> pieces =
        [
            Piece.Space(padding, keepsWithNext: true),
            .. Kept(context.LinePieces(tag.Add("P"), title, Theme.Strong, Theme.Left + inset, Theme.TextWidth - (2 * inset))),
            .. context.LinePieces(tag.Add("P"), callout.Text, Theme.Body, Theme.Left + inset, Theme.TextWidth - (2 * inset)),
        ];
        pieces[^1].KeepsWithNext = true;
        pieces.Add(Piece.Space(padding, keepsWithNext: false));
        Piece.KeepIfSmall(pieces, context.BodyHeight / 4);
        return Framed(pieces, new Frame((canvas, top, bottom) =>
        {
            canvas.Box(Theme.Left, top, Theme.TextWidth, bottom - top, Theme.Tint);
            ToneRule(canvas, callout.Tone, top, bottom);
        }));
    }

    /// <summary>A judgement; probability and confidence stand apart, as the yardstick asks.</summary>
    public IReadOnlyList<Piece> Judgement(KeyJudgement judgement)
    {
        const double inset = 14, padding = 2;
        var tag = context.Section.Add("Div");
        LabelledText[] facts =
        [
            new("Probability", judgement.Probability), new("Confidence", judgement.Confidence), new("Basis", judgement.Basis),
        ];
        List<Piece> pieces =
        [
            Piece.Space(padding, keepsWithNext: true),
            .. context.LinePieces(tag.Add("P"), judgement.Text, Theme.Strong, Theme.Left + inset, Theme.TextWidth - inset),
            Piece.Space(4, keepsWithNext: true),
        ];
        foreach (var fact in facts.Where(f => f.Text.Length > 0))
        {
            var text = new RichText([new TextRun(fact.Label + ": ", Bold: true), new TextRun(fact.Text)]);
            pieces.AddRange(context.LinePieces(tag.Add("P"), text, Theme.Small, Theme.Left + inset, Theme.TextWidth - inset));
        }

        pieces.Add(Piece.Space(padding, keepsWithNext: false));
        Piece.KeepTogether(pieces);
        return Framed(pieces, new Frame((canvas, top, bottom) =>
            canvas.Box(Theme.Left, top, 4, bottom - top, Theme.DarkBlue)));
    }

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

    private static List<Piece> Kept(List<Piece> pieces)
    {
        pieces.ForEach(p => p.KeepsWithNext = true);
        return pieces;
    }

    private static List<Piece> Framed(List<Piece> pieces, Frame frame)
    {
        pieces.ForEach(p => p.Frame = frame);
        return Spaced(pieces, Theme.BlockSpace);
    }

    private static string Tone(CalloutTone tone) => tone switch
    {
        CalloutTone.Note => "Note",
        CalloutTone.Gap => "Gap",
        CalloutTone.Decision => "Decision",
        CalloutTone.Warning => "Warning",
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "A tone without a word."),
    };

    private static void ToneRule(Canvas canvas, CalloutTone tone, double top, double bottom)
    {
        switch (tone)
        {
            case CalloutTone.Note:
                canvas.Box(Theme.Left, top, 3, bottom - top, Theme.DarkBlue);
                break;
            case CalloutTone.Gap:
                canvas.VerticalRule(Theme.Left + 2, top, bottom, 4, Theme.QuietInk, isDashed: true);
                break;
            case CalloutTone.Decision:
                canvas.Box(Theme.Left, top, 2, bottom - top, Theme.DarkBlue);
                canvas.Box(Theme.Left + 4, top, 2, bottom - top, Theme.DarkBlue);
                break;
            case CalloutTone.Warning:
                canvas.Box(Theme.Left, top, 7, bottom - top, Theme.DarkPink);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(tone), tone, "A tone without a rule.");
        }
    }
}
