using System.Globalization;

namespace Hub.Data.Audit.Sealing;

/// <summary>
/// A seal as it leaves the database: one line of the heads file, one message to syslog. "number time count head marks", parted by
/// single spaces; head in hexadecimal, marks the first four bytes of each event's content hash in order, "-" where there are none.
/// The head proves; the marks find the row when a whole chain was computed anew.
/// </summary>
/// <param name="Number">The seal's number.</param>
/// <param name="SealedAt">When it was made.</param>
/// <param name="EventCount">Events in it.</param>
/// <param name="Head">Its head.</param>
/// <param name="Marks">Eight hexadecimal digits an event; empty when its events were destroyed before.</param>
public sealed record HeadLine(long Number, DateTimeOffset SealedAt, int EventCount, byte[] Head, string Marks)
{
    /// <summary>Digits of one mark.</summary>
    public const int MarkLength = 8;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The line, without its end.</summary>
    public override string ToString() => Short() + " " + (Marks.Length == 0 ? "-" : Marks);

    /// <summary>The line without marks, for syslog, whose messages are short.</summary>
    public string Short()
    {
        var at = SealedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Number} {at} {EventCount} {Convert.ToHexStringLower(Head)}");
    }

    /// <summary>The mark of the event at a position (from 1), or null.</summary>
    public string? MarkAt(int position)
        => position >= 1 && position * MarkLength <= Marks.Length ? Marks.Substring((position - 1) * MarkLength, MarkLength) : null;

    /// <summary>The mark of a content hash.</summary>
    public static string MarkOf(ReadOnlySpan<byte> contentHash) => Convert.ToHexStringLower(contentHash[..(MarkLength / 2)]);

    /// <summary>Reads a line; null when it is not whole.</summary>
    public static HeadLine? Parse(string line)
    {
        var parts = line.Split(' ');
        return parts.Length == 5
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && DateTime.TryParseExact(
                parts[1], TimeFormat, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var sealedAt)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && parts[3].Length == SealHead.Bytes * 2 && parts[3].All(char.IsAsciiHexDigitLower)
            && (parts[4] == "-" || (parts[4].Length == (long)count * MarkLength && parts[4].All(char.IsAsciiHexDigitLower)))
                ? new HeadLine(number, sealedAt, count, Convert.FromHexString(parts[3]), parts[4] == "-" ? "" : parts[4])
                : null;
    }
}
