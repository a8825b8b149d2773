using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Publishing.Checks;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>
/// Submits a draft for peer review, once its checklist finds nothing that stops it and every warning is answered. Whoever submits
/// counts as a writer: they neither review nor approve it.
/// </summary>
[Audited(AuditEventKind.ProfileSubmitted)]
public sealed class SubmitProfile(HubDatabase database, Checklist checklist, TimeProvider time)
{
    /// <summary>Submits it, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, WayRequest request, CancellationToken cancellationToken)
        => WayChange.InAsync(
            database, actor, request, Permission.WriteProfiles, "submit a profile for peer review", [PublicationStatus.Draft],
            async (session, publication) =>
            {
                var result = await checklist.RunAsync(session, publication, CheckDepth.Quick);
                if (result.Refusal is { } sentence)
                {
                    return new PublishingOutcome.Refused(sentence);
                }

                var now = time.GetUtcNow();
                await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, now);
                await WayStore.SubmitAsync(session, publication, actor.AccountId, now);
                await DisclosureChecks.AskAsync(session, publication.PublicationId);
                await StepStore.AddAsync(session, publication, new Step(StepKinds.Submitted, actor.AccountId, null, now));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileSubmitted, publication));
                var authors = await PublicationStore.AuthorsAsync(session, publication.PublicationId);
                var peers = await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.ReviewProfiles);
                await HolderQueries.TellAsync(
                    session, NotificationKind.ProfileToReview, publication.PublicationId,
                    peers.Where(peer => !authors.Contains(peer.AccountId)), now);
                return new PublishingOutcome.Done(publication.PublicationId);
            },
            cancellationToken);
}
