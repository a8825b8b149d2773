using System.Globalization;
using Hub.Jobs.Tests.Profiles.PdfUa;

namespace Hub.Jobs.Tests.Profiles.Geometry;

/// <summary>Rules for what page breaks do: to headings, paragraphs, rows and tables, and to the white that they leave.</summary>
internal static class FlowRules
{
    private const double MostBeforeSection = 1.0 / 3, MostAnywhere = 0.5;

    /// <summary>Between the furniture and the text, above and below.</summary>
    private const double Between = 14;

    /// <summary>Applies the rules.</summary>
    public static IEnumerable<GeometryProblem> Check(UaFile file, IReadOnlyList<PageView> pages) =>
        [.. pages.SkipLast(1).SelectMany(page => PageEnd(page, pages[page.Number])), .. Paragraphs(pages), .. Rows(file, pages)];

    private static IEnumerable<GeometryProblem> PageEnd(PageView page, PageView next)
    {
        // What is lowest on a page need not be last in the order of reading: the eye counts.
        var last = page.Body.Where(l => l.Owner is not null && !l.IsHalo).OrderBy(l => l.Baseline).FirstOrDefault();
        if (last?.Owner is { } owner && IsOnlyAnnouncing(owner))
        {
            yield return new("heading", page.Number, $"\"{Line(page, last)}\" stands last on the page.");
        }

        var lowest = page.Body.Select(l => l.Box.Bottom).Concat(page.Shapes.Where(s => s.Artifact != "Footer").Select(s => s.Box.Bottom))
            .Where(y => y > page.Foot).DefaultIfEmpty(page.Height).Min();
        var head = page.Letters.Where(l => l.Artifact == "Header").Select(l => l.Box.Bottom).DefaultIfEmpty(page.Height).Min();
        var white = (lowest - page.Foot - Between) / (head - page.Foot - (2 * Between));
        var first = next.Body.Where(l => l.Owner is not null).OrderByDescending(l => l.Baseline).FirstOrDefault();
        // Page one stands alone, as a cover does.
        if (page.Number > 1 && white > (first?.Owner?.Type == "H2" ? MostBeforeSection : MostAnywhere))
        {
            yield return new("white", page.Number, string.Create(
                CultureInfo.InvariantCulture, $"{white:P0} of the page is empty before \"{(first is null ? "" : Line(next, first))}\"."));
        }
    }

    /// <summary>A heading, the caption of a table, or the title of a drawing: a paragraph with the figure after it.</summary>
    private static bool IsOnlyAnnouncing(UaElement owner)
    {
        if (owner.Type is ['H', >= '1' and <= '6'] or "Caption")
        {
            return true;
        }

        var siblings = owner.Parent?.Children ?? [];
        var at = siblings.IndexOf(owner);
        return owner.Type == "P" && owner.Parent?.Type == "Div" && siblings.Skip(at + 1).Any(s => s.Type == "Figure");
    }

    private static IEnumerable<GeometryProblem> Paragraphs(IReadOnlyList<PageView> pages)
    {
        var lines = pages.SelectMany(p => p.Body.Where(l => l.Owner is { Type: "P" or "LBody" }).Select(l => (l.Owner, p.Number, l.Baseline)))
            .Distinct().GroupBy(l => l.Owner!);
        foreach (var paragraph in lines)
        {
            var counts = paragraph.CountBy(l => l.Number).OrderBy(c => c.Key).ToList();
            if (counts.Count > 1 && counts.Exists(c => c.Value == 1))
            {
                yield return new("lonely", counts[0].Key, "One line of a paragraph stands alone.");
            }
        }
    }

    private static IEnumerable<GeometryProblem> Rows(UaFile file, IReadOnlyList<PageView> pages)
    {
        var pagesOf = pages.SelectMany(p => p.Body.Where(l => l.Owner is not null).Select(l => (Owner: l.Owner!, p.Number)))
            .Distinct().ToLookup(o => o.Owner, o => o.Number, ReferenceEqualityComparer.Instance);
        foreach (var table in file.Elements.Where(e => e.Type == "Table"))
        {
            var rows = table.Walk().Where(e => e.Type == "TR")
                .Select(r => (Row: r, Pages: r.Walk().SelectMany(e => pagesOf[e]).Distinct().Order().ToList())).Where(r => r.Pages.Count > 0).ToList();
            foreach (var (_, on) in rows.Where(r => r.Pages.Count > 1 && !FillsAPage(pages, r.Row, r.Pages)))
            {
                yield return new("row", on[0], "A row is split by a page break.");
            }

            var heading = rows.Where(r => r.Row.Children.TrueForAll(c => c.Type == "TH")).Select(r => r.Row).FirstOrDefault();
            if (heading is null)
            {
                continue;
            }

            var words = heading.Children.Select(c => Squeeze(file.TextOf(c))).Where(w => w.Length > 0).ToList();
            foreach (var number in rows.SelectMany(r => r.Pages).Distinct().Except(rows.Where(r => r.Row == heading).SelectMany(r => r.Pages)))
            {
                var repeated = string.Concat(pages[number - 1].Letters.Where(l => l.Artifact == "Repetition").Select(l => l.Letter.Value));
                if (!words.TrueForAll(w => repeated.Contains(w, StringComparison.Ordinal)))
                {
                    yield return new("repeat", number, $"The table \"{string.Join(", ", words)}\" goes on without its headings.");
                }
            }
        }
    }

    /// <summary>A row taller than a page can only be cut; it then fills every page but its last.</summary>
    private static bool FillsAPage(IReadOnlyList<PageView> pages, UaElement row, List<int> on)
    {
        var owners = row.Walk().ToHashSet();
        return on.SkipLast(1).All(number =>
        {
            var ys = pages[number - 1].Body.Where(l => l.Owner is { } o && owners.Contains(o)).Select(l => l.Baseline).ToList();
            return ys.Max() - ys.Min() > 0.6 * pages[number - 1].Height;
        });
    }

    private static string Line(PageView page, PageLetter letter)
        => string.Concat(page.Letters.Where(l => l.Owner == letter.Owner && l.Baseline.Equals(letter.Baseline)).Select(l => l.Letter.Value).Take(60));

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
