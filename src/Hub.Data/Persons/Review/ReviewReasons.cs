namespace Hub.Data.Persons.Review;

/// <summary>Reasons to choose from, and own words with them. No reason holds a value of anybody.</summary>
public static class ReviewReasons
{
    /// <summary>What is offered, by its stored name.</summary>
    public static IReadOnlyDictionary<string, string> Offered { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["agrees"] = "All that both records have agrees, or differs as by a slip of the pen",
        ["number"] = "A number that only one person has agrees, or differs",
        ["birth"] = "The dates of birth decide it",
        ["household"] = "They are of one family or address, and still two people",
        ["looked_up"] = "Looked up in our own system",
        ["too_little"] = "There is too little to tell",
        ["other"] = "Something else, in my own words",
    };

    /// <summary>The reason as it is kept, or what is wrong with it.</summary>
    public static (string? Reason, string? Problem) Read(string? chosen, string? ownWords)
    {
        var own = (ownWords ?? "").Trim();
        if (chosen is null || !Offered.TryGetValue(chosen, out var offered))
        {
            return (null, "Choose why.");
        }

        if (chosen == "other" && own.Length < 3)
        {
            return (null, "Say why in your own words: 3 letters or more.");
        }

        if (own.Length > 900)
        {
            return (null, "Say why in at most 900 letters.");
        }

        return HoldsAValue(own)
            ? (null, "Take out numbers, dates and addresses: a reason says nothing of anybody.")
            : (own.Length == 0 ? offered : chosen == "other" ? own : $"{offered}. {own}", null);
    }

    /// <summary>What is wrong with words of one's own, or null.</summary>
    public static string? Problem(string? words)
        => (words ?? "").Trim().Length is < 3 or > 900 ? "Say why, in 3 to 900 letters."
            : HoldsAValue(words!) ? "Take out numbers, dates and addresses: a reason says nothing of anybody."
            : null;

    // Four digits are the least of a year, a number or a telephone; a name no rule can tell.
    private static bool HoldsAValue(string words)
        => words.Contains('@', StringComparison.Ordinal) || words.Count(char.IsDigit) >= 4;
}
