using System.Text;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;

namespace Hub.Data.Profiles.Downloads;

/// <summary>
/// A table as CSV (RFC 4180, UTF-8 with its mark, which spreadsheets want). Marking, area, period, source, note and rule of suppression
/// stand above it as rows of label and words, a row "Table" ends them: the marking must not be parted from the numbers. Programs that
/// want the figures alone read the API. A cell that a spreadsheet would take for a formula begins with an apostrophe.
/// </summary>
public static class TableCsv
{
    /// <summary>The row that stands before the headings.</summary>
    public const string TableFollows = "Table";

    /// <summary>The whole file.</summary>
    public static byte[] Write(TableFront front, ReleasedTable table)
    {
        var text = new StringBuilder();
        foreach (var (label, words) in Above(front, table))
        {
            Row(text, [label, words]);
        }

        Row(text, [TableFollows]);
        Row(text, table.Headings);
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>What stands above a table, in label and words.</summary>
    internal static IEnumerable<(string Label, string Words)> Above(TableFront front, ReleasedTable table)
    {
        yield return ("Protective marking", front.Marking);
        foreach (var notice in front.Notices)
        {
            yield return ("Notice", notice);
        }

        yield return ("Handling", front.Handling);
        yield return ("Document", front.Title);
        yield return ("Edition", front.Standing);
        yield return ("Shows", table.Caption);
        yield return ("Area", front.Area);
        yield return ("Set of areas", front.AreaSet);
        yield return ("Period", front.Period);
        if (table.Code.Length > 0)
        {
            yield return ("Figure codes", table.Code);
        }

        if (table.Source.Source.Length > 0)
        {
            yield return ("Source", table.Source.Source);
        }

        if (table.Source.Note is { Length: > 0 } note)
        {
            yield return ("Note", note);
        }

        foreach (var rule in front.Suppression)
        {
            yield return ("Small numbers", rule);
        }
    }

    // A bare number needs no quotation marks, and a minus before it is no formula.
    private static string Cell(TableCell cell)
        => Number(cell) is { } value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : CsvCell.Of(cell.Text);

    /// <summary>The number of a cell as it is printed; null where the cell says words, or more than the number.</summary>
    internal static decimal? Number(TableCell cell)
        => cell.Figure is { Value: { } value } figure && cell.Text == figure.Text ? decimal.Round(value, figure.Decimals) : null;

    private static void Row(StringBuilder text, IEnumerable<string> cells)
        => text.AppendJoin(',', cells.Select(CsvCell.Of)).Append("\r\n");
}
