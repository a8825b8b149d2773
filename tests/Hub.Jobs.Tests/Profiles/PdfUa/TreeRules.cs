using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>Rules over the tags: types, nesting, headings, lists, contents, figures, words to be read out.</summary>
internal static partial class TreeRules
{
    private static readonly HashSet<string> Inline =
        ["Span", "Link", "Reference", "Quote", "Code", "Annot", "BibEntry", "Note", "Lbl", "Figure", "Formula"];

    private static readonly HashSet<string> Blocks =
        ["P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "Figure", "Formula", "TOC", "Div", "Sect", "Art", "Part", "BlockQuote", "Index", "Note", "NonStruct"];

    private static readonly HashSet<string> Inner =
        ["TOCI", "LI", "Lbl", "LBody", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Caption", "Document"];

    /// <summary>What may stand directly in each type; null: only what has no type of its own.</summary>
    private static readonly Dictionary<string, HashSet<string>> Allowed = new(StringComparer.Ordinal)
    {
        ["Document"] = Blocks, ["Part"] = Blocks, ["Art"] = Blocks, ["Sect"] = [.. Blocks, "Caption"], ["Div"] = [.. Blocks, "Caption"],
        ["BlockQuote"] = Blocks, ["NonStruct"] = [.. Blocks, .. Inline], ["P"] = Inline, ["H1"] = Inline, ["H2"] = Inline, ["H3"] = Inline,
        ["H4"] = Inline, ["H5"] = Inline, ["H6"] = Inline, ["Span"] = Inline, ["Link"] = Inline, ["Reference"] = Inline, ["Quote"] = Inline,
        ["Caption"] = [.. Inline, "P"], ["TD"] = [.. Blocks, .. Inline], ["TH"] = [.. Blocks, .. Inline], ["Lbl"] = Inline,
        ["LBody"] = [.. Blocks, .. Inline], ["Figure"] = ["Caption"], ["Note"] = [.. Inline, "P"],
    };

    /// <summary>Applies the rules.</summary>
    public static IEnumerable<UaProblem> Check(UaFile file) =>
        [.. Roots(file), .. file.Elements.SelectMany(e => Types(file, e)), .. file.Elements.SelectMany(Lists),
        .. file.Elements.SelectMany(e => Words(file, e)), .. Headings(file)];

    private static IEnumerable<UaProblem> Roots(UaFile file)
    {
        if (file.Roots.Count != 1 || file.Roots[0].Type != "Document")
        {
            yield return new("X-TREE", "The tags do not stand under one document.");
        }

        if (file.Dictionary(file.Dictionary(file.Catalog, "StructTreeRoot"), "RoleMap") is { Data.Count: > 0 })
        {
            yield return new("02-001", "The file maps tags to other tags.");
        }
    }

    private static IEnumerable<UaProblem> Types(UaFile file, UaElement element)
    {
        if (element.Type == "H")
        {
            yield return new("14-007", "A heading has no level.");
        }
        else if (!Blocks.Contains(element.Type) && !Inline.Contains(element.Type) && !Inner.Contains(element.Type))
        {
            yield return new("02-001", $"{element.Type} is no standard type.");
        }

        if (Allowed.TryGetValue(element.Type, out var allowed))
        {
            foreach (var child in element.ChildTypes.Where(t => !allowed.Contains(t) && t is not ("TR" or "TH" or "TD" or "LI" or "TOCI" or "H")))
            {
                yield return new("09-002", $"{child} stands in {element.Type}.");
            }
        }

        // An empty cell says that there is nothing; any other empty tag is a stop for a screen reader without words.
        if (element.Kids.Count == 0 && element.Annotations.Count == 0 && element.Type is not ("TD" or "TH"))
        {
            yield return new("X-EMPTY", $"A {element.Type} under {element.Parent?.Type ?? "the tree"} holds nothing.");
        }

        if (element.Type == "Note" && file.TextOf(element.Token, "ID") is null)
        {
            yield return new("19-003", "A note has no identifier.");
        }
    }

    private static IEnumerable<UaProblem> Lists(UaElement element)
    {
        var (type, parent) = (element.Type, element.Parent?.Type);
        var isWrong = type switch
        {
            "L" => element.Content.Count > 0 || element.ChildTypes.Any(t => t is not ("LI" or "L" or "Caption")),
            "LI" => parent != "L" || element.Content.Count > 0 || element.ChildTypes.Any(t => t is not ("Lbl" or "LBody" or "L"))
                || element.ChildTypes.Count(t => t == "LBody") != 1,
            "LBody" => parent != "LI",
            "Lbl" => parent is not ("LI" or "TOCI" or "Note" or "P"),
            _ => false,
        };
        if (isWrong)
        {
            yield return new("09-005", $"A {type} in {parent} holds {string.Join(", ", element.ChildTypes)}.");
        }

        var isWrongContents = type switch
        {
            "TOC" => element.Content.Count > 0 || element.ChildTypes.Any(t => t is not ("TOCI" or "TOC" or "Caption")),
            "TOCI" => parent != "TOC" || element.Content.Count > 0
                || element.ChildTypes.Any(t => t is not ("Lbl" or "Reference" or "NonStruct" or "P" or "TOC")),
            _ => false,
        };
        if (isWrongContents)
        {
            yield return new("09-006", $"A {type} in {parent} holds {string.Join(", ", element.ChildTypes)}.");
        }
    }

    private static IEnumerable<UaProblem> Words(UaFile file, UaElement element)
    {
        if (element.Type == "Figure")
        {
            var alternative = file.TextOf(element.Token, "Alt") ?? file.TextOf(element.Token, "ActualText") ?? "";
            if (alternative.Trim().Length == 0)
            {
                yield return new("13-004", "A figure has no alternative text.");
            }
            else if (alternative.Trim().Length < 8 || FileName().IsMatch(alternative))
            {
                yield return new("X-ALT", $"The alternative text \"{alternative}\" says nothing.");
            }

            if (file.AttributeOf(element, "BBox") is null)
            {
                yield return new("X-BOX", "A figure does not say where it is.");
            }
        }

        // A single letter in a span of its own is a mark: what it stands for must be read out.
        if (element.Type == "Span" && file.TextOf(element).Trim().Length == 1
            && string.IsNullOrWhiteSpace(file.TextOf(element.Token, "E") ?? file.TextOf(element.Token, "ActualText")))
        {
            yield return new("X-TEXT", $"The mark \"{file.TextOf(element).Trim()}\" has no words.");
        }

        if (element.Type == "L" && element.Children.Any(li => li.Children.Any(c => c.Type == "Lbl" && Number().IsMatch(file.TextOf(c))))
            && file.AttributeOf(element, "ListNumbering")?.ToString() is not ("/Decimal" or "Decimal"))
        {
            yield return new("16-001", "A numbered list does not say that it is numbered.");
        }
    }

    private static IEnumerable<UaProblem> Headings(UaFile file)
    {
        var headings = file.Elements.Where(e => e.Type is ['H', >= '1' and <= '6']).ToList();
        var levels = headings.Select(h => h.Type[1] - '0').ToList();
        if (levels.Count == 0 || levels[0] != 1)
        {
            yield return new("14-002", "The first heading is not of level 1.");
        }

        for (var i = 1; i < levels.Count; i++)
        {
            if (levels[i] > levels[i - 1] + 1)
            {
                yield return new("14-003", $"\"{file.TextOf(headings[i])}\" of level {levels[i]} follows level {levels[i - 1]}.");
            }
        }

        if (headings.Exists(h => string.IsNullOrWhiteSpace(file.TextOf(h))))
        {
            yield return new("X-HEAD", "A heading has no words.");
        }

        foreach (var problem in Outline(file, headings))
        {
            yield return problem;
        }
    }

    /// <summary>Every line of the outline is a heading of the document, in its order.</summary>
    private static IEnumerable<UaProblem> Outline(UaFile file, List<UaElement> headings)
    {
        if (!file.Pdf.TryGetBookmarks(out var bookmarks) || !bookmarks.GetNodes().Any())
        {
            if (headings.Count > 1)
            {
                yield return new("X-OUTLINE", "There is no outline.");
            }

            yield break;
        }

        var rest = headings.Select(h => Squeeze(file.TextOf(h))).ToList();
        foreach (var node in bookmarks.GetNodes())
        {
            var at = rest.IndexOf(Squeeze(node.Title));
            if (at < 0)
            {
                yield return new("X-OUTLINE", string.Create(CultureInfo.InvariantCulture, $"\"{node.Title}\" is no heading, or not in this place."));
                yield break;
            }

            rest.RemoveRange(0, at + 1);
        }
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"\.(png|jpe?g|svg|gif)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\s*\d+[.)]\s*$")]
    private static partial Regex Number();
}
