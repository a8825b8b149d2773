using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>
/// Sets text in lines, left-aligned: breaks at spaces, after hyphens, dashes and slashes between letters, and inside a word
/// only when it is wider than the line by itself.
/// </summary>
internal sealed class LineBreaker(Shaper shaper)
{
    /// <summary>Lines of plain text.</summary>
    public IReadOnlyList<Line> Break(string text, TextStyle style, double width) => Break((RichText)text, style, width);

    /// <summary>Lines of a text with bold runs and links; a text without words has no lines.</summary>
    public IReadOnlyList<Line> Break(RichText text, TextStyle style, double width)
    {
        var lines = new List<Line>();
        var current = new LineBuilder(shaper);
        foreach (var unit in Units(text, style))
        {
            var space = unit.Before == Gap.Space && !current.IsEmpty ? shaper.Width(" ", false, style.Size) : 0;
            var fits = current.Width + space + Width(unit) <= width + 0.01;
            if (!current.IsEmpty && (unit.Before == Gap.NewLine || !fits))
            {
                lines.Add(current.Finish(endsWithSpace: unit.Before != Gap.Nothing));
                current = new LineBuilder(shaper);
            }

            if (current.IsEmpty && Width(unit) > width)
            {
                current = BreakWord(unit, width, lines);
                continue;
            }

            current.Add(unit.Pieces, current.IsEmpty ? Gap.None : unit.Before);
        }

        if (!current.IsEmpty)
        {
            lines.Add(current.Finish(endsWithSpace: false));
        }

        return lines;
    }

    /// <summary>The first line of a text meant to have one; null when it has no words.</summary>
    public Line? First(RichText text, TextStyle style, double width) => Break(text, style, width) is [var line, ..] ? line : null;

    /// <summary>Width of the widest part of a text that is not broken unless it must be.</summary>
    public double WidestWord(RichText text, TextStyle style) => Units(text, style).Select(Width).DefaultIfEmpty().Max();

    private double Width(Unit unit) => unit.Pieces.Sum(p => shaper.Width(p.Text, p.Style.IsBold, p.Style.Size));

    /// <summary>Fills lines with as many characters as fit; the last, unfinished line is returned.</summary>
    private LineBuilder BreakWord(Unit unit, double width, List<Line> lines)
    {
        var current = new LineBuilder(shaper);
        foreach (var piece in unit.Pieces)
        {
            var rest = piece.Text;
            while (rest.Length > 0)
            {
                var count = Fitting(rest, piece.Style, width - current.Width);
                if (count == 0 && !current.IsEmpty)
                {
                    lines.Add(current.Finish(endsWithSpace: false));
                    current = new LineBuilder(shaper);
                    continue;
                }

                // A line narrower than one character still takes one, or the text would never end.
                count = count == 0 ? StringInfo.GetNextTextElementLength(rest) : count;
                current.Add([piece with { Text = rest[..count] }], Gap.None);
                rest = rest[count..];
            }
        }

        return current;
    }

    private int Fitting(string text, TextStyle style, double width)
    {
        if (shaper.Width(text, style.IsBold, style.Size) <= width)
        {
            return text.Length;
        }

        var starts = StringInfo.ParseCombiningCharacters(text);
        int low = 0, high = starts.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var fits = shaper.Width(text[..starts[middle]], style.IsBold, style.Size) <= width;
            (low, high) = fits ? (middle, high) : (low, middle - 1);
        }

        return starts[low];
    }

    private static IEnumerable<Unit> Units(RichText text, TextStyle style)
    {
        var pieces = new List<WordPiece>();
        Gap before = Gap.None, next = Gap.None;
        foreach (var run in text.Runs)
        {
            var runStyle = run.IsCode ? Theme.Code(style) : run.Bold ? style with { IsBold = true } : style;
            foreach (var (word, gap) in Words(run.Text))
            {
                next = (Gap)Math.Max((int)next, (int)gap);
                if (word.Length == 0)
                {
                    continue;
                }

                if (next != Gap.None && pieces.Count > 0)
                {
                    yield return new Unit(before, [.. pieces]);
                    pieces.Clear();
                }

                before = pieces.Count == 0 ? next : before;
                pieces.Add(new WordPiece(word, runStyle, run.LinkTo is null && !run.IsCode ? null : run));
                next = Gap.None;
            }
        }

        if (pieces.Count > 0)
        {
            yield return new Unit(before, [.. pieces]);
        }
    }

    /// <summary>Words with what stands before each; a last empty word carries the space at the end.</summary>
    private static IEnumerable<(string Word, Gap Before)> Words(string text)
    {
        var start = 0;
        var gap = Gap.None;
        for (var i = 0; i < text.Length; i++)
        {
            var isSpace = text[i] is ' ' or '\n' or '\r' or '\t' or '\u200B';
            if (isSpace || MayBreakBefore(text, i))
            {
                if (i > start)
                {
                    yield return (text[start..i], gap);
                    gap = Gap.None;
                }

                var here = text[i] == '\n' ? Gap.NewLine : text[i] == '\u200B' || !isSpace ? Gap.Nothing : Gap.Space;
                gap = (Gap)Math.Max((int)gap, (int)here);
                start = isSpace ? i + 1 : i;
            }
        }

        yield return (text[start..], gap);
    }

    /// <summary>After a hyphen, dash or slash between letters, as in "year-on-year"; never inside "2024-25" or "-3".</summary>
    private static bool MayBreakBefore(string text, int i)
        => i >= 2 && text[i - 1] is '-' or '–' or '—' or '/' && char.IsLetter(text[i]) && char.IsLetter(text[i - 2]);

    private sealed record Unit(Gap Before, IReadOnlyList<WordPiece> Pieces);
}

/// <summary>What separates a word from the one before it, the stronger the later.</summary>
internal enum Gap
{
    /// <summary>Nothing, and no line may break here.</summary>
    None,

    /// <summary>Nothing, but a line may break here.</summary>
    Nothing,

    /// <summary>A space.</summary>
    Space,

    /// <summary>A line break that the text asks for.</summary>
    NewLine,
}

/// <summary>A part of a word in one style.</summary>
internal sealed record WordPiece(string Text, TextStyle Style, TextRun? Link);
