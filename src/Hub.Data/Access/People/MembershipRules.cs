using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>What every command on a membership shares.</summary>
internal static class MembershipRules
{
    /// <summary>The actor's scope with the agency whose people are concerned; what they may do there is the command's to judge.</summary>
    public static Scope ScopeOver(Actor actor, Guid agencyId, string purpose)
        => actor.ScopeFor(purpose) with { Agencies = [.. new[] { actor.Acting.AgencyId, agencyId }.Distinct()] };

    public static AuditEvent Happened(AuditEventKind kind, Guid agencyId, Guid accountId)
        => new(kind, "account", accountId.ToString()) { Agencies = [agencyId] };

    /// <summary>Whether the actor manages this membership: one of their own agency, and not their own.</summary>
    public static AccessRefusal? Refusal(Actor actor, Guid accountId, MembershipStore.Standing? membership)
        => !actor.Can(Permission.ManagePeople) ? AccessRefusals.NotAllowed
            : accountId == actor.AccountId ? AccessRefusals.Oneself
            : membership is null ? AccessRefusals.NotFound
            : null;

    /// <summary>Moves a membership of the actor's own agency from one state to another.</summary>
    public static async Task<AccessOutcome> MoveAsync(
        HubSession session, Actor actor, Guid accountId, AuditEventKind kind, string[] from, string to, DateTimeOffset at)
    {
        var agencyId = actor.Acting.AgencyId;
        var happened = Happened(kind, agencyId, accountId);
        var membership = await MembershipStore.HoldAsync(session, accountId, agencyId);
        var why = Refusal(actor, accountId, membership)
            ?? (from.Contains(membership!.Status, StringComparer.Ordinal) ? null : AccessRefusals.StateChanged);
        if (why is not null)
        {
            return await AccessRecord.RefusedAsync(session, happened, why);
        }

        await MembershipStore.ChangeAsync(session, membership! with { Status = to }, at);
        if (to is MembershipStore.Disabled or MembershipStore.Refused)
        {
            await AccountStore.EndSessionsAsync(session, accountId, at);
        }

        return await AccessRecord.DoneAsync(session, happened);
    }
}
