using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Publishing.Way;

namespace Hub.Data.Profiles.Publishing.Figures;

/// <summary>Moves a draft to the newest frozen figures of its area and period; its words stay as they are.</summary>
[Audited(AuditEventKind.ProfileFiguresRenewed)]
public sealed class RenewFigures(HubDatabase database, TimeProvider time)
{
    /// <summary>Moves it, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, WayRequest request, CancellationToken cancellationToken)
        => WayChange.InAsync(
            database, actor, request, Permission.WriteProfiles, "move a profile to newer figures", [PublicationStatus.Draft],
            async (session, publication) =>
            {
                var newest = await ProfileStore.FindNewestSnapshotAsync(
                    session, publication.ProfileAreaId, publication.PeriodFrom, publication.PeriodUntil);
                if (newest is null || newest.SnapshotId == publication.SnapshotId)
                {
                    return new PublishingOutcome.Refused(
                        "No newer figures are frozen for this area and period yet; they are made when figures are computed again.");
                }

                await FiguresStore.MoveAsync(session, publication, newest.SnapshotId);
                await DisclosureChecks.AskAsync(session, publication.PublicationId);
                await StepStore.AddAsync(
                    session, publication, new Step(StepKinds.Renewed, actor.AccountId, null, time.GetUtcNow()));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileFiguresRenewed, publication));
                return new PublishingOutcome.Done(publication.PublicationId);
            },
            cancellationToken);
}
