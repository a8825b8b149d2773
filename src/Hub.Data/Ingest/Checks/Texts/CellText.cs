using System.Buffers;

namespace Hub.Data.Ingest.Checks.Texts;

/// <summary>Bytes of a cell as UTF-8 text.</summary>
internal static class CellText
{
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
