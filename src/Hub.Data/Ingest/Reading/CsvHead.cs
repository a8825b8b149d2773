using System.Text;
using CsvHelper;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;

namespace Hub.Data.Ingest.Reading;

/// <summary>
/// How a text file is to be read, found from its first 256 kB: the separator is the one under which the header row matches
/// most fields, so that commas inside a semicolon file, or none at all, mislead nobody.
/// </summary>
internal sealed record CsvHead(char? Separator, string SeparatorName, IReadOnlyList<string[]> Rows, FoundHeader? Header)
{
    private const int HeadBytes = 256 * 1024;

    private static readonly (char Separator, string Name)[] Separators =
        [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "vertical bar")];

    /// <summary>Whether a person may say that this parts the cells.</summary>
    public static bool MayBeChosen(string separator)
        => separator.Length == 1 && Separators.Any(known => known.Separator == separator[0]);

    /// <summary>Reads the head and leaves the stream at its start.</summary>
    public static CsvHead Of(Stream stream, TextScan scan, DatasetKind kind, ReadingChoice? choice)
    {
        stream.Position = 0;
        var bytes = new byte[HeadBytes];
        var length = stream.ReadAtLeast(bytes, HeadBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        using var text = new StreamReader(new MemoryStream(bytes, 0, length), scan.Encoding, detectEncodingFromByteOrderMarks: true);
        var head = text.ReadToEnd();
        var chosen = choice?.Separator is { } said && MayBeChosen(said) ? said[0] : (char?)null;
        if (chosen is null && head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && head.Length > 4 && head[4] is not ('\r' or '\n'))
        {
            var hinted = Read(head, null, length == HeadBytes);
            return new CsvHead(null, $"\"{head[4]}\" (named in the file)", hinted, HeaderSearch.Best(kind, hinted, choice));
        }

        CsvHead? best = null;
        foreach (var (separator, name) in Separators.Where(known => chosen is null || known.Separator == chosen))
        {
            var rows = Read(head, separator, length == HeadBytes);
            var candidate = new CsvHead(separator, name, rows, HeaderSearch.Best(kind, rows, choice));
            if (best is null || candidate.Weight.CompareTo(best.Weight) > 0)
            {
                best = candidate;
            }
        }

        return best!;
    }

    /// <summary>More fields found first; where none is, more cells to a row.</summary>
    private (int Found, int Cells) Weight => (Header?.Fields ?? 0, Rows.Count == 0 ? 0 : Rows.Max(row => row.Length));

    private static List<string[]> Read(string head, char? separator, bool isCut)
    {
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(head), CsvRowSource.Options(separator));
        var rows = new List<string[]>();
        while (rows.Count <= HeaderSearch.RowsShown && reader.Read())
        {
            rows.Add(reader.Current.ToArray());
        }

        // The last row of a head that was cut may be half a row.
        if (rows.Count > HeaderSearch.RowsShown || (isCut && rows.Count > 1))
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return rows;
    }
}
