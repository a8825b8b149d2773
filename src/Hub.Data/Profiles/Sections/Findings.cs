using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>Sentences that say what figures show, and no more.</summary>
internal static class Findings
{
    private const string NoDifference = "No figure of this theme differs from the force or from the year before beyond chance.";

    private static readonly string[] Numbers =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The opening of a theme: what rose or fell beyond chance and what stands out against the force.</summary>
    public static string Opening(IReadOnlyList<IndicatorView> indicators)
    {
        var own = indicators.Where(i => i.LevelNote is null).ToList();
        var sentences = new List<string>();
        Add(sentences, "rose beyond chance against the twelve months before", own, i => Starts(i.Direction, "rising"));
        Add(sentences, "fell beyond chance against the twelve months before", own, i => Starts(i.Direction, "falling"));
        AddRates(sentences, "above", own);
        AddRates(sentences, "below", own);
        if (own.Count > 0 && own.All(i => Starts(i.Direction, "no comparison")))
        {
            sentences.Add(Wording.Sentence(own[0].Direction) + (own[0].Direction.EndsWith('.') ? "" : "."));
        }

        if (sentences.Count == 0)
        {
            sentences.Add(own.Count == 0
                ? "The figures below are published for wider areas than this one."
                : NoDifference);
        }

        return string.Join(" ", sentences);
    }

    /// <summary>The direction where there is little room; why there is no comparison is said once in the opening.</summary>
    public static string ShortDirection(IndicatorView indicator)
        => Starts(indicator.Direction, "no comparison") ? "No comparison"
            : Starts(indicator.Direction, "compared without") ? "Not tested"
            : Wording.Sentence(indicator.Direction);

    /// <summary>The same in the words of a title: no full stop, and short where nothing stands out.</summary>
    public static string Title(IReadOnlyList<IndicatorView> indicators)
    {
        var opening = Opening(indicators);
        return opening == NoDifference ? "No clear change, and no clear difference from the force" : opening.TrimEnd('.');
    }

    /// <summary>How many rates of an area stand above and below the force's, as a title says it.</summary>
    public static string Standing(int rates, int above, int below)
    {
        var rest = below == 0 ? "none is below" : $"{Number(below)} {(below == 1 ? "is" : "are")} below";
        return above == 0 && below == 0
            ? $"None of these {Number(rates)} rates differs from the force's beyond chance"
            : $"{Wording.Sentence(Number(above))} of these {Number(rates)} rates {(above <= 1 ? "is" : "are")} above the force's "
                + "beyond chance; " + rest;
    }

    private static string Number(int number)
        => number <= 10 ? Numbers[number] : number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Add(List<string> sentences, string what, List<IndicatorView> indicators, Func<IndicatorView, bool> chosen)
    {
        var titles = indicators.Where(chosen).Select(i => i.Title).ToList();
        if (titles.Count > 0)
        {
            sentences.Add($"{Wording.Sentence(Wording.List(Shown(titles)))} {what}.");
        }
    }

    private static void AddRates(List<string> sentences, string where, List<IndicatorView> indicators)
    {
        var titles = indicators.Where(i => Starts(i.AgainstForce, where)).Select(i => i.Title).ToList();
        if (titles.Count > 0)
        {
            sentences.Add(titles.Count == 1
                ? $"The rate of {Wording.Inline(titles[0])} is {where} the force's, beyond chance."
                : $"The rates of {Wording.List(Shown(titles))} are {where} the force's, beyond chance.");
        }
    }

    // Only the first title of a list keeps its capital, at the start of a sentence.
    private static List<string> Shown(List<string> titles)
        => [.. (titles.Count <= 4 ? titles : [.. titles.Take(3), $"{titles.Count - 3} more"]).Select(Wording.Inline)];

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
