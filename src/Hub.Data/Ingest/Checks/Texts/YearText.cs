using System.Buffers.Text;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Checks.Texts;

/// <summary>Years of twelve months, as publishers name them: 2025, 2024/25, 2024-25, 202425.</summary>
internal static class YearText
{
    /// <summary>Reads a year of the given format (<see cref="YearFormats"/>) as its first day and the day after its last.</summary>
    public static DateFault Year(ReadOnlySpan<byte> text, string? format, out DateOnly from, out DateOnly until)
    {
        (from, until) = (default, default);
        if (!TryYears(text, out var first, out var second) || first is < 1901 or > 2100)
        {
            return DateFault.NotADate;
        }

        if (second is { } end && end != (first + 1) % 100 && end != first + 1)
        {
            return DateFault.NoSuchDay;
        }

        switch (format ?? YearFormats.Calendar)
        {
            case YearFormats.Academic:
                from = new DateOnly(first, 9, 1);
                break;
            case YearFormats.Financial:
                from = new DateOnly(first, 4, 1);
                break;
            case YearFormats.EndingMarch:
                from = new DateOnly(second is null ? first - 1 : first, 4, 1);
                break;
            default:
                if (second is not null)
                {
                    return DateFault.NotADate;
                }

                from = new DateOnly(first, 1, 1);
                break;
        }

        until = from.AddYears(1);
        return DateFault.None;
    }

    private static bool TryYears(ReadOnlySpan<byte> text, out int first, out int? second)
    {
        second = null;
        if (!Utf8Parser.TryParse(text, out first, out var used))
        {
            return false;
        }

        var rest = text[used..];
        if (used == 6 && rest.IsEmpty)
        {
            (first, second) = (first / 100, first % 100);
            return true;
        }

        if (used != 4 || rest.IsEmpty)
        {
            return used == 4;
        }

        rest = rest.TrimStart(" /-"u8);
        if (Utf8Parser.TryParse(rest, out int end, out var length) && length == rest.Length && length is 2 or 4)
        {
            second = end;
            return true;
        }

        return false;
    }
}
