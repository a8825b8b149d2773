using System.Globalization;
using Hub.Data.Ingest.Kinds;

namespace Hub.SampleForce.Returns;

/// <summary>
/// Writes rows as an agency's system would: its headings, delimiter, days and codes; a few rows are made bad and
/// remembered.
/// </summary>
internal sealed class ReturnFile(DatasetKind kind, ExportStyle style, Dice dice)
{
    private const double BadFileShare = 0.25;
    private const int FewestRowsWithABadOne = 25;

    /// <summary>Writes the file; what was made bad is added to <paramref name="badRows"/> as (row, field, problem).</summary>
    public void Write(string path, IReadOnlyList<object?[]> rows, ICollection<(int Row, string Field, string Problem)> badRows)
    {
        var fields = kind.Schema.Fields;
        var texts = rows.Select(row => fields.Select((field, i) => Text(field, row[i])).ToArray()).ToList();
        var mayBeBad = kind.Acceptance.OnBadRows == BadRowPolicy.AcceptWithout && rows.Count >= FewestRowsWithABadOne;
        if (mayBeBad && dice.Chance(BadFileShare))
        {
            Spoil(texts, badRows);
        }

        IEnumerable<string> headings = fields.Select(Heading);
        if (style.ExtraColumn is { } extra)
        {
            headings = headings.Append(extra);
            texts = [.. texts.Select(row => (string[])[.. row, FormattableString.Invariant($"Locality {dice.Between(1, 4)}")])];
        }

        CsvFile.Write(path, headings, texts.Select(row => row.ToArray<object?>()), style.Csv);
    }

    private void Spoil(List<string[]> texts, ICollection<(int Row, string Field, string Problem)> badRows)
    {
        var fields = kind.Schema.Fields.Select((field, index) => (Field: field, Index: index))
            .Where(pair => pair.Field.Constraints.Required && pair.Field.Identifier is null)
            .ToArray();
        if (fields.Length == 0)
        {
            return;
        }

        for (var i = dice.Between(1, 2); i > 0; i--)
        {
            var row = dice.Below(texts.Count);
            var (field, column) = dice.Pick(fields);
            var (bad, problem) = field switch
            {
                { Type: FieldType.Date or FieldType.Datetime } => ("31/02/2025", "no such day"),
                { CodeList: not null } => ("Wibble", "not in the code list"),
                { Type: FieldType.Integer or FieldType.Number } => ("lots", "not a number"),
                { Type: FieldType.Month } => ("2025-13", "no such month"),
                _ => ("", "required and blank"),
            };
            texts[row][column] = bad;

            // The first row of data is row 2 of the sheet.
            badRows.Add((row + 2, field.Name, problem));
        }
    }

    private string Heading(KindField field)
    {
        if (style.Heading < 0)
        {
            return field.Name;
        }

        string[] known = [field.Title, .. field.Aliases];
        return known[Math.Min(style.Heading, known.Length - 1)];
    }

    private string Text(KindField field, object? value) => value switch
    {
        null => "",
        string[] parts => string.Join(field.ListSeparator, parts.Select(part => Code(field, part))),
        bool truth => truth ? style.Truth.Yes : style.Truth.No,
        DateTime at when field.Type == FieldType.Datetime => at.ToString(style.DayFormat + " HH:mm", CultureInfo.InvariantCulture),
        DateTime at when field.Type == FieldType.Month => at.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DateTime at when field.Type == FieldType.Year => at.ToString("yyyy", CultureInfo.InvariantCulture),
        DateTime at => at.ToString(style.DayFormat, CultureInfo.InvariantCulture),
        DateOnly day when field.Type == FieldType.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString(style.DayFormat, CultureInfo.InvariantCulture),
        string text => Code(field, text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A value of type {value.GetType()} cannot be written.", nameof(value)),
    };

    private string Code(KindField field, string text)
    {
        if (field.CodeList is not { } list)
        {
            return text;
        }

        var code = kind.CodeLists[list].FirstOrDefault(code => code.Code == text)
            ?? throw new ArgumentException($"The code list {list} of {kind.Kind} has no code '{text}'.", nameof(text));
        return style.WritesCodes ? code.Code : code.Label;
    }
}
