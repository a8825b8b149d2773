using CsvHelper;

namespace Hub.Data.Tests.Ingest.Kinds;

/// <summary>CSV as rows of texts, the headings first.</summary>
internal static class CsvText
{
    public static IEnumerable<string[]> Rows(string path)
        => Rows(CsvReader.FromFile(path, new CsvReaderOptions { HasHeader = false }));

    public static IEnumerable<string[]> Rows(byte[] csv)
        => Rows(CsvReader.Create(csv, new CsvReaderOptions { HasHeader = false }));

    private static IEnumerable<string[]> Rows(CsvReader opened)
    {
        using var reader = opened;
        while (reader.Read())
        {
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))];
        }
    }
}
