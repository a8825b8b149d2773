namespace Hub.Data.Indicators.Linked;

/// <summary>What a run counted together, as it is frozen with the run.</summary>
/// <param name="Missing">Why nobody was counted, as a sentence; null where people were.</param>
/// <param name="HasOverlap">Whether it may be shown how many agencies know a person.</param>
/// <param name="TookPart">Kinds counted together, each with its agencies.</param>
/// <param name="LeftOut">Kinds about people that were not, with the reason.</param>
/// <param name="Agencies">Names of the agencies counted together.</param>
/// <param name="Method">How the records were linked.</param>
/// <param name="SubmissionIds">The submissions behind them.</param>
internal sealed record LinkedSet(
    string? Missing, bool HasOverlap, IReadOnlyList<string> TookPart, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Agencies,
    LinkingFacts? Method, IReadOnlyList<long> SubmissionIds)
{
    /// <summary>The same of premises; null where no two agencies' agreements let them be counted together, or none are linked.</summary>
    public LinkedSet? Premises { get; init; }

    /// <summary>A run of before people were counted, or one whose rows were taken back.</summary>
    public static LinkedSet NotCounted { get; } = new(
        "Records of people had not been linked when these figures were made, so a person known to several agencies is counted by each.",
        HasOverlap: false, [], [], [], null, []);

    /// <summary>No agreement lets records be combined.</summary>
    public const string NotAgreed = "No agreement in force lets records of people be combined to count each person once, so none were "
        + "linked: a person known to several agencies is counted by each.";
}
