using Hub.Data.Ingest.Files;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Guides;

/// <summary>
/// The workbook that a data officer starts from: headings over columns of text, so that leading zeros and dates stay as they are
/// typed; lists to choose from; the guide to the fields on a second sheet.
/// </summary>
public static class KindWorkbook
{
    private static readonly string[] GuideHeadings =
        ["Heading of the column", "Needed?", "What it is", "How it is written", "For example", "Values to choose from"];

    private const string Data = "Data";
    private const string Lists = "Lists";
    private const string YesOrNo = "Yes or no";

    /// <summary>Writes it.</summary>
    /// <param name="output">Where it goes; stays open.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="fields">Names of the fields that the agreement covers; null is every field.</param>
    /// <param name="withExample">Whether the example rows stand under the headings.</param>
    public static void Write(Stream output, DatasetKind kind, IReadOnlyCollection<string>? fields, bool withExample)
    {
        var columns = Enumerable.Range(0, kind.Schema.Fields.Count)
            .Where(i => fields is null || fields.Contains(kind.Schema.Fields[i].Name)).ToList();
        var chosen = columns.Select(i => kind.Schema.Fields[i]).ToList();
        var lists = chosen.Select(field => (Field: field, Words: Words(kind, field))).Where(list => list.Words.Count > 0).ToList();
        using var writer = new XlsxWriter(output);
        writer.BeginSheet(new SheetLayout(Data)
        {
            Widths = [.. chosen.Select(field => (double)Math.Clamp(Math.Max(field.Title.Length, field.Example.Length) + 3, 12, 40))],
            FrozenRows = 1,
            Choices =
            [
                .. lists.Select((list, i) => (list, i)).Where(one => one.list.Field.Type != FieldType.List)
                    .Select(one => new SheetChoice(
                        chosen.IndexOf(one.list.Field), XlsxWriter.Range(Lists, one.i, 2, one.list.Words.Count + 1),
                        $"{one.list.Field.Title} takes its values from a list. Keep yours if your system writes it otherwise.")),
            ],
        });
        writer.Row([.. chosen.Select(field => new SheetCell(field.Title, SheetLook.Heading))]);
        foreach (var row in withExample ? kind.Example : [])
        {
            writer.Row(columns.Select(i => row[i]));
        }

        WriteGuide(writer, kind, chosen);
        WriteLists(writer, lists);
    }

    /// <summary>The words of a field's list as a person reads them; empty where it has none.</summary>
    public static IReadOnlyList<string> Words(DatasetKind kind, KindField field)
        => field.CodeList is { } list ? [.. kind.CodeLists[list].Select(code => code.Label)]
            : field.Constraints.Enum is { } words ? words
            : field.Type == FieldType.Boolean ? ["Yes", "No"]
            : [];

    /// <summary>How a value is written, in a few words.</summary>
    public static string Form(KindField field) => field.Type switch
    {
        FieldType.String when field.CodeList is not null => "One of the values in its list",
        FieldType.String => field.Constraints.MaxLength is { } most ? $"Text, at most {most} characters" : "Text",
        FieldType.Integer => "Whole number",
        FieldType.Number => "Number",
        FieldType.Boolean => YesOrNo,
        FieldType.Date => "Date, day first: 25/04/2025",
        FieldType.Datetime => "Date and time, day first: 25/04/2025 14:05",
        FieldType.Month => "Month: April 2025 or 2025-04",
        FieldType.Quarter => "Quarter: 2025 Q2",
        FieldType.Year => "Year",
        FieldType.List => $"One or several of the values, parted by “{field.ListSeparator}”",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, null),
    };

    private static void WriteGuide(XlsxWriter writer, DatasetKind kind, List<KindField> fields)
    {
        writer.BeginSheet(new SheetLayout("Field guide") { Widths = [26, 10, 60, 34, 26, 50], FrozenRows = 1 });
        writer.Row([.. GuideHeadings.Select(text => new SheetCell(text, SheetLook.Heading))]);
        foreach (var field in fields)
        {
            var words = field.Type == FieldType.Boolean ? [] : Words(kind, field);
            writer.Row([.. new[]
            {
                field.Title, field.Constraints.Required ? "Needed" : "Optional", field.Description, Form(field), field.Example,
                string.Join("; ", words),
            }.Select(text => new SheetCell(text, SheetLook.Wrapped))]);
        }
    }

    private static void WriteLists(XlsxWriter writer, List<(KindField Field, IReadOnlyList<string> Words)> lists)
    {
        if (lists.Count == 0)
        {
            return;
        }

        writer.BeginSheet(new SheetLayout(Lists) { IsHidden = true });
        writer.Row(lists.Select(list => list.Field.Title));
        for (var row = 0; row < lists.Max(list => list.Words.Count); row++)
        {
            writer.Row(lists.Select(list => list.Words.ElementAtOrDefault(row) ?? ""));
        }
    }
}
