namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>One analytical confidence rating.</summary>
/// <param name="Stored">As stored: "moderate".</param>
/// <param name="Words">As it is written: "moderate confidence".</param>
/// <param name="Meaning">When it is given.</param>
public sealed record ConfidenceLevel(string Stored, string Words, string Meaning);

/// <summary>
/// Analytical confidence ratings: how good the ground of a judgement is. Never mixed with its probability: something may be almost
/// certain with low confidence.
/// </summary>
public static class ConfidenceRating
{
    /// <summary>The three, from the highest.</summary>
    public static IReadOnlyList<ConfidenceLevel> Levels { get; } =
    [
        new("high", "high confidence", "Good, corroborated information; few assumptions; little risk of deception."),
        new("moderate", "moderate confidence", "Credible information that is open to interpretation or little corroborated."),
        new("low", "low confidence", "Scant, fragmentary or uncorroborated information, or many assumptions."),
    ];

    /// <summary>The rating as stored, or null where it is none of the three.</summary>
    public static ConfidenceLevel? Find(string? stored) => Levels.FirstOrDefault(level => level.Stored == stored);

    /// <summary>As it is written; what is stored where it is none of the three.</summary>
    public static string Words(string stored) => Find(stored)?.Words ?? stored;
}
