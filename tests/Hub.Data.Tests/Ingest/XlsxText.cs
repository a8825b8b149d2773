using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Hub.Data.Tests.Ingest;

/// <summary>Writes small XLSX workbooks byte by byte, so that tests can also write broken ones.</summary>
internal sealed class XlsxText
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly List<(string Name, bool IsHidden, object?[][] Rows, int FirstRow)> _sheets = [];
    private readonly List<(string Path, byte[] Content)> _extra = [];

    /// <summary>Adds a sheet; cells are text, numbers, dates, truths, <see cref="Zeros"/> or null.</summary>
    public XlsxText Sheet(string name, object?[][] rows, int firstRow = 1, bool isHidden = false)
    {
        _sheets.Add((name, isHidden, rows, firstRow));
        return this;
    }

    /// <summary>Adds any file to the archive.</summary>
    public XlsxText With(string path, byte[] content)
    {
        _extra.Add((path, content));
        return this;
    }

    /// <summary>A number shown with leading zeros by its format 000000.</summary>
    public sealed record Zeros(int Number);

    /// <summary>The workbook.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var sheets = _sheets.Select((sheet, i) => (sheet.Name, sheet.IsHidden, Id: i + 1)).ToList();
            Add(archive, "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Add(archive, "_rels/.rels",
                $"<Relationships xmlns=\"{Package}\">{Relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>");
            Add(archive, "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                + string.Concat(sheets.Select(s =>
                    $"<sheet name=\"{s.Name}\" sheetId=\"{s.Id}\" r:id=\"rId{s.Id}\"{(s.IsHidden ? " state=\"hidden\"" : "")}/>"))
                + "</sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}\">"
                + string.Concat(sheets.Select(s => Relation($"rId{s.Id}", "worksheet", $"worksheets/sheet{s.Id}.xml")))
                + Relation("rIdStyles", "styles", "styles.xml") + "</Relationships>");
            Add(archive, "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"000000\"/></numFmts>"
                + "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/>"
                + "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            for (var i = 0; i < _sheets.Count; i++)
            {
                Add(archive, $"xl/worksheets/sheet{i + 1}.xml", SheetXml(_sheets[i].Rows, _sheets[i].FirstRow));
            }

            foreach (var (path, content) in _extra)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string Relation(string id, string type, string target)
        => $"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>";

    private static string SheetXml(object?[][] rows, int firstRow)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{firstRow + r}\">");
            for (var c = 0; c < rows[r].Length; c++)
            {
                Cell(xml, $"{(char)('A' + c)}{firstRow + r}", rows[r][c]);
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Cell(StringBuilder xml, string at, object? value)
        => xml.Append(value switch
        {
            null => "",
            string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
            bool truth => $"<c r=\"{at}\" t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
            DateOnly day => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"1\"><v>{day.DayNumber - 693593}</v></c>"),
            Zeros zeros => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"2\"><v>{zeros.Number}</v></c>"),
            var number => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{number}</v></c>"),
        });

    private static void Add(ZipArchive archive, string path, string content)
    {
        using var entry = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(false));
        entry.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content);
    }
}
