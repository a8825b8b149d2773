using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>Sentences that say what figures show, and no more.</summary>
internal static class Findings
{
    /// <summary>The opening of a theme: what rose or fell beyond chance and what stands out against the force.</summary>
    public static string Opening(IReadOnlyList<IndicatorView> indicators)
    {
        var own = indicators.Where(i => i.LevelNote is null).ToList();
        var sentences = new List<string>();
        Add(sentences, "rose beyond chance against the twelve months before", own, i => Starts(i.Direction, "rising"));
        Add(sentences, "fell beyond chance against the twelve months before", own, i => Starts(i.Direction, "falling"));
        Add(sentences, "above the force's rate beyond chance", own, i => Starts(i.AgainstForce, "above"), be: true);
        Add(sentences, "below the force's rate beyond chance", own, i => Starts(i.AgainstForce, "below"), be: true);
        if (own.Count > 0 && own.All(i => Starts(i.Direction, "no comparison")))
        {
            sentences.Add(Wording.Sentence(own[0].Direction) + (own[0].Direction.EndsWith('.') ? "" : "."));
        }

        if (sentences.Count == 0)
        {
            sentences.Add(own.Count == 0
                ? "The figures below are published for wider areas than this one."
                : "No figure of this theme differs from the force or from the year before beyond chance.");
        }

        return string.Join(" ", sentences);
    }

    /// <summary>The direction where there is little room; why there is no comparison is said once in the opening.</summary>
    public static string ShortDirection(IndicatorView indicator)
        => Starts(indicator.Direction, "no comparison") ? "No comparison"
            : Starts(indicator.Direction, "compared without") ? "Not tested"
            : Wording.Sentence(indicator.Direction);

    private static void Add(
        List<string> sentences, string what, List<IndicatorView> indicators, Func<IndicatorView, bool> chosen, bool be = false)
    {
        var titles = indicators.Where(chosen).Select(i => i.Title).ToList();
        if (titles.Count > 0)
        {
            var shown = titles.Count <= 4 ? titles : [.. titles.Take(3), $"{titles.Count - 3} more"];
            var verb = !be ? "" : titles.Count == 1 ? "is " : "are ";
            sentences.Add($"{Wording.Sentence(Wording.List(shown))} {verb}{what}.");
        }
    }

    private static bool Starts(string text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    /// <summary>Which agency has not sent what for some indicators; null when every source of them is in.</summary>
    /// <param name="ending">How each agency's sentence ends, with its full stop.</param>
    public static Callout? MissingSources(SnapshotContent content, IEnumerable<IndicatorView> indicators, string title, string ending)
    {
        var kinds = indicators.Select(i => i.Kind).ToHashSet(StringComparer.Ordinal);
        var missing = content.Sources.Where(s => kinds.Contains(s.Kind) && !s.IsIn).ToList();
        return missing.Count == 0
            ? null
            : new Callout(
                CalloutTone.Gap,
                title,
                string.Join(" ", missing.GroupBy(s => s.Agency).Select(g =>
                    $"{g.Key} has not sent {Wording.List([.. g.Select(s => s.Title).Distinct()])}{ending}")));
    }
}
