using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing.Checks;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>An approval.</summary>
/// <param name="Profile">The profile as the approver saw it.</param>
/// <param name="ReleaseAt">Not released before; null releases as soon as the editions are made.</param>
/// <param name="PreReleaseAt">From when the named readers may read it; null without a pre-release window.</param>
/// <param name="Readers">Accounts of the readers before release.</param>
public sealed record ApproveProfileRequest(
    WayRequest Profile, DateTimeOffset? ReleaseAt, DateTimeOffset? PreReleaseAt, IReadOnlyList<Guid> Readers);

/// <summary>
/// Approves a reviewed profile with its time of release, and asks the worker to release it then. The approver wrote no part of it and
/// is not its reviewer; the checklist runs again, and once more when it is released.
/// </summary>
[Audited(AuditEventKind.ProfileApproved)]
public sealed class ApproveProfile(HubDatabase database, Checklist checklist, TimeProvider time)
{
    private const string Purpose = "approve a profile for release";

    /// <summary>The longest embargo, in days.</summary>
    public const int LongestEmbargo = 366;

    /// <summary>Approves it, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, ApproveProfileRequest request, CancellationToken cancellationToken)
        => ApproveAsync(
            // The database keeps instants, however the clock showed them.
            actor,
            request with { ReleaseAt = request.ReleaseAt?.ToUniversalTime(), PreReleaseAt = request.PreReleaseAt?.ToUniversalTime() },
            cancellationToken);

    private Task<PublishingOutcome> ApproveAsync(Actor actor, ApproveProfileRequest request, CancellationToken cancellationToken)
        => WayChange.InAsync(
            database, actor, request.Profile, Permission.ApproveProfiles, Purpose, [PublicationStatus.Reviewed],
            async (session, publication) =>
            {
                var now = time.GetUtcNow();
                if (await RefusalAsync(session, publication, actor, request, now) is { } sentence)
                {
                    return new PublishingOutcome.Refused(sentence);
                }

                var readers = (await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.ViewReleasedProfiles))
                    .Where(holder => request.Readers.Contains(holder.AccountId)).DistinctBy(holder => holder.AccountId).ToList();
                if (request.PreReleaseAt is not null && readers.Count == 0)
                {
                    return new PublishingOutcome.Refused("Name who may read it before its release, or leave the pre-release time empty.");
                }

                await WayStore.ApproveAsync(session, publication, actor.AccountId, now, request.ReleaseAt, request.PreReleaseAt);
                await WayStore.NameReadersAsync(
                    session, publication, request.PreReleaseAt is null ? [] : readers, actor.AccountId, now);
                await StepStore.AddAsync(session, publication, new Step(StepKinds.Approved, actor.AccountId, null, now));
                await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileApproved, publication));
                await JobRequests.AskAsync(session, new JobAsk(
                    JobKinds.ProfileRelease, publication.PublicationId.ToString(), actor.AccountId.ToString(), Purpose,
                    actor.Acting.AgencyId, NotBefore: request.PreReleaseAt ?? request.ReleaseAt));
                return new PublishingOutcome.Done(publication.PublicationId);
            },
            cancellationToken);

    private async Task<string?> RefusalAsync(
        HubSession session, Publication publication, Actor actor, ApproveProfileRequest request, DateTimeOffset now)
    {
        if (SeparationOfDuties.Refusal(await PublicationStore.AuthorsAsync(session, publication.PublicationId), actor.AccountId) is { } own)
        {
            return own.Sentence;
        }

        if (publication.ReviewedBy == actor.AccountId)
        {
            return "You reviewed this profile, so somebody else must approve it; ask another approver.";
        }

        return TimeRefusal(request, now) ?? (await checklist.RunAsync(session, publication, CheckDepth.Quick)).Refusal;
    }

    private static string? TimeRefusal(ApproveProfileRequest request, DateTimeOffset now)
    {
        if (request.ReleaseAt is { } release && (release <= now || release > now.AddDays(LongestEmbargo)))
        {
            return release <= now
                ? "The time of release has passed; choose a later one, or release it now."
                : "The time of release is more than a year away; choose an earlier one.";
        }

        return (request.PreReleaseAt, request.ReleaseAt) switch
        {
            (null, _) => null,
            (_, null) => "A pre-release window ends with a time of release; set one, or leave the pre-release time empty.",
            var (early, at) when early >= at => "The pre-release window begins before the release; choose an earlier time for it.",
            _ => null,
        };
    }
}
