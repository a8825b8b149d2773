using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>Rules over what pages paint: all of it tagged or an artifact, and marks and tags lead to each other.</summary>
internal static class MarkRules
{
    /// <summary>Applies the rules.</summary>
    public static IEnumerable<UaProblem> Check(UaFile file) => file.Pages.SelectMany(Page).Concat(Owners(file));

    private static IEnumerable<UaProblem> Page(UaPage page)
    {
        var bare = page.Painted.Count(p => p.Marks.Count == 0 || !p.Marks.Any(m => m.IsArtifact || m.Id is not null));
        if (bare > 0)
        {
            yield return new("01-005", $"Page {page.Number} paints {bare} times outside tags and artifacts.");
        }

        if (page.OpenAtEnd > 0 || page.UnopenedEnds > 0)
        {
            yield return new("X-MARK", $"Page {page.Number} opens and closes marked content unevenly.");
        }

        foreach (var marks in page.Opened.Where(m => m.Count > 1))
        {
            var outer = marks.SkipLast(1).ToList();
            if (marks[^1].IsArtifact && outer.Exists(m => m.Id is not null))
            {
                yield return new("01-003", $"An artifact stands inside tagged content on page {page.Number}.");
            }

            if (marks[^1].Id is not null && outer.Exists(m => m.IsArtifact))
            {
                yield return new("01-004", $"Tagged content stands inside an artifact on page {page.Number}.");
            }
        }
    }

    /// <summary>Each mark has one tag, each tag's content is there, and the parent tree leads back from the mark to the tag.</summary>
    private static IEnumerable<UaProblem> Owners(UaFile file)
    {
        var owners = file.Elements.SelectMany(e => e.Content.Select(c => (Content: c, Element: e))).ToList();
        foreach (var twice in owners.GroupBy(o => o.Content).Where(g => g.Count() > 1))
        {
            yield return new("X-TREE", $"Mark {twice.Key.Id} of page {twice.Key.Page} has more than one tag.");
        }

        var byContent = owners.GroupBy(o => o.Content).ToDictionary(g => g.Key, g => g.First().Element);
        var marks = file.Pages
            .SelectMany(p => p.Opened.Where(m => m[^1].Id is not null).Select(m => (Content: (Page: p.Number, Id: m[^1].Id!.Value), m[^1].Tag))).ToList();
        foreach (var (content, tag) in marks)
        {
            if (!byContent.TryGetValue(content, out var owner))
            {
                yield return new("X-TREE", $"Mark {content.Id} of page {content.Page} has no tag.");
            }
            else if (owner.Type != tag)
            {
                yield return new("X-TREE", $"Mark {content.Id} of page {content.Page} is called {tag} and tagged {owner.Type}.");
            }
        }

        foreach (var lost in byContent.Keys.Except(marks.Select(m => m.Content)))
        {
            yield return new("X-TREE", $"A tag holds mark {lost.Id} of page {lost.Page}, which is not there.");
        }

        foreach (var problem in ParentTree(file, byContent))
        {
            yield return problem;
        }
    }

    private static IEnumerable<UaProblem> ParentTree(UaFile file, Dictionary<(int Page, int Id), UaElement> owners)
    {
        var numbers = file.Items(file.Dictionary(file.Dictionary(file.Catalog, "StructTreeRoot"), "ParentTree"), "Nums").ToList();
        var tree = Enumerable.Range(0, numbers.Count / 2)
            .ToDictionary(i => ((NumericToken)numbers[2 * i]).Int, i => numbers[(2 * i) + 1]);
        foreach (var page in file.Pages)
        {
            var key = (page.Dictionary.Data.GetValueOrDefault("StructParents") as NumericToken)?.Int;
            var entries = key is { } k && tree.TryGetValue(k, out var list) && file.Resolve(list) is ArrayToken array ? array.Data : [];
            foreach (var ((_, id), owner) in owners.Where(o => o.Key.Page == page.Number))
            {
                if (id >= entries.Count || !ReferenceEquals(file.Resolve(entries[id]), owner.Token))
                {
                    yield return new("X-TREE", $"The parent tree does not lead from mark {id} of page {page.Number} to its tag.");
                }
            }
        }

        foreach (var (element, annotation) in file.Elements.SelectMany(e => e.Annotations.Select(a => (e, a))))
        {
            var key = (file.Resolve(new IndirectReferenceToken(annotation)) as DictionaryToken)?.Data.GetValueOrDefault("StructParent");
            var parent = key is NumericToken number && tree.TryGetValue(number.Int, out var entry) ? file.Resolve(entry) : null;
            if (!ReferenceEquals(parent, element.Token))
            {
                yield return new("X-TREE", "The parent tree does not lead from a link to its tag.");
            }
        }
    }
}
