using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>Rules over links, the only annotations of a profile: tagged, described, reached by the tab key, leading somewhere.</summary>
internal static class LinkRules
{
    /// <summary>Applies the rules.</summary>
    public static IEnumerable<UaProblem> Check(UaFile file)
    {
        var tagged = file.Elements.SelectMany(e => e.Annotations.Select(a => (Annotation: a, Element: e)))
            .GroupBy(t => t.Annotation).ToDictionary(g => g.Key, g => g.First().Element);
        var places = Places(file);
        return file.Pages.SelectMany(page => Page(file, page, tagged, places));
    }

    private static IEnumerable<UaProblem> Page(
        UaFile file, UaPage page, Dictionary<IndirectReference, UaElement> tagged, HashSet<string> places)
    {
        if (file.NameOf(page.Dictionary, "Tabs") != "S")
        {
            yield return new("28-008", $"The tab key does not follow the tags on page {page.Number}.");
        }

        foreach (var item in file.Items(page.Dictionary, "Annots"))
        {
            if (file.Resolve(item) is not DictionaryToken annotation)
            {
                continue;
            }

            if (file.NameOf(annotation, "Subtype") is not "Link")
            {
                yield return new("28-002", $"Page {page.Number} has an annotation of the kind {file.NameOf(annotation, "Subtype")}.");
                continue;
            }

            if (string.IsNullOrWhiteSpace(file.TextOf(annotation, "Contents")))
            {
                yield return new("28-012", $"A link on page {page.Number} has no description.");
            }

            var isTagged = item is IndirectReferenceToken reference && annotation.Data.ContainsKey("StructParent")
                && tagged.TryGetValue(reference.Data, out var element) && element.Type == "Link";
            if (!isTagged)
            {
                yield return new("28-011", $"A link on page {page.Number} is not under a link tag.");
            }

            if (!LeadsSomewhere(file, annotation, places))
            {
                yield return new("X-LINK", $"A link on page {page.Number} leads nowhere.");
            }
        }
    }

    private static bool LeadsSomewhere(UaFile file, DictionaryToken annotation, HashSet<string> places)
    {
        if (file.TextOf(annotation, "Dest") is { } place)
        {
            return places.Contains(place);
        }

        var action = file.Dictionary(annotation, "A");
        return file.NameOf(action, "S") switch
        {
            "URI" => Uri.TryCreate(file.TextOf(action, "URI"), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps,
            "GoTo" => file.TextOf(action, "D") is not { } named || places.Contains(named),
            _ => annotation.Data.ContainsKey("Dest"),
        };
    }

    private static HashSet<string> Places(UaFile file)
    {
        var names = file.Items(file.Dictionary(file.Dictionary(file.Catalog, "Names"), "Dests"), "Names").ToList();
        return [.. names.Where((_, i) => i % 2 == 0).Select(name => name switch
        {
            StringToken text => text.Data,
            HexToken hex => UaFile.TextOf(hex),
            _ => string.Empty,
        })];
    }
}
