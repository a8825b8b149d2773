using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Requests;

/// <summary>An analyst sends a drafted request; everybody who sends returns for the partner is told.</summary>
[Audited(AuditEventKind.DataRequestSent)]
public sealed class SendDataRequest(HubDatabase database, TimeProvider time)
{
    /// <summary>Sends it, or says why not.</summary>
    public async Task<DataRequestOutcome> HandleAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
        => !actor.Can(Permission.RequestData)
            ? new DataRequestOutcome.NotFound()
            : await database.InScopeAsync<DataRequestOutcome>(
                actor.ScopeFor("send a request for data"),
                async session =>
                {
                    if (await DataRequestQueries.FindInAreasAsync(session, requestId) is not { } request)
                    {
                        return new DataRequestOutcome.NotFound();
                    }

                    if (request.State == "drafted" && await DataRequestStore.IsAskedForAsync(
                        session, request.ProfileAreaId, request.PartnerId, request.Kind, request.PeriodFrom, request.PeriodUntil))
                    {
                        return new DataRequestOutcome.Refused("", DraftDataRequest.AskedFor);
                    }

                    if (!await DataRequestStore.SendAsync(session, requestId, actor, time.GetUtcNow()))
                    {
                        return new DataRequestOutcome.Refused("", "This request was sent already; nothing was changed.");
                    }

                    await Notify.HoldersAsync(
                        session, NotificationKind.DataRequested, requestId.ToString(), request.PartnerId, Permission.SendSubmissions);
                    await DataRequestStore.RecordAsync(
                        session, AuditEventKind.DataRequestSent, requestId, request.PartnerId, request.Kind);
                    return new DataRequestOutcome.Done(requestId);
                },
                cancellationToken);
}
