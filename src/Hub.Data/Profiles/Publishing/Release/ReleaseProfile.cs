using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing.Checks;

namespace Hub.Data.Profiles.Publishing.Release;

/// <summary>
/// Releases an approved profile at its time: the body of the job <c>profile.release</c>, in one transaction, so that a killed worker
/// leaves nothing half done and a second run finds it done. The checklist runs once more; the editions are frozen and rendered, at
/// the beginning of a pre-release window where there is one; what the profile amends is superseded; readers are told.
/// </summary>
[Audited(AuditEventKind.ProfileReleased)]
public sealed class ReleaseProfile(Checklist checklist, TimeProvider time)
{
    /// <summary>Works on a publication. Needs the scope of the worker that assembles profiles.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="publicationId">The publication.</param>
    /// <param name="software">Version of the software, kept with each edition.</param>
    /// <param name="render">Makes the files of an edition.</param>
    public async Task<ReleaseOutcome> RunAsync(
        HubSession session, Guid publicationId, string software, Func<EditionContent, IReadOnlyList<RenderedFile>> render)
    {
        // One release at a time: what two would give away together is seen by the second.
        await ReleaseStore.TakeTurnAsync(session);
        if (await PublicationStore.FindForChangeAsync(session, publicationId) is not { Status: PublicationStatus.Approved } publication)
        {
            return new ReleaseOutcome.Nothing();
        }

        var now = time.GetUtcNow();
        var releaseAt = publication.ReleaseAt ?? now;
        var first = publication.PreReleaseAt ?? releaseAt;
        if (now < first)
        {
            return new ReleaseOutcome.Later(first);
        }

        if (!await EditionStore.IsFrozenAsync(session, publicationId))
        {
            if ((await checklist.RunAsync(session, publication, CheckDepth.WithDisclosure)).ReleaseRefusal is { } refusal)
            {
                return await StopAsync(session, publication, refusal, now);
            }

            await FreezeAsync(session, publication, releaseAt, software, render, now);
            if (now < releaseAt)
            {
                await TellEarlyReadersAsync(session, publication, now);
            }
        }

        if (now < releaseAt)
        {
            return new ReleaseOutcome.Later(releaseAt);
        }

        return await ReleaseAsync(session, publication, now);
    }

    private static async Task FreezeAsync(
        HubSession session, Publication publication, DateTimeOffset releaseAt, string software,
        Func<EditionContent, IReadOnlyList<RenderedFile>> render, DateTimeOffset now)
    {
        // As it will stand on its day of release: the frozen words and bytes are those that readers get.
        var asReleased = publication with { Status = PublicationStatus.Released, ReleasedAt = releaseAt };
        foreach (var content in await ReleaseEditions.OfAsync(session, asReleased))
        {
            var editionId = await EditionStore.AddAsync(session, publication, content, software, now);
            foreach (var file in render(content))
            {
                await EditionStore.AddFileAsync(session, publication, editionId, content.Edition, file, now);
            }
        }
    }

    private static async Task TellEarlyReadersAsync(HubSession session, Publication publication, DateTimeOffset now)
    {
        await StepStore.AddAsync(session, publication, new Step(StepKinds.Frozen, null, null, now));
        await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileFrozen, publication));
        await HolderQueries.TellAsync(
            session, NotificationKind.ProfileReadable, publication.PublicationId, await ReleaseStore.ReadersAsync(session, publication),
                now);
    }

    private static async Task<ReleaseOutcome> StopAsync(HubSession session, Publication publication, string refusal, DateTimeOffset now)
    {
        await ReleaseStore.StopAsync(session, publication);
        await StepStore.AddAsync(session, publication, new Step(StepKinds.Stopped, null, refusal, now));
        await AuditStore.WriteAsync(
            session, PublishingEvents.Of(AuditEventKind.ProfileReleased, publication) with { Outcome = AuditOutcome.Refused });
        var authors = await PublicationStore.AuthorsAsync(session, publication.PublicationId);
        var people = (await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.ViewDraftProfiles))
            .Where(person => authors.Contains(person.AccountId) || person.AccountId == publication.ApprovedBy);
        await HolderQueries.TellAsync(session, NotificationKind.ProfileStopped, publication.PublicationId, people, now);
        return new ReleaseOutcome.Stopped(refusal);
    }

    private static async Task<ReleaseOutcome> ReleaseAsync(HubSession session, Publication publication, DateTimeOffset now)
    {
        if (publication.Amends is { } amended)
        {
            var old = (await PublicationStore.FindForChangeAsync(session, amended))!;
            if (!await ReleaseStore.SupersedeAsync(session, publication, now) && old.Status == PublicationStatus.Recalled)
            {
                // What was recalled stays recalled; the amendment stands in its place all the same.
                await StepStore.AddAsync(session, old, new Step(StepKinds.Amended, null, null, now));
            }
            else
            {
                await StepStore.AddAsync(session, old, new Step(StepKinds.Superseded, null, publication.AmendmentNote, now));
            }
        }

        await ReleaseStore.ReleaseAsync(session, publication, now);
        await StepStore.AddAsync(session, publication, new Step(StepKinds.Released, null, null, now));
        await AuditStore.WriteAsync(session, PublishingEvents.Of(
            AuditEventKind.ProfileReleased, publication,
            ("released_on", UkTime.Day(now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
        await HolderQueries.TellAsync(
            session, NotificationKind.ProfileReleased, publication.PublicationId,
            await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.ViewReleasedProfiles), now);
        return new ReleaseOutcome.Released();
    }
}
