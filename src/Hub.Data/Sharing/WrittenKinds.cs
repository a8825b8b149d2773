namespace Hub.Data.Sharing;

/// <summary>
/// Kinds that people write in the hub itself: no file brings them and no figure is made of them, but an agreement must cover them
/// like any other.
/// </summary>
public static class WrittenKinds
{
    /// <summary>
    /// What anybody tells the intelligence unit. Criminal offence data (UK GDPR article 10): what is suspected of somebody counts.
    /// </summary>
    public static SharedKind IntelligenceReport { get; } = new(
        "intelligence_report",
        "Intelligence reports",
        "criminal",
        "part2",
        "cda_1998_s115",
        [],
        "What staff of partners see and hear of serious and organised crime reaches the intelligence unit, which grades and sanitises it "
        + "before anybody else reads it.",
        [new SharedField("report", "Report", "What happened, where, when, and how it is known.", true)]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SharedKind> All { get; } = [IntelligenceReport];
}
