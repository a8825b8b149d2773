using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Hub.Data.Profiles.Writing.Cleaning;

/// <summary>
/// Writes sanitised HTML as Markdown. Text between the tags of the outermost level keeps its lines: somebody may have pasted a part
/// of a page into a text that was Markdown already.
/// </summary>
internal sealed partial class MarkdownOfHtml
{
    private readonly StringBuilder _text = new();

    private MarkdownOfHtml()
    {
    }

    /// <summary>The words below an element.</summary>
    public static string Write(IElement body)
    {
        var writer = new MarkdownOfHtml();
        foreach (var node in body.ChildNodes)
        {
            if (node is IText text)
            {
                writer._text.Append(text.Data);
            }
            else if (node is IElement element)
            {
                writer.Element(element);
            }
        }

        return writer._text.ToString();
    }

    private void Element(IElement element)
    {
        switch (element.LocalName)
        {
            case "p" or "div" or "li" or "blockquote" or "pre" or "section" or "article" or "dt" or "dd" or "td" or "th"
                when element.HasAttribute(WordLists.Attribute):
                Block(element, element.GetAttribute(WordLists.Attribute) == "number" ? "1. " : "- ", isItem: true);
                break;
            case "li":
                Block(element, element.ParentElement?.LocalName == "ol" ? "1. " : "- ", isItem: true);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Block(element, "### ");
                break;
            case "tr":
                Row(element);
                break;
            case "br":
                _text.Append('\n');
                break;
            case "p" or "div" or "blockquote" or "pre" or "section" or "article" or "ul" or "ol" or "table" or "thead" or "tbody" or "tfoot"
                or "dl" or "dt" or "dd" or "td" or "th" or "hr":
                Block(element, "");
                break;
            default:
                _text.Append(Inline(element));
                break;
        }
    }

    private void Block(IElement element, string mark, bool isItem = false)
    {
        _text.Append(isItem ? "\n" : "\n\n");
        var line = new StringBuilder();
        foreach (var node in element.ChildNodes)
        {
            if (node is IElement inner && IsBlock(inner))
            {
                Line(line, ref mark);
                Element(inner);
            }
            else
            {
                line.Append(Inline(node));
            }
        }

        Line(line, ref mark);
        _text.Append(isItem ? "\n" : "\n\n");
    }

    private void Line(StringBuilder words, ref string mark)
    {
        var line = Spaces().Replace(words.ToString(), " ").Trim();
        words.Clear();
        if (line.Length > 0)
        {
            _text.Append(mark).Append(mark.Length == 0 ? Begin(line) : line).Append('\n');
            mark = "";
        }
    }

    // A table has no place in a section: each row is a line, so that no word of it is lost.
    private void Row(IElement row)
    {
        var cells = row.Children.Select(cell => Spaces().Replace(Escape(cell.TextContent), " ").Trim()).Where(cell => cell.Length > 0);
        var line = string.Join("; ", cells);
        _text.Append("\n\n").Append(Begin(line)).Append("\n\n");
    }

    private static string Inline(INode node)
    {
        switch (node)
        {
            case IText text:
                return Escape(Spaces().Replace(text.Data, " "));
            case IElement { LocalName: "br" }:
                return " ";
            case IElement element:
                var inner = string.Concat(element.ChildNodes.Select(Inline));
                return element.LocalName switch
                {
                    "b" or "strong" when inner.Trim() is { Length: > 0 } words && !words.Contains("**", StringComparison.Ordinal)
                        => Around(inner, $"**{words}**"),
                    "a" when inner.Trim() is { Length: > 0 } words && Address(element) is { } address
                        => Around(inner, $"[{words}](<{address}>)"),
                    _ => IsBlock(element) ? $" {inner} " : inner,
                };
            default:
                return "";
        }
    }

    private static string? Address(IElement link)
        => Uri.TryCreate(link.GetAttribute("href"), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address.AbsoluteUri
            : null;

    private static string Around(string inner, string marked)
        => (char.IsWhiteSpace(inner[0]) ? " " : "") + marked + (char.IsWhiteSpace(inner[^1]) ? " " : "");

    private static bool IsBlock(IElement element) => element.LocalName is "p" or "div" or "li" or "blockquote" or "pre" or "section"
        or "article" or "ul" or "ol" or "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" or "dl" or "dt" or "dd" or "hr"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    // What Markdown would read as markup is a sign of the text.
    private static string Escape(string text) => Signs().Replace(text, @"\$0");

    private static string Begin(string line) => Beginning().Replace(line, match => match.Value.Insert(match.Length - 1, @"\"));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\\*`\[]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|<(?=[a-z/!?])", RegexOptions.IgnoreCase)]
    private static partial Regex Signs();

    [GeneratedRegex(@"^(?:[0-9]{1,9}[.)](?=\s)|#(?=#{0,5}(\s|$))|[-+](?=\s|-|$)|>|=(?==*$)|~(?=~~))")]
    private static partial Regex Beginning();
}
