using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>Agrees to a submitted profile as a peer who wrote no part of it; it then waits for an approver.</summary>
[Audited(AuditEventKind.ProfileReviewed)]
public sealed class AgreeToProfile(HubDatabase database, TimeProvider time)
{
    /// <summary>Agrees, with a word on what was looked at where one is given, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, WayRequest request, string? note, CancellationToken cancellationToken)
        => WayChange.InAsync(
            database, actor, request, Permission.ReviewProfiles, "review a profile as a peer", [PublicationStatus.InReview],
            async (session, publication) =>
            {
                if ((await PublicationStore.AuthorsAsync(session, publication.PublicationId)).Contains(actor.AccountId))
                {
                    return new PublishingOutcome.Refused("You wrote part of this profile, so somebody else must review it; ask "
                        + "another analyst.");
                }

                var now = time.GetUtcNow();
                await WayStore.ReviewAsync(session, publication, actor.AccountId, now);
                await StepStore.AddAsync(
                    session, publication, new Step(StepKinds.Reviewed, actor.AccountId, ReturnProfile.Cleaned(note), now));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileReviewed, publication));
                var approvers = await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.ApproveProfiles);
                await HolderQueries.TellAsync(
                    session, NotificationKind.ProfileToApprove, publication.PublicationId,
                    approvers.Where(approver => approver.AccountId != actor.AccountId), now);
                return new PublishingOutcome.Done(publication.PublicationId);
            },
            cancellationToken);
}
