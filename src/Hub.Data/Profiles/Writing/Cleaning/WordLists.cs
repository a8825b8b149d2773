using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Hub.Data.Profiles.Writing.Cleaning;

/// <summary>
/// Word writes a list as paragraphs whose style says "mso-list" and whose bullet or number is text of its own. They are marked as
/// items before styles go.
/// </summary>
internal static partial class WordLists
{
    /// <summary>"bullet" or "number", on what becomes an item.</summary>
    public const string Attribute = "data-item";

    /// <summary>Marks the items and takes their bullets and numbers out.</summary>
    public static void Mark(IHtmlDocument document)
    {
        foreach (var paragraph in document.QuerySelectorAll("p, div, h1, h2, h3, h4, h5, h6").Where(IsItem).ToList())
        {
            var marks = paragraph.QuerySelectorAll("span").Where(IsMark).ToList();
            var text = marks.FirstOrDefault()?.TextContent.Trim() ?? "";
            if (marks.Count == 0 || text.Length > 8)
            {
                // Without its bullet it is a paragraph like others.
                continue;
            }

            paragraph.SetAttribute(Attribute, Number().IsMatch(text) ? "number" : "bullet");
            foreach (var mark in marks)
            {
                mark.Remove();
            }
        }
    }

    private static bool IsItem(IElement element)
        => (element.GetAttribute("style") ?? "").Contains("mso-list", StringComparison.OrdinalIgnoreCase)
            || (element.GetAttribute("class") ?? "").StartsWith("MsoListParagraph", StringComparison.OrdinalIgnoreCase);

    private static bool IsMark(IElement span)
        => ListMark().IsMatch(span.GetAttribute("style") ?? "");

    [GeneratedRegex(@"mso-list:\s*ignore", RegexOptions.IgnoreCase)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^\(?([0-9]+|[a-z]|[ivx]+)[.)]$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
