using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>Gives up a profile before its release. Its words stay in the record; another can be begun of the same area and
/// period.</summary>
[Audited(AuditEventKind.ProfileDiscarded)]
public sealed class DiscardProfile(HubDatabase database, TimeProvider time)
{
    /// <summary>Gives it up, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, WayRequest request, string? reason, CancellationToken cancellationToken)
        => WayChange.InAsync(
            database, actor, request, Permission.WriteProfiles, "give up a profile",
            [PublicationStatus.Draft, PublicationStatus.InReview, PublicationStatus.Reviewed],
            async (session, publication) =>
            {
                if (ReturnProfile.Cleaned(reason) is not { } why)
                {
                    return new PublishingOutcome.Refused("Say why it is given up, so that others know.");
                }

                var now = time.GetUtcNow();
                await WayStore.DiscardAsync(session, publication);
                await StepStore.AddAsync(session, publication, new Step(StepKinds.Discarded, actor.AccountId, why, now));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileDiscarded, publication));
                return new PublishingOutcome.Done(publication.PublicationId);
            },
            cancellationToken);
}
