using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Rights;

/// <summary>
/// Extends the time by two months where the request is complex or the person made many. The person must be told, with the reason,
/// within the first month; afterwards it is too late to extend.
/// </summary>
[Audited(AuditEventKind.RightsRequestExtended)]
public sealed class ExtendRightsRequest(HubDatabase database, TimeProvider time)
{
    /// <summary>Extends it, or says why not.</summary>
    public async Task<RightsResult> HandleAsync(Actor actor, Guid requestId, string reason, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.HandleRightsRequests))
        {
            return new RightsResult.NotAllowed();
        }

        if (reason.Trim().Length is < 10 or > 1000)
        {
            return RightsResult.Refused.Because(
                "Say why it takes longer in 10 to 1,000 characters, without naming anybody: the person is told.", nameof(reason));
        }

        var today = UkTime.Today(time);
        return await database.InScopeAsync<RightsResult>(
            actor.ScopeFor(RightsPurpose.Answer),
            async session =>
            {
                if (await RightsRequestStore.FindOwnAsync(session, actor, requestId) is not { } request)
                {
                    return new RightsResult.NotFound();
                }

                if (request.ExtendedOn is not null || request.AnsweredOn is not null)
                {
                    return RightsResult.Refused.Because("A request is extended once, while it is open; nothing was changed.");
                }

                if (today > request.Clock.FirstDueOn)
                {
                    return RightsResult.Refused.Because(
                        "The first month is over: an extension had to be told before. Answer without delay and record why it is late.");
                }

                await RightsRequestStore.SetExtendedAsync(session, requestId, today, reason.Trim());
                await AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.RightsRequestExtended, "rights request", requestId.ToString()));
                return new RightsResult.Done(requestId);
            },
            cancellationToken);
    }
}
