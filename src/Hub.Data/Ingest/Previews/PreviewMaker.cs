using System.Text;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Previews;

/// <summary>
/// Makes what a person is shown of a file from the first look into it. Columns whose heading names a field outside the agreement
/// lose every value before anything is kept.
/// </summary>
internal static class PreviewMaker
{
    private const int LongestCell = 120;
    private const int MostColumns = 200;
    private const int MostSheets = 20;
    private const int MostCharacters = 400_000;
    private const int YearsAhead = 20;

    /// <summary>The preview of a file.</summary>
    /// <param name="look">The first look.</param>
    /// <param name="kind">The kind of the file.</param>
    /// <param name="allowed">Fields that the agreement covers; null is every field.</param>
    /// <param name="today">The day on which it was received.</param>
    public static SubmissionPreview Of(FileLook look, DatasetKind kind, IReadOnlyCollection<string>? allowed, DateOnly today)
    {
        if (look.Refusal is not null)
        {
            return new SubmissionPreview();
        }

        var room = MostCharacters;
        // The sheet that is read comes first into the room that there is.
        var shown = look.Sheets.OrderBy(sheet => sheet != look.Best).Take(MostSheets)
            .ToDictionary(sheet => sheet, sheet => Sheet(sheet, look.Choice, kind, allowed, ref room));
        var sheets = look.Sheets.Where(shown.ContainsKey).ToList();
        return new SubmissionPreview
        {
            Format = look.Workbook is null ? "csv" : "xlsx",
            Encoding = look.Scan?.EncodingName,
            Separator = look.Head?.SeparatorName,
            Sheets = [.. sheets.Select(sheet => shown[sheet])],
            Chosen = sheets.IndexOf(look.Best!),
            Dates = look.Best!.Header is { } header ? [.. Dates(header, look.Best.Rows, kind, allowed, today)] : [],
        };
    }

    private static PreviewSheet Sheet(
        LookedSheet sheet, ReadingChoice? choice, DatasetKind kind, IReadOnlyCollection<string>? allowed, ref int room)
    {
        var outside = Outside(sheet, choice, kind, allowed);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var cells in sheet.Rows)
        {
            var row = new string[Math.Min(cells.Length, MostColumns)];
            for (var column = 0; column < row.Length; column++)
            {
                var isHidden = outside.TryGetValue(column, out var heading) && rows.Count + 1 != heading;
                row[column] = isHidden ? "" : Short(cells[column]);
                room -= row[column].Length;
            }

            if (room < 0)
            {
                break;
            }

            rows.Add(row);
        }

        return new PreviewSheet(sheet.Name, sheet.Header?.RowNumber, rows, [.. outside.Keys.Order()]);
    }

    /// <summary>
    /// Columns that the agreement does not cover, with the row of their heading. Without a header every row with two known
    /// headings may be one: a value is rather hidden once too often.
    /// </summary>
    private static Dictionary<int, int> Outside(
        LookedSheet sheet, ReadingChoice? choice, DatasetKind kind, IReadOnlyCollection<string>? allowed)
    {
        var outside = new Dictionary<int, int>();
        if (allowed is null)
        {
            return outside;
        }

        for (var i = 0; i < Math.Min(sheet.Rows.Count, HeaderSearch.Rows); i++)
        {
            var match = Headings.Match(kind, sheet.Rows[i]);
            if (i + 1 != sheet.Header?.RowNumber && match.Columns.Count < 2)
            {
                continue;
            }

            foreach (var column in match.Columns.Where(one => !allowed.Contains(one.Key)).Select(one => one.Value)
                .Concat(OfRepeated(kind, sheet.Rows[i], match, allowed)))
            {
                outside.TryAdd(column, i + 1);
            }
        }

        return outside;
    }

    /// <summary>A second column with a heading outside the agreement is as much outside as the first.</summary>
    private static IEnumerable<int> OfRepeated(
        DatasetKind kind, string[] headings, HeadingMatch match, IReadOnlyCollection<string> allowed)
        => match.Repeated.Count == 0
            ? []
            : Enumerable.Range(0, headings.Length).Where(column => kind.Schema.Fields.Any(field =>
                !allowed.Contains(field.Name) && Headings.Keys(field).Contains(Headings.Key(headings[column]))));

    private static IEnumerable<PreviewDate> Dates(
        FoundHeader header, IReadOnlyList<string[]> rows, DatasetKind kind, IReadOnlyCollection<string>? allowed, DateOnly today)
    {
        var labels = ColumnLabels.Of(header.Cells);
        foreach (var field in kind.Schema.Fields.Where(field => field.Type is FieldType.Date or FieldType.Datetime))
        {
            if (allowed?.Contains(field.Name) == false || !header.Match.Columns.TryGetValue(field.Name, out var column))
            {
                continue;
            }

            foreach (var cells in rows.Skip(header.RowNumber))
            {
                var sent = column < cells.Length ? cells[column].Trim() : "";
                if (sent.Length > 0 && Day(sent, field, today) is { } day)
                {
                    yield return new PreviewDate(labels[column], Short(sent), day);
                    break;
                }
            }
        }
    }

    private static DateOnly? Day(string sent, KindField field, DateOnly today)
    {
        var latest = today.Year + (field.Identifier == IdentifierType.DateOfBirth ? 0 : YearsAhead);
        return DateText.Day(Encoding.UTF8.GetBytes(sent), latest, out var day, out _) == DateFault.None ? day : null;
    }

    private static string Short(string text) => text.Length <= LongestCell ? text : text[..LongestCell] + "…";
}
