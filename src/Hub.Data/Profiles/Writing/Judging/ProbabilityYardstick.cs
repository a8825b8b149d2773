using System.Text.RegularExpressions;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>One term of the probability yardstick.</summary>
/// <param name="Stored">As stored: "highly_likely".</param>
/// <param name="Words">As it is written: "highly likely".</param>
/// <param name="Range">The range that it stands for. Between the ranges there are gaps, on purpose.</param>
/// <param name="LowPercent">Lower end.</param>
/// <param name="HighPercent">Upper end.</param>
public sealed record ProbabilityTerm(string Stored, string Words, string Range, int LowPercent, int HighPercent);

/// <summary>
/// The probability yardstick of the Professional Head of Intelligence Assessment: seven terms with their ranges (Explaining
/// Uncertainty in UK Intelligence Assessment, 24 March 2025). A term says how probable something is, never how sure the analyst is.
/// </summary>
public static partial class ProbabilityYardstick
{
    /// <summary>The terms, from the least probable.</summary>
    public static IReadOnlyList<ProbabilityTerm> Terms { get; } =
    [
        new("remote_chance", "remote chance", "0% to about 5%", 0, 5),
        new("highly_unlikely", "highly unlikely", "about 10% to about 20%", 10, 20),
        new("unlikely", "unlikely", "about 25% to about 35%", 25, 35),
        new("realistic_possibility", "realistic possibility", "about 40% to less than 50%", 40, 50),
        new("likely", "likely", "about 55% to about 75%", 55, 75),
        new("highly_likely", "highly likely", "about 80% to about 90%", 80, 90),
        new("almost_certain", "almost certain", "about 95% to 100%", 95, 100),
    ];

    /// <summary>The term as stored, or null where it is none of the seven.</summary>
    public static ProbabilityTerm? Find(string? stored) => Terms.FirstOrDefault(term => term.Stored == stored);

    /// <summary>The term as stored.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such term.</exception>
    public static ProbabilityTerm Term(string stored)
        => Find(stored) ?? throw new ArgumentOutOfRangeException(nameof(stored), stored, "No such term.");

    /// <summary>As it is written; what is stored where it is none of the seven.</summary>
    public static string Words(string stored) => Find(stored)?.Words ?? stored;

    /// <summary>
    /// The terms that a text uses and that are not the one chosen for it: "likely" in a judgement for which "unlikely" was chosen says
    /// two things. "Probable" is "likely".
    /// </summary>
    public static IReadOnlyList<string> Others(string text, string stored)
        => [.. Used().Matches(text).Select(match => Normal(match.Value)).Distinct().Where(words => words != Words(stored))];

    private static string Normal(string words)
    {
        var plain = string.Join(' ', words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain switch
        {
            "probable" or "probably" => "likely",
            "highly probable" or "very likely" => "highly likely",
            "improbable" => "unlikely",
            "very unlikely" or "highly improbable" => "highly unlikely",
            "almost certainly" => "almost certain",
            _ => plain,
        };
    }

    [GeneratedRegex(
        @"\b(remote\s+chance|realistic\s+possibility|almost\s+certain(ly)?|((highly|very)\s+)?(likely|unlikely|probable|improbable)"
        + @"|probably)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Used();
}
