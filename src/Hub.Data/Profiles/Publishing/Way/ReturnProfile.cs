using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>
/// Returns a profile to its writers with a reason: a peer while it is in review, an approver until it is released. Its approval, its
/// time of release and what was frozen for readers before release are taken back with it.
/// </summary>
[Audited(AuditEventKind.ProfileReturned)]
public sealed class ReturnProfile(HubDatabase database, TimeProvider time)
{
    /// <summary>Returns it, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, WayRequest request, string? reason, CancellationToken cancellationToken)
    {
        var approves = actor.Can(Permission.ApproveProfiles);
        return WayChange.InAsync(
            database, actor, request, approves ? Permission.ApproveProfiles : Permission.ReviewProfiles, "return a profile to its writers",
            approves ? [PublicationStatus.InReview, PublicationStatus.Reviewed, PublicationStatus.Approved] : [PublicationStatus.InReview],
            async (session, publication) =>
            {
                if (Cleaned(reason) is not { } why)
                {
                    return new PublishingOutcome.Refused("Say why you return it, so that its writers know what to mend.");
                }

                var now = time.GetUtcNow();
                await WayStore.ReturnAsync(session, publication);
                await WayStore.DropUnreleasedAsync(session, publication);
                await StepStore.AddAsync(session, publication, new Step(StepKinds.Returned, actor.AccountId, why, now));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileReturned, publication));
                var authors = await PublicationStore.AuthorsAsync(session, publication.PublicationId);
                var writers = await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.WriteProfiles);
                await HolderQueries.TellAsync(
                    session, NotificationKind.ProfileReturned, publication.PublicationId,
                    writers.Where(writer => authors.Contains(writer.AccountId)), now);
                return new PublishingOutcome.Done(publication.PublicationId);
            },
            cancellationToken);
    }

    /// <summary>Words of a step: at most 1,000 characters, or null where there are none.</summary>
    internal static string? Cleaned(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length == 0 ? null : trimmed[..Math.Min(trimmed.Length, 1000)];
    }
}
