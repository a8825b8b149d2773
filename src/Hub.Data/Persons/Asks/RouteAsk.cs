using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Persons.Asks;

/// <summary>
/// Lays a question on the desks of agencies that hold something linked to its record, that switched questions of this kind on, and
/// whose agreements let the two kinds be shown beside each other today. Recorded for each of these agencies alone: neither the asker
/// nor the record of the asker's acts says whether there was any.
/// </summary>
[Audited(AuditEventKind.PersonAskRouted)]
public sealed class RouteAsk(CurrentKinds kinds, TimeProvider time)
{
    /// <summary>Routes it. Needs the scope of every agency, in the hub's own name.</summary>
    public async Task HandleAsync(HubSession session, Guid askId)
    {
        if (await AskStore.FindAsync(session, askId) is not { } ask || await SharedAsync(session, ask.Kind) is not { } asked
            || AskRule.Never(asked, await AgreementQueries.AgencyTypeAsync(session, ask.AgencyId) ?? "") is not null)
        {
            return;
        }

        foreach (var agency in (await AskStore.HoldingsAsync(session, ask)).GroupBy(held => held.AgencyId))
        {
            foreach (var held in agency)
            {
                if (await MayAsync(session, ask, asked, held) && await AskStore.RouteAsync(session, ask, held))
                {
                    await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.PersonAskRouted, "person ask", askId.ToString())
                    {
                        Agencies = [held.AgencyId],
                        Details = new Dictionary<string, string> { ["kind"] = held.Kind },
                    });
                    await Notify.HoldersAsync(
                        session, NotificationKind.PersonAskReceived, askId.ToString(), held.AgencyId, Permission.AnswerAsks);
                    break;
                }
            }
        }
    }

    private async Task<bool> MayAsync(HubSession session, AskStore.OpenAsk ask, SharedKind asked, AskStore.Holding held)
        => await SharedAsync(session, held.Kind) is { } kind
            && AskRule.Never(kind, held.AgencyType) is null
            && await SharingGate.MayCombineAsync(
                session, (ask.AgencyId, asked), (held.AgencyId, kind), SharingPurposes.ShowOverlap, UkTime.Today(time))
                is CombiningDecision.Allowed;

    private async Task<SharedKind?> SharedAsync(HubSession session, string kind)
        => await kinds.FindAsync(session, kind) is { } found ? KindSharing.Of(found) : null;
}
