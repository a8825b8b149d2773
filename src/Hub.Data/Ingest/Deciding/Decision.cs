namespace Hub.Data.Ingest.Deciding;

/// <summary>What a person decides of a checked return. Its verdict leaves one of them; which, the kind's policy says.</summary>
public static class Decision
{
    /// <summary>Every row stands and nothing was found.</summary>
    public const string AsItIs = "as_it_is";

    /// <summary>Every row stands, and the sender knows of the warnings.</summary>
    public const string WithWarnings = "with_warnings";

    /// <summary>The good rows stand, the others are left out.</summary>
    public const string WithoutBadRows = "without_bad_rows";

    /// <summary>The decision that a verdict leaves; null where it can only be stopped.</summary>
    public static string? For(string? verdict) => verdict switch
    {
        SubmissionStatus.Accepted => AsItIs,
        SubmissionStatus.AcceptedWithWarnings => WithWarnings,
        SubmissionStatus.PartlyAccepted => WithoutBadRows,
        _ => null,
    };

    /// <summary>
    /// Whether a load may go on to <paramref name="status"/> under a decision: the same, or better for the sender. Anything worse
    /// than what was decided goes back to the person.
    /// </summary>
    internal static bool Covers(string? decision, string status) => status switch
    {
        SubmissionStatus.Accepted => true,
        SubmissionStatus.AcceptedWithWarnings => decision is WithWarnings or WithoutBadRows,
        SubmissionStatus.PartlyAccepted => decision == WithoutBadRows,
        _ => false,
    };
}
