namespace Hub.Data.Audit.Verification;

/// <summary>Seals whose events were destroyed under one rule.</summary>
/// <param name="RuleVersion">The rule.</param>
/// <param name="KeepMonths">How long it keeps events.</param>
/// <param name="Seals">Seals, which stay.</param>
/// <param name="Events">Events, which are gone.</param>
public sealed record Destroyed(int RuleVersion, int KeepMonths, long Seals, long Events);

/// <summary>What verifying the record found.</summary>
/// <param name="Events">Sealed events that are there.</param>
/// <param name="Seals">Seals of the chain.</param>
/// <param name="Unsealed">Events that no seal holds yet.</param>
/// <param name="OldestUnsealed">How old the oldest of them is; null for none.</param>
/// <param name="Destroyed">What was destroyed, by rule.</param>
/// <param name="FindingCount">How many things are not as they must be.</param>
/// <param name="Findings">The first 200 of them, in words that name the event or the seal.</param>
public sealed record VerificationReport(
    long Events,
    long Seals,
    long Unsealed,
    TimeSpan? OldestUnsealed,
    IReadOnlyList<Destroyed> Destroyed,
    int FindingCount,
    IReadOnlyList<string> Findings)
{
    /// <summary>Whether everything is as it must be.</summary>
    public bool IsClean => FindingCount == 0;
}
