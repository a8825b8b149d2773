using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Rights;

/// <summary>
/// Records that the person's identity is certain: from then on the hub may be searched for them, and the search is asked for.
/// </summary>
[Audited(AuditEventKind.RightsIdentityProved)]
public sealed class ProveIdentity(HubDatabase database, TimeProvider time)
{
    /// <summary>Records the day, or says what is wrong.</summary>
    public async Task<RightsResult> HandleAsync(Actor actor, Guid requestId, DateOnly provedOn, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.HandleRightsRequests))
        {
            return new RightsResult.NotAllowed();
        }

        return await database.InScopeAsync<RightsResult>(
            actor.ScopeFor(RightsPurpose.Answer),
            async session =>
            {
                if (await RightsRequestStore.FindOwnAsync(session, actor, requestId) is not { } request)
                {
                    return new RightsResult.NotFound();
                }

                if (request.IdentityProvedOn is not null || request.AnsweredOn is not null)
                {
                    return RightsResult.Refused.Because("The person's identity is already recorded as proved; nothing was changed.");
                }

                if (provedOn < (request.IdentityAskedOn ?? request.ReceivedOn) || provedOn > UkTime.Today(time))
                {
                    return RightsResult.Refused.Because(
                        "Identity is proved after the request came and not later than today; correct the day.", nameof(provedOn));
                }

                await RightsRequestStore.SetIdentityProvedAsync(session, requestId, provedOn);
                await RightsPurpose.AskForSearchAsync(session, actor, requestId);
                await AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.RightsIdentityProved, "rights request", requestId.ToString()));
                return new RightsResult.Done(requestId);
            },
            cancellationToken);
    }
}
