namespace Hub.Data.Access;

/// <summary>
/// What the hub's own tables say of a proven (tenant id, object id). Nothing else of a token is believed: no e-mail, no user
/// name, no group.
/// </summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>Known, with at least one active membership that holds a role.</summary>
    public sealed record Active(Guid AccountId, string DisplayName, IReadOnlyList<Membership> Memberships, DateTimeOffset SessionsValidFrom)
        : SignInOutcome;

    /// <summary>No agency of this hub uses the tenant.</summary>
    public sealed record UnknownTenant : SignInOutcome;

    /// <summary>The tenant is an agency's, the person was never invited.</summary>
    public sealed record NotRegistered : SignInOutcome;

    /// <summary>Invited and bound, but no administrator has approved them yet.</summary>
    public sealed record AwaitingApproval(Guid AccountId) : SignInOutcome;

    /// <summary>Disabled, or every agency of theirs is suspended.</summary>
    public sealed record Disabled(Guid AccountId) : SignInOutcome;
}
