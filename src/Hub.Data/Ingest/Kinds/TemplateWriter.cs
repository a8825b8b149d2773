using System.Text;

namespace Hub.Data.Ingest.Kinds;

/// <summary>
/// The files a data officer starts from, as CSV that Excel opens with its characters right: UTF-8 with a byte order mark,
/// CRLF, quotes where needed. A value that a spreadsheet would run as a formula does not occur: the examples are checked.
/// </summary>
public static class TemplateWriter
{
    /// <summary>The headings alone. <paramref name="fields"/> limits them to the fields of an agreement; null is every field.</summary>
    public static byte[] Template(DatasetKind kind, IReadOnlyCollection<string>? fields = null)
        => Write(kind, fields, []);

    /// <summary>The headings and the example rows.</summary>
    public static byte[] Example(DatasetKind kind, IReadOnlyCollection<string>? fields = null)
        => Write(kind, fields, kind.Example);

    private static byte[] Write(
        DatasetKind kind, IReadOnlyCollection<string>? fields, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = Enumerable.Range(0, kind.Schema.Fields.Count)
            .Where(i => fields is null || fields.Contains(kind.Schema.Fields[i].Name)).ToArray();
        var text = new StringBuilder();
        Append(text, columns.Select(i => kind.Schema.Fields[i].Title));
        foreach (var row in rows)
        {
            Append(text, columns.Select(i => row[i]));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells)
        => text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    private static string Quoted(string cell)
        => cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
