namespace Hub.Data.Sharing.Deciding;

/// <summary>Whether data may be taken in, and why not. Deny goes before approval, approval before allow.</summary>
public abstract record SharingDecision
{
    private SharingDecision()
    {
    }

    /// <summary>It may, under this agreement.</summary>
    /// <param name="AgreementId">The agreement that every row will carry: of several, the one with the shortest retention.</param>
    /// <param name="Version">The version of its terms.</param>
    /// <param name="Fields">Fields that may be kept; null allows every field of the kind.</param>
    /// <param name="RetentionMonths">How long rows may be kept: the shortest of all agreements that cover them.</param>
    /// <param name="Agreements">Every agreement that had a say.</param>
    /// <param name="Warnings">What information governance should know, one sentence each.</param>
    public sealed record Allowed(
        Guid AgreementId,
        int Version,
        IReadOnlyCollection<string>? Fields,
        int RetentionMonths,
        IReadOnlyList<Guid> Agreements,
        IReadOnlyList<string> Warnings) : SharingDecision;

    /// <summary>It may not until somebody named has approved it.</summary>
    /// <param name="Rule">Stable name of the reason.</param>
    /// <param name="Reason">One sentence with the next step.</param>
    /// <param name="Agreements">Every agreement that had a say.</param>
    public sealed record NeedsApproval(string Rule, string Reason, IReadOnlyList<Guid> Agreements) : SharingDecision;

    /// <summary>It may not.</summary>
    /// <param name="Rule">Stable name of the reason.</param>
    /// <param name="Reason">One sentence with the next step.</param>
    /// <param name="Agreements">The agreements that say so; empty where none exists.</param>
    public sealed record Denied(string Rule, string Reason, IReadOnlyList<Guid> Agreements) : SharingDecision;

    /// <summary>Why it may not be taken in now; null where it may.</summary>
    public (string Rule, string Reason)? Refusal => this switch
    {
        Allowed => null,
        NeedsApproval approval => (approval.Rule, approval.Reason),
        Denied denied => (denied.Rule, denied.Reason),
        _ => ("agreement_unknown", "The sharing decision was not understood, so nothing is taken in; tell the hub's administrator."),
    };

    /// <summary>The agreements that had a say.</summary>
    public IReadOnlyList<Guid> AgreementIds => this switch
    {
        Allowed allowed => allowed.Agreements,
        NeedsApproval approval => approval.Agreements,
        Denied denied => denied.Agreements,
        _ => [],
    };
}

/// <summary>What is to be decided.</summary>
/// <param name="Kind">The kind of data.</param>
/// <param name="AgencyType">The type of the agency whose data it is: "police", "council", "health", …</param>
/// <param name="Purpose">What it is wanted for: a word of <see cref="SharingPurposes.OfSharing"/>.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Areas">
/// The areas that the data may come from, each with the codes by which an agreement may name it (its own, and those of the areas
/// it lies in); null is the whole force.
/// </param>
public sealed record SharingRequest(
    SharedKind Kind, string AgencyType, string Purpose, DateOnly On, IReadOnlyList<IReadOnlyCollection<string>>? Areas);
