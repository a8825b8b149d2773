using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Data.Profiles.Document.Html;

namespace Hub.Data.Profiles.Document;

/// <summary>
/// Writes a profile as HTML: the accessible twin of the PDF, made from the same blocks, with the same figures character
/// for character. No script, no style attribute, nothing fetched from elsewhere; all text is encoded.
/// </summary>
public static class HtmlWriter
{
    /// <summary>
    /// The rules for the classes of <see cref="WriteFragment"/>, all below ".profile": the portal serves them as a file of
    /// its own, a standalone document carries them inside.
    /// </summary>
    public static string Stylesheet => ProfileStyle.Content;

    /// <summary>
    /// A file of its own. Its content security policy allows one style sheet, by hash, and nothing else. Screen and paper;
    /// on paper the marking stands in the margin of every page.
    /// </summary>
    public static string WriteDocument(ProfileDocument document)
    {
        var style = ProfileStyle.Page + ProfileStyle.Content + ProfileStyle.Furniture(document);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var created = document.CreatedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
        var html = new Markup();
        html.Add("<!DOCTYPE html>\n")
            .Add($"""<html lang="{document.Language}"><head><meta charset="utf-8"/>""")
            .Add($"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{hash}'; """)
            .Add("base-uri 'none'; form-action 'none'\"/>")
            .Add("""<meta name="viewport" content="width=device-width, initial-scale=1"/>""")
            .Add("""<meta name="referrer" content="no-referrer"/>""")
            .Add($"""<meta name="author" content="{document.Author}"/>""")
            .Add($"""<meta name="keywords" content="{string.Join(", ", document.Keywords)}"/>""")
            .Add($"""<meta name="dcterms.created" content="{created}Z"/>""")
            .Add($"<title>{document.Title} – {document.Marking}</title><style>").Add(style).Add("</style></head><body>")
            .Add("""<a class="skip" href="#hub-content">Skip to the profile</a>""");
        AppendProfile(html, document, titleLevel: 1, asPage: true);
        return html.Add("</body></html>\n").ToString();
    }

    /// <summary>
    /// The same content for a page of the portal: one element with class "profile", classes of <see cref="Stylesheet"/>
    /// and SVG presentation attributes only. Ids that begin with "hub-" are the writer's own.
    /// </summary>
    /// <param name="document">The profile.</param>
    /// <param name="titleLevel">Heading level of the title, 1 to 3; sections follow below it.</param>
    public static string WriteFragment(ProfileDocument document, int titleLevel = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(titleLevel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(titleLevel, 3);
        var html = new Markup();
        AppendProfile(html, document, titleLevel, asPage: false);
        return html.ToString();
    }

    /// <summary>
    /// Some blocks of a profile for a page of the portal, without title and marking, which the page itself has: one element with class
    /// "profile", as <see cref="WriteFragment"/>. Empty for no blocks.
    /// </summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="level">Headings of level 1 stand one below it, 1 to 3.</param>
    public static string WriteBlocks(IReadOnlyList<Block> blocks, int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 3);
        if (blocks.Count == 0)
        {
            return "";
        }

        var html = new Markup();
        html.Add("""<div class="profile" lang="en-GB">""");
        new BlockWriter(html, new ProfileDocument("", "", "", "en-GB", "", [], "", default, [], blocks), level).WriteAll();
        return html.Add("</div>").ToString();
    }

    private static void AppendProfile(Markup html, ProfileDocument document, int titleLevel, bool asPage)
    {
        html.Add($"""<div class="profile" lang="{document.Language}">""");
        html.Add(asPage ? "<header>" : "<div>");
        AppendMarking(html, document);
        html.Add($"""<p class="running">{document.RunningTitle}</p>""");
        html.Add(asPage ? """</header><main id="hub-content" tabindex="-1">""" : "</div>");

        // The band of page one is the title where there is one; else the document's own.
        if (!document.Blocks.OfType<Band>().Any())
        {
            html.Add($"""<div class="band"><h{titleLevel} class="title">{document.Title}</h{titleLevel}>""")
                .Add($"""<p class="subtitle">{document.Subtitle}</p></div>""");
        }

        new BlockWriter(html, document, titleLevel).WriteAll();
        html.Add(asPage ? "</main><footer>" : "<div>");
        html.Add($"""<p class="running">{document.RunningTitle}</p>""");
        AppendMarking(html, document);
        html.Add(asPage ? "</footer></div>" : "</div></div>");
    }

    private static void AppendMarking(Markup html, ProfileDocument document)
    {
        html.Add($"""<p class="marking">{document.Marking}</p>""");
        foreach (var notice in document.Notices)
        {
            html.Add($"""<p class="notice">{notice}</p>""");
        }
    }
}
