using System.Buffers;

namespace Hub.Data.Ingest.Checks.Texts;

/// <summary>Bytes of a cell as UTF-8 text.</summary>
internal static class CellText
{
    private static readonly SearchValues<byte> FormulaStarts = SearchValues.Create("=+-@"u8);
    // The last of the three bytes of the same signs in full width: U+FF1D, U+FF0B, U+FF0D, U+FF20.
    private static readonly SearchValues<byte> WideStarts = SearchValues.Create([0x9D, 0x8B, 0x8D, 0xA0]);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> DigitsAndPoint = SearchValues.Create("0123456789."u8);

    /// <summary>Without blanks at either end; the no-break space that web pages and Word leave behind is a blank too.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text[0] > ' ' && text[^1] > ' ' && text[0] < 0xC2 && text[^1] < 0x80)
        {
            return text;
        }

        while (true)
        {
            text = text.Trim(" \t\r\n"u8);
            if (text.StartsWith("\u00A0"u8))
            {
                text = text[2..];
            }
            else if (text.EndsWith("\u00A0"u8))
            {
                text = text[..^2];
            }
            else
            {
                return text;
            }
        }
    }

    /// <summary>
    /// Without the apostrophe that keeps a spreadsheet from taking a text for a formula: the hub's own copies have it, and Excel's
    /// users type it.
    /// </summary>
    public static ReadOnlySpan<byte> WithoutTextMark(ReadOnlySpan<byte> text)
        => text.Length > 1 && text[0] == '\'' && (FormulaStarts.Contains(text[1])
            || (text.Length > 3 && text[1] == 0xEF && text[2] == 0xBC && WideStarts.Contains(text[3])))
            ? text[1..]
            : text;

    /// <summary>What Excel shows, and writes to CSV, where a formula failed.</summary>
    public static bool IsExcelError(ReadOnlySpan<byte> text)
        => text[0] == '#' && (text.SequenceEqual("#REF!"u8) || text.SequenceEqual("#N/A"u8) || text.SequenceEqual("#VALUE!"u8)
            || text.SequenceEqual("#DIV/0!"u8) || text.SequenceEqual("#NAME?"u8) || text.SequenceEqual("#NULL!"u8)
            || text.SequenceEqual("#NUM!"u8));

    /// <summary>A number that Excel has shortened to its powers of ten, such as 1.23E+12: the digits behind it are lost.</summary>
    public static bool IsShortenedByExcel(ReadOnlySpan<byte> text)
    {
        var e = text.IndexOf("E+"u8);
        return e >= 1 && e + 3 <= text.Length && text.Length <= 24
            && text[..e].IndexOfAnyExcept(DigitsAndPoint) < 0 && text[(e + 2)..].IndexOfAnyExcept(Digits) < 0;
    }
}
