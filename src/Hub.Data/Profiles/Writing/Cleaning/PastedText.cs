using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Hub.Data.Profiles.Writing.Cleaning;

/// <summary>
/// What was pasted into a section, from Word or a web page, as the Markdown that is kept: styles, scripts, comments and tags go;
/// words, bold, lists, sub-headings and https links stay.
/// </summary>
public static partial class PastedText
{
    // Their content is no text that a reader ever saw.
    private const string Unseen =
        "script, style, head, title, meta, link, template, iframe, object, embed, applet, noscript, svg, math, canvas, audio, video, xml";

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>The text as it is kept. What holds no markup stays as it was written.</summary>
    public static string Clean(string? text)
    {
        var plain = PlainText.Clean(text);
        return Markup().IsMatch(plain) ? PlainText.Clean(Words(plain)) : plain;
    }

    private static string Words(string html)
    {
        // A sign that opens no tag is a sign: "x < y".
        var document = Sanitizer.HtmlParserFactory().ParseDocument(NoTag().Replace(html, "&lt;"));
        WordLists.Mark(document);
        foreach (var element in document.QuerySelectorAll(Unseen).Concat(document.All.Where(IsOfficeData)).ToList())
        {
            // The head holds nothing seen, but it must stand for the document to have a body.
            if (element is not IHtmlHeadElement)
            {
                element.Remove();
            }
        }

        // A second look at everything, from a list of what is allowed: what this code forgot stays out.
        Sanitizer.SanitizeDom(document);
        return MarkdownOfHtml.Write(document.Body!);
    }

    private static bool IsOfficeData(AngleSharp.Dom.IElement element)
        => element.LocalName.Split(':') is [var prefix, var name] && (prefix is "w" or "v" or "x" || (prefix, name) is ("o", not "p"));

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(
                [
                    "html", "head", "body", "p", "div", "br", "b", "strong", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "a",
                    "table", "tbody", "thead", "tfoot", "tr", "td", "th", "blockquote", "pre", "section", "article", "hr", "dl", "dt", "dd",
                ],
                StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", WordLists.Attribute], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["https"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(),
        })
        {
            KeepChildNodes = true,
        };
        return sanitizer;
    }

    // A tag that HTML or Office knows, or a comment; a name in pointed brackets that neither knows stays a word.
    [GeneratedRegex(Known, RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex("<(?!" + After + ")", RegexOptions.IgnoreCase)]
    private static partial Regex NoTag();

    private const string Known = "<" + After;

    private const string After = @"(?:!--|!\[|!doctype\b|\?xml|/?(?:html|head|body|title|meta|link|style|script|p|div|span|br|hr|b|i|u|s|em"
        + @"|strong|sub|sup|small|big|font|center|ul|ol|li|dl|dt|dd|a|img|table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th|h[1-6]"
        + @"|blockquote|pre|code|section|article|header|footer|main|nav|form|input|button|select|option|textarea|label|iframe|object"
        + @"|embed|applet|noscript|template|svg|math|canvas|audio|video|xml|(?:o|w|v|m|x|st1):\w+)(?=[\s/>]))";
}
