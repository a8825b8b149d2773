using System.Globalization;
using System.Net;
using System.Text;

namespace Hub.Jobs.Persons.Linking.Reporting;

/// <summary>Writes the parts that a report is made of: headings, paragraphs, tables, bars. Every text is escaped here.</summary>
internal sealed class ReportPage
{
    private readonly StringBuilder _html = new();

    public ReportPage(string title, string subtitle)
    {
        Add("<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        Add($"<title>{Safe(title)}: {Safe(subtitle)}</title><style>{ReportStyle.Css}</style></head><body><main>\n");
        Add($"<h1>{Safe(title)}</h1><p class=\"sub\">{Safe(subtitle)}</p>\n");
    }

    public ReportPage Heading(string text) => Add($"<h2>{Safe(text)}</h2>\n");

    public ReportPage Paragraph(string text) => Add($"<p>{Safe(text)}</p>\n");

    public ReportPage Small(string text) => Add($"<p class=\"sub\">{Safe(text)}</p>\n");

    public ReportPage List(IEnumerable<string> items)
        => Add("<ul>" + string.Concat(items.Select(item => $"<li>{Safe(item)}</li>")) + "</ul>\n");

    public ReportPage Tiles(IEnumerable<(string Name, string Value)> tiles)
        => Add("<dl class=\"tiles\">"
            + string.Concat(tiles.Select(tile => $"<div><dt>{Safe(tile.Name)}</dt><dd>{Safe(tile.Value)}</dd></div>")) + "</dl>\n");

    /// <summary>A table whose first column names its rows; the others are figures, right-aligned.</summary>
    public ReportPage Table(string caption, string[] headings, IEnumerable<string[]> rows, bool isText = false)
    {
        var side = isText ? "" : " class=\"n\"";
        Add(caption.Length > 0 ? $"<table><caption>{Safe(caption)}</caption>" : "<table>");
        Add("<thead><tr>" + string.Concat(headings.Select((text, column)
            => $"<th scope=\"col\"{(column == 0 ? "" : side)}>{Safe(text)}</th>")));
        Add("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            Add($"<tr><th scope=\"row\">{Safe(row[0])}</th>" + string.Concat(row.Skip(1).Select(cell => $"<td{side}>{Safe(cell)}</td>"))
                + "</tr>\n");
        }

        return Add("</tbody></table>\n");
    }

    /// <summary>Markup that is made of numbers and fixed words only.</summary>
    public ReportPage Draw(FormattableString markup) => Add(markup.ToString(CultureInfo.InvariantCulture));

    /// <summary>The whole page.</summary>
    public string Finish() => Add("</main></body></html>\n")._html.ToString();

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share in per cent.</summary>
    public static string Share(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    public static string Safe(string text) => WebUtility.HtmlEncode(text);

    private ReportPage Add(string html)
    {
        _html.Append(html);
        return this;
    }
}
