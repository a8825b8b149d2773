using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Requests;

/// <summary>An analyst takes a request back: it was a mistake, or nothing more is to be had. The gap on the board stays.</summary>
[Audited(AuditEventKind.DataRequestClosed)]
public sealed class CloseDataRequest(HubDatabase database, TimeProvider time)
{
    /// <summary>Closes it, or says why not.</summary>
    public async Task<DataRequestOutcome> HandleAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
        => !actor.Can(Permission.RequestData)
            ? new DataRequestOutcome.NotFound()
            : await database.InScopeAsync<DataRequestOutcome>(
                actor.ScopeFor("take back a request for data"),
                async session =>
                {
                    if (await DataRequestQueries.FindInAreasAsync(session, requestId) is not { } request)
                    {
                        return new DataRequestOutcome.NotFound();
                    }

                    if (!await DataRequestStore.TakeBackAsync(session, requestId, time.GetUtcNow()))
                    {
                        return new DataRequestOutcome.Refused("", "This request is closed already; nothing was changed.");
                    }

                    await DataRequestStore.RecordAsync(
                        session, AuditEventKind.DataRequestClosed, requestId, request.PartnerId, request.Kind);
                    return new DataRequestOutcome.Done(requestId);
                },
                cancellationToken);
}
