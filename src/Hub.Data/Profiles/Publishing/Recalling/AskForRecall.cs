using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing.Way;

namespace Hub.Data.Profiles.Publishing.Recalling;

/// <summary>A wish that a released profile be taken back.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="Ground">One of <see cref="RecallGrounds"/>.</param>
/// <param name="Reason">In words, for the second person and the record.</param>
public sealed record AskForRecallRequest(Guid PublicationId, string Ground, string Reason);

/// <summary>Asks that a released profile be recalled: nothing happens until a second person of another agency or role agrees.</summary>
[Audited(AuditEventKind.ProfileRecallAsked)]
public sealed class AskForRecall(HubDatabase database, TimeProvider time)
{
    /// <summary>Asks, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, AskForRecallRequest request, CancellationToken cancellationToken)
        => RecallChange.InAsync(
            database, actor, request.PublicationId, "ask that a profile be recalled",
            async (session, publication) =>
            {
                if (!RecallGrounds.All.ContainsKey(request.Ground) || ReturnProfile.Cleaned(request.Reason) is not { } reason)
                {
                    return new PublishingOutcome.Refused("Choose the ground and write the reason, for a second person decides by them.");
                }

                var now = time.GetUtcNow();
                var recall = new WaitingRecall(
                    Guid.CreateVersion7(now), publication.PublicationId, request.Ground, reason, actor.AccountId, actor.Acting.AgencyId,
                    RoleNames.Stored(RecallChange.RoleOf(actor)), now);
                if (!await RecallStore.AskAsync(session, publication, recall))
                {
                    return new PublishingOutcome.Refused("Somebody has asked for this recall already; it waits for a second person.");
                }

                await StepStore.AddAsync(session, publication, new Step(StepKinds.RecallAsked, actor.AccountId, reason, now));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(
                    AuditEventKind.ProfileRecallAsked, publication, ("ground", request.Ground)));
                await HolderQueries.TellAsync(
                    session, NotificationKind.ProfileRecallAsked, publication.PublicationId,
                    (await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.OverrideReleases))
                        .Where(holder => holder.AccountId != actor.AccountId),
                    now);
                return new PublishingOutcome.Done(publication.PublicationId);
            },
            cancellationToken);
}
