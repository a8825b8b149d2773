using System.Text;
using Hub.Data.Ingest.Files;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Tests.Ingest.Fuzzing;

/// <summary>A good file of a kind, from which others are made.</summary>
internal sealed record SeedFile(DatasetKind Kind, byte[] Bytes)
{
    public bool IsWorkbook => Bytes is [(byte)'P', (byte)'K', ..];
}

/// <summary>The examples of shipped kinds in every form that a partner's system writes.</summary>
internal static class SeedFiles
{
    public static IReadOnlyList<SeedFile> Of(DatasetKinds kinds)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var chosen = kinds.Kinds.Where((_, i) => i % 4 == 0).Append(TestKinds.All.Find(TestKinds.Incidents)!).ToList();
        return [.. chosen.SelectMany(kind => Forms(kind).Select(bytes => new SeedFile(kind, bytes)))];
    }

    private static IEnumerable<byte[]> Forms(DatasetKind kind)
    {
        var csv = TemplateWriter.Example(kind);
        var text = Encoding.UTF8.GetString(csv).TrimStart('\uFEFF');
        yield return csv;
        yield return Encoding.UTF8.GetBytes("Northmere Council\n\nReturn of April\n" + text.Replace("\r\n", "\n", StringComparison.Ordinal));
        yield return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
        yield return Encoding.BigEndianUnicode.GetBytes(text);
        yield return Encoding.GetEncoding(1252).GetBytes(text.Replace("a", "é", StringComparison.Ordinal));
        yield return Encoding.UTF8.GetBytes("sep=;\r\n" + text.Replace(',', ';'));
        yield return Encoding.UTF8.GetBytes(text.Replace(',', '\t'));
        yield return Encoding.UTF8.GetBytes(text + string.Concat(Enumerable.Repeat(text[(text.IndexOf('\n') + 1)..], 60)));
        yield return Workbook(kind);
        yield return new XlsxText()
            .Sheet("About", [["What this is"]])
            .Sheet("Data", [
                ["Title"], [], [.. kind.Schema.Fields.Select(field => (object?)field.Title)],
                [.. kind.Example[0].Select((cell, i) => i % 3 == 0 ? new XlsxText.Zeros(i) : i % 3 == 1 ? (object?)new DateOnly(2025, 4, 3) : cell)],
            ])
            .ToBytes();
    }

    private static byte[] Workbook(DatasetKind kind)
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream))
        {
            writer.BeginSheet(new SheetLayout("Data"));
            writer.Row(kind.Schema.Fields.Select(field => field.Title));
            foreach (var row in kind.Example)
            {
                writer.Row(row);
            }
        }

        return stream.ToArray();
    }
}
