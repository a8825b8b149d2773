using System.Globalization;
using System.Text;
using System.Text.Json;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Rights.Decisions;

/// <summary>
/// The copy for the person: one line for each value, in the words of the kind. Comma-separated with a byte order mark, which
/// spreadsheets open as it is; no value can begin a formula.
/// </summary>
internal sealed class RightsExtract
{
    private readonly StringBuilder _text = new("Dataset,Period,Row,What,Value,Identifies\r\n");

    /// <summary>Adds a row: its identifying values as they were sent, then the agreed fields.</summary>
    public void Add(DatasetKind kind, DisclosedRow row, byte[]? identity)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var json in new[] { identity is null ? null : Encoding.UTF8.GetString(identity), row.Fields })
        {
            if (json is not null)
            {
                using var document = JsonDocument.Parse(json);
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    values[property.Name] = property.Value.Clone();
                }
            }
        }

        var period = string.Create(
            CultureInfo.InvariantCulture, $"{row.PeriodFrom:yyyy-MM-dd} to {row.PeriodUntil.AddDays(-1):yyyy-MM-dd}");
        foreach (var field in kind.Schema.Fields)
        {
            if (values.TryGetValue(field.Name, out var value))
            {
                Line(
                    kind.Title, period, row.RowNumber.ToString(CultureInfo.InvariantCulture), field.Title, Words(kind, field, value),
                    field.Identifier is null ? "no" : "yes");
            }
        }
    }

    /// <summary>The file.</summary>
    public byte[] ToCsv() => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(_text.ToString())];

    private static string Words(DatasetKind kind, KindField field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "Yes",
        JsonValueKind.False => "No",
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(item => Label(kind, field, item.ToString()))),
        _ => Label(kind, field, value.ToString()),
    };

    private static string Label(DatasetKind kind, KindField field, string code)
        => field.CodeList is { } list && kind.CodeLists.TryGetValue(list, out var codes)
            ? codes.FirstOrDefault(c => c.Code == code)?.Label ?? code
            : code;

    private void Line(params string[] cells) => _text.AppendJoin(',', cells.Select(CsvCell.Of)).Append("\r\n");
}
