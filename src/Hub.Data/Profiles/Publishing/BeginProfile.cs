using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;

namespace Hub.Data.Profiles.Publishing;

/// <summary>A wish to write the profile of a frozen snapshot.</summary>
/// <param name="SnapshotId">The frozen figures.</param>
public sealed record BeginProfileRequest(Guid SnapshotId);

/// <summary>
/// Begins the profile of an area and period beside its newest frozen figures, as a draft whose first author is whoever begins it. An
/// area and period has one profile on its way at a time, and what is released is amended, not begun again.
/// </summary>
[Audited(AuditEventKind.ProfileBegun)]
public sealed class BeginProfile(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "begin a profile";

    /// <summary>Begins it, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, BeginProfileRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.WriteProfiles)
            ? Task.FromResult<PublishingOutcome>(new PublishingOutcome.NotThere())
            : database.InScopeAsync(actor.ScopeFor(Purpose), session => BeginAsync(session, actor, request), cancellationToken);

    private async Task<PublishingOutcome> BeginAsync(HubSession session, Actor actor, BeginProfileRequest request)
    {
        var areas = await ReachQueries.AreaIdsAsync(session, actor, Permission.WriteProfiles);
        var start = await BeginningStore.FindAsync(session, request.SnapshotId);
        if (start is null || !areas.Contains(start.ProfileAreaId))
        {
            return new PublishingOutcome.NotThere();
        }

        if (!start.IsNewest)
        {
            return new PublishingOutcome.Refused(
                "Newer figures were frozen for this area and period; go back to the list and begin from the newest draft.");
        }

        if (start.HasReleased)
        {
            return new PublishingOutcome.Refused(
                "The profile of this area and period is released; open it and begin an amendment instead.");
        }

        var now = time.GetUtcNow();
        var publication = new Publication(
            Guid.CreateVersion7(now), start.ProfileAreaId, start.AreaKind, start.AreaCode, start.PeriodFrom, start.PeriodUntil,
            request.SnapshotId, 1, null, null, PublicationStatus.Draft, start.Marking, HandlingWords.For(start.Marking),
            start.HasPublicEdition, null, null, actor.AccountId, now, null, null, null, null, null, 1);
        if (!await PublicationStore.AddAsync(session, publication))
        {
            return new PublishingOutcome.Refused(
                "Somebody has begun the profile of this area and period already; open it from the list of profiles being written.");
        }

        await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, now);
        await DisclosureChecks.AskAsync(session, publication.PublicationId);
        await StepStore.AddAsync(session, publication, new Step(StepKinds.Begun, actor.AccountId, null, now));
        await AuditStore.WriteAsync(session, PublishingEvents.Of(AuditEventKind.ProfileBegun, publication));
        return new PublishingOutcome.Done(publication.PublicationId);
    }
}
