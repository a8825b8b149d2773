namespace Hub.Data.Intelligence;

/// <summary>What somebody reports, in their own words. It exists in memory and under a report's own key, nowhere else.</summary>
public sealed record ReportText
{
    /// <summary>Longest account of what happened, in characters.</summary>
    public const int LongestWhat = 4000;

    /// <summary>What, and whom it concerns.</summary>
    public required string What { get; init; }

    /// <summary>Where.</summary>
    public required string Where { get; init; }

    /// <summary>When, in words.</summary>
    public required string When { get; init; }

    /// <summary>How the source knows: a stored name of <see cref="HowKnown"/>.</summary>
    public required string Known { get; init; }

    /// <summary>More on how it is known; may be empty.</summary>
    public string KnownMore { get; init; } = "";

    /// <summary>The same without what no account needs: spaces around, control characters, line ends of another system.</summary>
    public ReportText Cleaned() => this with
    {
        What = Clean(What), Where = Clean(Where), When = Clean(When), KnownMore = Clean(KnownMore),
    };

    /// <summary>What is wrong, in the order of the form.</summary>
    public IEnumerable<IntelligenceProblem> Problems()
    {
        foreach (var (field, value, least, most, what) in new[]
            {
                (nameof(What), What, 10, LongestWhat, "what you saw, heard or read"), (nameof(Where), Where, 2, 500, "where it happened"),
                (nameof(When), When, 2, 300, "when it happened"),
            })
        {
            if (value.Length < least)
            {
                yield return new(field, $"Write {what}; a few words are enough.");
            }
            else if (value.Length > most)
            {
                yield return new(field, $"This is longer than {most} characters; shorten it, or send two reports.");
            }
        }

        if (IntelligenceWords.Read<HowKnown>(Known) is null)
        {
            yield return new(nameof(Known), "Choose how you know it.");
        }

        if (KnownMore.Length > 1000)
        {
            yield return new(nameof(KnownMore), "This is longer than 1000 characters; shorten it.");
        }
    }

    /// <summary>Text as it is kept.</summary>
    internal static string Clean(string text)
        => string.Concat(text.ReplaceLineEndings("\n").Where(letter => letter is '\n' or '\t' || !char.IsControl(letter))).Trim();
}
