using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Rights;

/// <summary>
/// Closes a request once every owner has decided and every decision is applied. Who the person was is then forgotten; that a
/// request was made, what was found where and what was decided stays.
/// </summary>
[Audited(AuditEventKind.RightsRequestAnswered)]
public sealed class AnswerRightsRequest(HubDatabase database, TimeProvider time)
{
    /// <summary>Closes it, or says what is still open.</summary>
    public async Task<RightsResult> HandleAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
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

                if (request.Status != "searched")
                {
                    return RightsResult.Refused.Because(
                        request.AnsweredOn is null
                            ? "The hub has not been searched for this person yet; wait for the search to end."
                            : "This request is answered already; nothing was changed.");
                }

                var standing = await RightsQueries.OpenWorkAsync(session, requestId);
                if (standing.Count > 0)
                {
                    return RightsResult.Refused.Because(
                        $"Rows are still to be decided or applied by {string.Join(", ", standing)}; ask them to decide first.");
                }

                await RightsRequestStore.SetAnsweredAsync(session, requestId, UkTime.Today(time));
                await AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.RightsRequestAnswered, "rights request", requestId.ToString()));
                return new RightsResult.Done(requestId);
            },
            cancellationToken);
    }
}
