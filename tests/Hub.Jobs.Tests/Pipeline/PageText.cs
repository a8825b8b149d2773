using System.Xml;
using System.Xml.Linq;
using UglyToad.PdfPig;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>A table of a twin: its caption without the figure code, and its cells, row by row, headings first.</summary>
internal sealed record HtmlTable(string Caption, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Reads documents as their reader does.</summary>
internal static class PageText
{
    /// <summary>The tables of figures of a twin.</summary>
    public static IReadOnlyList<HtmlTable> Tables(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return [.. XElement.Load(reader).Descendants("table").Where(table => (string?)table.Attribute("class") == "figures")
            .Select(table => new HtmlTable(
                string.Concat(table.Element("caption")!.Nodes().OfType<XText>().Select(text => text.Value)).Trim(),
                [.. table.Element("thead")!.Descendants("th").Select(cell => cell.Value)],
                [.. table.Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToList())]))];
    }

    /// <summary>The lines of a PDF: its words from left to right wherever they share a base line.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Lines(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return [.. file.GetPages().SelectMany(page => page.GetWords()
            .GroupBy(word => Math.Round(word.Letters[0].StartBaseLine.Y))
            .OrderByDescending(line => line.Key)
            .Select(line => line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text).ToList()))];
    }
}
