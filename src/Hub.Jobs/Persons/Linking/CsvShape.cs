using System.Text;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Persons.Linking;

/// <summary>How a CSV file is written: its delimiter, its encoding and its headings.</summary>
/// <param name="Delimiter">What stands between two values.</param>
/// <param name="Encoding">UTF-8, or Latin-1 where the bytes are no UTF-8.</param>
/// <param name="Headings">First row, trimmed.</param>
/// <param name="DataStart">Where the second row begins, in bytes.</param>
internal sealed record CsvShape(byte Delimiter, Encoding Encoding, IReadOnlyList<string> Headings, int DataStart)
{
    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <summary>The shape of a file by its first bytes.</summary>
    public static CsvShape Of(string path, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new CommandRefusal($"{path} is written in UTF-16; save it as CSV UTF-8.");
        }

        var skip = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var body = start[skip..];
        var line = body.IndexOf((byte)'\n') is var end && end >= 0 ? body[..end] : body;
        if (line.Trim((byte)' ').IsEmpty)
        {
            throw new CommandRefusal($"{path} has no heading row.");
        }

        var delimiter = Delimiters[0];
        foreach (var candidate in Delimiters)
        {
            delimiter = line.Count(candidate) > line.Count(delimiter) ? candidate : delimiter;
        }

        var encoding = IsUtf8(body) ? Encoding.UTF8 : Encoding.Latin1;
        var headings = encoding.GetString(line).TrimEnd('\r').Split((char)delimiter).Select(heading => heading.Trim().Trim('"').Trim())
            .ToList();
        return new CsvShape(delimiter, encoding, headings, skip + line.Length + (end >= 0 ? 1 : 0));
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        // A letter may be cut at the end of what was read.
        var whole = bytes.LastIndexOf((byte)'\n') is var end && end > 0 ? bytes[..end] : bytes;
        return System.Text.Unicode.Utf8.IsValid(whole);
    }
}
