using Hub.Data.Profiles.Document;

namespace Hub.Data.Profiles.Sections.Opening;

/// <summary>
/// How much of page one its blocks take, so that the richest form that fits is chosen whatever was written. Lengths in points, as the
/// default engine sets them; a test renders the page and holds it to one.
/// </summary>
internal static class PageOne
{
    /// <summary>Height between the furniture, with a line to spare for the notice of a personal copy and one for rounding.</summary>
    public const double Room = 720;

    private const double Width = 493, RightWidth = 176, RightGap = 20, Body = 12, BodyLine = 17, Small = 10, SmallLine = 14;

    /// <summary>The first of some forms of the page that fits; the last where none does.</summary>
    public static IReadOnlyList<Block> Fitting(IEnumerable<IReadOnlyList<Block>> forms, double room = Room)
    {
        IReadOnlyList<Block> last = [];
        foreach (var form in forms)
        {
            last = form;
            if (Height(form) <= room)
            {
                break;
            }
        }

        return last;
    }

    /// <summary>The height of blocks below one another.</summary>
    public static double Height(IEnumerable<Block> blocks)
    {
        var (total, after) = (0.0, 0.0);
        foreach (var (before, height, next) in blocks.Select(Measure))
        {
            total += (total > 0 ? Math.Max(after, before) : 0) + height;
            after = next;
        }

        return total;
    }

    private static (double Before, double Height, double After) Measure(Block block) => block switch
    {
        Heading { Level: <= 1 } heading => (24, 22 * Lines(heading.Text, 17, Width, bold: true), 8),
        Heading heading => (16, 18 * Lines(heading.Text, 13, Width, bold: true), 4),
        Paragraph paragraph => (8, BodyLine * Lines(paragraph.Text.Plain, Body, Width), 8),
        Band band => (8, 66 + (18 * Lines(band.Subtitle, 13, Width - 32)) + Cells(band), 8),
        ThreatLines lines => (4, lines.Lines.Sum(Row) + 4 + (SmallLine * Lines(lines.ScaleNote, Small, Width)), 8),
        TextList list => (8, list.Items.Sum(item => Item(item.Plain, list.IsCompact)) + (2 * (list.Items.Count - 1)), 8),
        FactList facts => (12, facts.Facts.Sum(fact => (SmallLine * Lines(fact.Text, Small, Width - 152)) + 3), 12),
        Callout callout => (16, 20 + BodyLine + (BodyLine * Lines(callout.Text.Plain, Body, Width - 32)), 16),
        FigureTable table => (16, 60 + (table.Rows.Count * 20), 20),
        Map map => (16, 31 + map.Drawing.Height + (SmallLine * Lines(map.Source.Line, Small, Width)) + 8, 16),
        _ => (0, 0, 0),
    };

    private static double Cells(Band band)
    {
        const double columns = 4, gap = 16;
        var width = (Width - 32 - (gap * (columns - 1))) / columns;
        return 8 + (SmallLine * (1 + band.Facts.Select(fact => Lines(fact.Text, Small, width, bold: true)).DefaultIfEmpty(1).Max()));
    }

    private static double Row(ThreatLine line)
    {
        const double left = Width - RightWidth - RightGap;
        var words = line.Measure.Length == 0
            ? BodyLine * Lines($"{line.Theme}. {line.Sentence} {line.Code}", Body, left)
            : (BodyLine * Lines($"{line.Theme}. {line.Sentence}", Body, left))
                + (SmallLine * Lines($"{line.Measure} {line.Code}", Small, left));
        var right = (line.Strip?.Height ?? 0) + (SmallLine * Lines(line.Direction, Small, RightWidth, bold: true))
            + (line.Verdict.Length == 0 ? 0 : SmallLine * Lines(line.Verdict, Small, RightWidth));
        return Math.Max(words, right) + 8;
    }

    private static double Item(string text, bool isCompact)
        => isCompact ? SmallLine * Lines(text, Small, Width - 20) : BodyLine * Lines(text, Body, Width - 20);

    // A word wider than the line goes over as many lines as it needs; bold runs are wider than they are measured here.
    private static int Lines(string text, double size, double width, bool bold = false)
    {
        var (lines, used) = (1, 0.0);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var length = TextWidth.Of(word + " ", size, bold);
            if (used + length > width && used > 0)
            {
                (lines, used) = (lines + 1, 0);
            }

            used += length;
            while (used > width * 1.05)
            {
                (lines, used) = (lines + 1, used - width);
            }
        }

        return lines;
    }
}
