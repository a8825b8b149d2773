using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;

namespace Hub.Data.Ingest.Files;

/// <summary>The XML of a workbook's parts (ECMA-376, SpreadsheetML), in the order that its schema demands.</summary>
internal static partial class XlsxParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int LongestText = 32_767;
    private const int LongestHint = 225;

    // Number format 49 is text ("@"). The places are those of SheetLook.
    private const string Styles =
        $"""
        <styleSheet xmlns="{Main}">
        <fonts count="3">
        <font><sz val="11"/><name val="Arial"/></font>
        <font><b/><sz val="11"/><name val="Arial"/></font>
        <font><b/><sz val="14"/><name val="Arial"/></font>
        </fonts>
        <fills count="4">
        <fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFE7EAED"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFE58A"/></patternFill></fill>
        </fills>
        <borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="6">
        <xf numFmtId="49" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">
        <alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="1" fillId="3" applyNumberFormat="1" applyFont="1" applyFill="1"/>
        <xf numFmtId="0" applyAlignment="1"><alignment horizontal="right" vertical="top"/></xf>
        </cellXfs>
        </styleSheet>
        """;

    /// <summary>Everything of a sheet that stands before its first row.</summary>
    public static void WriteSheetTop(TextWriter writer, SheetLayout layout, bool isFirst)
    {
        writer.Write($"<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"{(isFirst ? " tabSelected=\"1\"" : "")}>");
        if (layout.FrozenRows > 0)
        {
            writer.Write(Invariant($"<pane ySplit=\"{layout.FrozenRows}\" topLeftCell=\"A{layout.FrozenRows + 1}\" "));
            writer.Write("activePane=\"bottomLeft\" state=\"frozen\"/>");
        }

        writer.Write("</sheetView></sheetViews>");
        if (layout.Widths.Count > 0)
        {
            writer.Write("<cols>");
            for (var column = 1; column <= layout.Widths.Count; column++)
            {
                writer.Write(Invariant(
                    $"<col min=\"{column}\" max=\"{column}\" width=\"{layout.Widths[column - 1]:0.##}\" customWidth=\"1\" style=\"0\"/>"));
            }

            writer.Write("</cols>");
        }

        writer.Write("<sheetData>");
    }

    /// <summary>Everything of a sheet that stands after its last row.</summary>
    public static void WriteSheetEnd(TextWriter writer, SheetLayout layout)
    {
        writer.Write("</sheetData>");
        if (layout.Choices.Count > 0)
        {
            writer.Write(Invariant($"<dataValidations count=\"{layout.Choices.Count}\">"));
            foreach (var choice in layout.Choices)
            {
                var column = XlsxWriter.ColumnName(choice.Column);
                var hint = choice.Hint.Length > LongestHint ? choice.Hint[..LongestHint] : choice.Hint;
                writer.Write("<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" showErrorMessage=\"1\" ");
                writer.Write(Invariant($"error=\"{Escape(hint)}\" sqref=\"{column}{layout.ChoicesFrom}:{column}{XlsxWriter.MostRows}\">"));
                writer.Write(Invariant($"<formula1>{Escape(choice.Source)}</formula1></dataValidation>"));
            }

            writer.Write("</dataValidations>");
        }

        writer.Write("<pageSetup paperSize=\"9\" orientation=\"landscape\"/>");
        if (layout.Banner.Length > 0)
        {
            // "&C" centres; an ampersand of the words themselves is written twice.
            var words = Escape("&C" + layout.Banner.Replace("&", "&&", StringComparison.Ordinal));
            writer.Write($"<headerFooter><oddHeader>{words}</oddHeader><oddFooter>{words}</oddFooter></headerFooter>");
        }

        // Numbers are text on purpose; a green corner in every cell would say that something is wrong.
        writer.Write(Invariant(
            $"<ignoredErrors><ignoredError sqref=\"A1:XFD{XlsxWriter.MostRows}\" numberStoredAsText=\"1\"/></ignoredErrors>"));
        if (layout.Table is not null)
        {
            writer.Write($"<tableParts count=\"1\"><tablePart xmlns:r=\"{Relations}\" r:id=\"rId1\"/></tableParts>");
        }

        writer.Write("</worksheet>");
    }

    /// <summary>A cell; one without text and look is left out.</summary>
    public static void WriteCell(TextWriter writer, int column, int row, SheetCell cell)
    {
        if (cell.Value is { } number)
        {
            writer.Write(Invariant($"<c r=\"{XlsxWriter.ColumnName(column)}{row}\" s=\"{(int)cell.Look}\"><v>{number}</v></c>"));
            return;
        }

        if (string.IsNullOrEmpty(cell.Text) && cell.Look == SheetLook.Plain)
        {
            return;
        }

        writer.Write(Invariant($"<c r=\"{XlsxWriter.ColumnName(column)}{row}\" s=\"{(int)cell.Look}\" t=\"inlineStr\">"));
        writer.Write("<is><t xml:space=\"preserve\">");
        writer.Write(Text(cell.Text ?? ""));
        writer.Write("</t></is></c>");
    }

    /// <summary>The parts around the sheets.</summary>
    /// <param name="sheets">The sheets in order.</param>
    /// <param name="lastRows">The number of each one's last row.</param>
    public static IEnumerable<(string Path, string Content)> Around(IReadOnlyList<SheetLayout> sheets, IReadOnlyList<int> lastRows)
    {
        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        yield return ("[Content_Types].xml",
            $"<Types xmlns=\"{Package}/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + Override("workbook", "sheet.main") + Override("styles", "styles")
            + string.Concat(numbers.Select(n => Override(Invariant($"worksheets/sheet{n}"), "worksheet")))
            + string.Concat(Tabled(sheets).Select(n => Override(Invariant($"tables/table{n}"), "table"))) + "</Types>");
        yield return ("_rels/.rels",
            $"<Relationships xmlns=\"{Package}/relationships\">{Relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>");
        yield return ("xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><bookViews><workbookView/></bookViews><sheets>"
            + string.Concat(numbers.Select(n => Sheet(sheets[n - 1], n))) + "</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Package}/relationships\">"
            + string.Concat(numbers.Select(n => Relation(Invariant($"rId{n}"), "worksheet", Invariant($"worksheets/sheet{n}.xml"))))
            + Relation("rIdStyles", "styles", "styles.xml") + "</Relationships>");
        yield return ("xl/styles.xml", Styles);
        foreach (var n in Tabled(sheets))
        {
            yield return (Invariant($"xl/worksheets/_rels/sheet{n}.xml.rels"),
                $"<Relationships xmlns=\"{Package}/relationships\">"
                + Relation("rId1", "table", Invariant($"../tables/table{n}.xml")) + "</Relationships>");
            yield return (Invariant($"xl/tables/table{n}.xml"), Table(sheets[n - 1].Table!, n, lastRows[n - 1]));
        }
    }

    private static IEnumerable<int> Tabled(IReadOnlyList<SheetLayout> sheets)
        => Enumerable.Range(1, sheets.Count).Where(n => sheets[n - 1].Table is not null);

    private static string Table(SheetTable table, int number, int lastRow)
    {
        var range = Invariant($"A{table.HeadingRow}:{XlsxWriter.ColumnName(table.Headings.Count - 1)}{lastRow}");
        var columns = string.Concat(
            table.Headings.Select((name, i) => Invariant($"<tableColumn id=\"{i + 1}\" name=\"{Escape(name)}\"/>")));
        return Invariant($"<table xmlns=\"{Main}\" id=\"{number}\" name=\"{table.Name}\" displayName=\"{table.Name}\" ref=\"{range}\">")
            + Invariant($"<tableColumns count=\"{table.Headings.Count}\">{columns}</tableColumns></table>");
    }

    private static string Override(string part, string type)
        => $"<Override PartName=\"/xl/{part}.xml\" ContentType=\"{Content}.{type}+xml\"/>";

    private static string Sheet(SheetLayout layout, int number)
        => Invariant($"<sheet name=\"{Escape(layout.Name)}\" sheetId=\"{number}\"")
            + (layout.IsHidden ? " state=\"hidden\"" : "") + Invariant($" r:id=\"rId{number}\"/>");

    private static string Relation(string id, string type, string target)
        => $"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>";

    /// <summary>
    /// Text as a cell can hold it: at most 32,767 characters, none that XML forbids, and "_x0041_" as it stands and not as the
    /// letter for which Excel writes it.
    /// </summary>
    private static string Text(string text)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;
        text = Forbidden().Replace(text, "\uFFFD");
        return Escape(CharacterCode().Replace(text, "_x005F_"));
    }

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(
        @"[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]"
        + @"|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex CharacterCode();
}
