using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>Lays out remarks and judgements: text beside a rule that goes on where a page breaks.</summary>
internal sealed class FramedBlocks(LayoutContext context)
{
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
        (string Label, RichText Text)[] facts =
        [
            ("Probability", judgement.Probability), ("Confidence", judgement.Confidence), ("Basis", judgement.Basis),
        ];
        List<Piece> pieces =
        [
            Piece.Space(padding, keepsWithNext: true),
            .. context.LinePieces(tag.Add("P"), judgement.Text, Theme.Strong, Theme.Left + inset, Theme.TextWidth - inset),
            Piece.Space(4, keepsWithNext: true),
        ];
        foreach (var fact in facts.Where(f => f.Text.Plain.Length > 0))
        {
            var text = new RichText([new TextRun(fact.Label + ": ", Bold: true), .. fact.Text.Runs]);
            pieces.AddRange(context.LinePieces(tag.Add("P"), text, Theme.Small, Theme.Left + inset, Theme.TextWidth - inset));
        }

        pieces.Add(Piece.Space(padding, keepsWithNext: false));
        Piece.KeepTogether(pieces);
        return Framed(pieces, new Frame((canvas, top, bottom) =>
            canvas.Box(Theme.Left, top, 4, bottom - top, Theme.DarkBlue)));
    }

    private static List<Piece> Kept(List<Piece> pieces)
    {
        pieces.ForEach(p => p.KeepsWithNext = true);
        return pieces;
    }

    private static List<Piece> Framed(List<Piece> pieces, Frame frame)
    {
        pieces.ForEach(p => p.Frame = frame);
        return TextBlocks.Spaced(pieces, Theme.BlockSpace);
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
