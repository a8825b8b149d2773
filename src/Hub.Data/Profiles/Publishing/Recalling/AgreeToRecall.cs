using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Recalling;

/// <summary>
/// Agrees to a recall as the second person, of another agency or in another role than the first: the files of the profile are
/// destroyed, their hashes stay as the mark of what was, and everybody who could read it is told.
/// </summary>
[Audited(AuditEventKind.ProfileRecalled)]
public sealed class AgreeToRecall(HubDatabase database, TimeProvider time)
{
    /// <summary>Agrees, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => RecallChange.InAsync(
            database, actor, publicationId, "agree to the recall of a profile",
            async (session, publication) =>
            {
                if (await RecallStore.WaitingAsync(session, publicationId) is not { } recall)
                {
                    return new PublishingOutcome.Refused("Nobody asks for this profile's recall now; look at it again.");
                }

                var role = RoleNames.Stored(RecallChange.RoleOf(actor, RoleNames.Read(recall.AskedRole)));
                if (recall.AskedBy == actor.AccountId || (recall.AskedFor == actor.Acting.AgencyId && recall.AskedRole == role))
                {
                    return new PublishingOutcome.Refused(
                        "A recall takes two people of different agencies or roles; ask somebody of another agency, or with another role.");
                }

                var now = time.GetUtcNow();
                await RecallStore.AgreeAsync(session, recall, actor.AccountId, actor.Acting.AgencyId, role, now);
                await StepStore.AddAsync(session, publication, new Step(StepKinds.Recalled, actor.AccountId, recall.Reason, now));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(
                    AuditEventKind.ProfileRecalled, publication, ("ground", recall.Ground), ("asked_by", recall.AskedBy.ToString())));
                await HolderQueries.TellAsync(
                    session, NotificationKind.ProfileRecalled, publicationId,
                    await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.ViewReleasedProfiles), now);
                return new PublishingOutcome.Done(publicationId);
            },
            cancellationToken);
}
