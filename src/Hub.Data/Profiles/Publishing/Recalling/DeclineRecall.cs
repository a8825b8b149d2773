using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Recalling;

/// <summary>Ends a recall that waits: a second person does not agree, or whoever asked takes it back. The profile stays as it is.</summary>
[Audited(AuditEventKind.ProfileRecallDeclined)]
public sealed class DeclineRecall(HubDatabase database, TimeProvider time)
{
    /// <summary>Ends it, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => RecallChange.InAsync(
            database, actor, publicationId, "decline the recall of a profile",
            async (session, publication) =>
            {
                if (await RecallStore.WaitingAsync(session, publicationId) is not { } recall)
                {
                    return new PublishingOutcome.Refused("Nobody asks for this profile's recall now; look at it again.");
                }

                var now = time.GetUtcNow();
                await RecallStore.DeclineAsync(session, recall, now);
                await StepStore.AddAsync(session, publication, new Step(StepKinds.RecallDeclined, actor.AccountId, null, now));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileRecallDeclined, publication));
                return new PublishingOutcome.Done(publicationId);
            },
            cancellationToken);
}
