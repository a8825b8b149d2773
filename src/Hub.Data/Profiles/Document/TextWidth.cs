namespace Hub.Data.Profiles.Document;

/// <summary>
/// Width of a line of text in points, near enough to place labels: advance widths of Noto Sans without kerning, a wide
/// letter for what the table lacks. Arial and Segoe UI are narrower, so a label that fits here fits there.
/// </summary>
public static class TextWidth
{
    private const int First = ' ';
    private const int Unknown = 640;
    private const double UnitsPerEm = 1000;

    private static readonly short[] Regular =
    [
        260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572, 572,
        572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781,
        605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615,
        618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
    ];

    private static readonly short[] Bold =
    [
        260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572, 572, 572, 572, 572, 572,
        572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560, 549, 724, 765, 389, 331, 664, 565, 943, 813, 796,
        628, 796, 660, 551, 579, 756, 650, 967, 667, 624, 579, 331, 413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633,
        657, 305, 305, 620, 305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 572,
    ];

    /// <summary>Width of <paramref name="text"/> at <paramref name="size"/> points.</summary>
    public static double Of(string text, double size, bool bold = false)
    {
        var table = bold ? Bold : Regular;
        var units = 0;
        foreach (var c in text)
        {
            var i = c - First;
            units += i >= 0 && i < table.Length ? table[i] : c == '–' ? 500 : Unknown;
        }

        return units * size / UnitsPerEm;
    }

    /// <summary>
    /// Breaks <paramref name="text"/> at spaces into at most <paramref name="maxLines"/> lines of <paramref name="width"/>
    /// points; what does not fit ends in "…". A word wider than the line is cut.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int maxLines, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length == 0 || Of(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
        }

        lines.Add(line);
        if (lines.Count > maxLines)
        {
            lines[maxLines - 1] = string.Join(' ', lines.Skip(maxLines - 1)) + "…";
            lines.RemoveRange(maxLines, lines.Count - maxLines);
        }

        return [.. lines.Select(l => Shorten(l, size, width, bold))];
    }

    /// <summary>The text, or as much of it as fits with "…" at its end.</summary>
    public static string Shorten(string text, double size, double width, bool bold = false)
    {
        if (Of(text, size, bold) <= width)
        {
            return text;
        }

        var end = text.TrimEnd('…').Length;
        while (end > 1 && Of(text[..end].TrimEnd() + "…", size, bold) > width)
        {
            end--;
        }

        // Never half of a surrogate pair.
        end -= char.IsHighSurrogate(text[end - 1]) && end > 1 ? 1 : 0;
        return text[..end].TrimEnd() + "…";
    }
}
