using System.Globalization;
using Hub.Data.Ingest.Files;
using Hub.Data.Profiles.Document;

namespace Hub.Data.Profiles.Downloads;

/// <summary>
/// Tables as a workbook, after the Analysis Function's "Releasing statistics in spreadsheets": a cover, a list of the tables, one sheet
/// for each, marked up as a table with its title and source above it; numbers are numbers, what replaces one is said in words, nothing is
/// merged, hidden or coloured. The marking is on each sheet and on each printed page.
/// </summary>
public static class TableWorkbook
{
    private const int LongestLabel = 60;

    /// <summary>Writes it.</summary>
    /// <param name="output">Where it goes; stays open.</param>
    /// <param name="front">What the tables have in common.</param>
    /// <param name="tables">One of them or all.</param>
    public static void Write(Stream output, TableFront front, IReadOnlyList<ReleasedTable> tables)
    {
        using var writer = new XlsxWriter(output);
        WriteCover(writer, front, tables);
        WriteContents(writer, front, tables);
        for (var n = 0; n < tables.Count; n++)
        {
            WriteTable(writer, front, tables[n], Name(n));
        }
    }

    private static string Name(int n) => string.Create(CultureInfo.InvariantCulture, $"Table_{n + 1}");

    private static void WriteCover(XlsxWriter writer, TableFront front, IReadOnlyList<ReleasedTable> tables)
    {
        writer.BeginSheet(new SheetLayout("Cover") { Widths = [100], Banner = front.Marking });
        Words(writer, front.Marking, SheetLook.Title);
        Words(writer, front.Title, SheetLook.Title);
        Words(writer, front.Subtitle);
        foreach (var line in front.Notices.Append("Handling: " + front.Handling))
        {
            Words(writer, line);
        }

        Words(writer, front.Standing);
        Words(writer, $"Area: {front.Area}. {front.AreaSet}");
        Words(writer, string.Create(
            CultureInfo.InvariantCulture, $"Tables of the document in this workbook, one on each sheet: {tables.Count}."));
        Words(writer, "Where a number may not or cannot be shown, words stand in its place: \"fewer than 8\", \"not received\". "
            + "No cell is left blank.");
        foreach (var rule in front.Suppression)
        {
            Words(writer, "Small numbers: " + rule);
        }

        Words(writer, "Rates and differences are computed from the figures as shown. Totals need not add up.");
    }

    private static void WriteContents(XlsxWriter writer, TableFront front, IReadOnlyList<ReleasedTable> tables)
    {
        string[] headings = ["Sheet", "Figure codes", "What it shows"];
        writer.BeginSheet(new SheetLayout("Contents")
        {
            Widths = [12, 24, 100], Banner = front.Marking, Table = new("Contents", 3, headings),
        });
        Words(writer, front.Marking);
        Words(writer, "Contents", SheetLook.Title);
        writer.Row([.. headings.Select(heading => new SheetCell(heading, SheetLook.Heading))]);
        for (var n = 0; n < tables.Count; n++)
        {
            var shows = new SheetCell(tables[n].Caption, SheetLook.Wrapped);
            writer.Row([new SheetCell(Name(n)), new SheetCell(Filled(tables[n].Code)), shows]);
        }
    }

    private static void WriteTable(XlsxWriter writer, TableFront front, ReleasedTable table, string name)
    {
        var above = TableCsv.Above(front, table).Where(line => line.Label is not ("Protective marking" or "Shows")).ToList();
        writer.BeginSheet(new SheetLayout(name)
        {
            Widths = [.. table.Headings.Select((heading, i) => Width(table, heading, i))],
            Banner = front.Marking,
            Table = new(name, above.Count + 3, table.Headings),
        });
        Words(writer, front.Marking);
        Words(writer, table.Caption, SheetLook.Title, wraps: false);
        foreach (var (label, words) in above)
        {
            Words(writer, $"{label}: {words}", SheetLook.Plain, wraps: false);
        }

        writer.Row([.. table.Headings.Select(heading => new SheetCell(heading, SheetLook.Heading))]);
        foreach (var row in table.Rows)
        {
            writer.Row([.. row.Select((cell, i) => Cell(cell, isLabel: i == 0))]);
        }
    }

    private static SheetCell Cell(TableCell cell, bool isLabel)
        => TableCsv.Number(cell) is { } number ? SheetCell.Of(number)
            : new(Filled(cell.Text), cell.Figure is not null ? SheetLook.Number : isLabel ? SheetLook.Wrapped : SheetLook.Plain);

    private static double Width(ReleasedTable table, string heading, int column)
        => Math.Clamp(
            table.Rows.Select(row => column < row.Count ? row[column].Text.Length : 0).Append(heading.Length / 2).Max() + 3,
            10,
            LongestLabel);

    // A blank cell says nothing to a screen reader.
    private static string Filled(string text) => text.Length > 0 ? text : "–";

    private static void Words(XlsxWriter writer, string text, SheetLook look = SheetLook.Wrapped, bool wraps = true)
        => writer.Row([new SheetCell(text, wraps || look != SheetLook.Wrapped ? look : SheetLook.Plain)]);
}
