using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Threats;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>An amendment.</summary>
/// <param name="PublicationId">The released profile.</param>
/// <param name="Note">Said to its readers: what was wrong, and what is right now.</param>
public sealed record AmendProfileRequest(Guid PublicationId, string Note);

/// <summary>
/// Begins an amendment of a released profile: a profile of its own with the words, judgements and recommendations of the one it
/// amends, and a public note. The released one stands unchanged until the amendment is released, and its bytes stay after. Whoever
/// wrote the first wrote part of this one.
/// </summary>
[Audited(AuditEventKind.ProfileAmendmentBegun)]
public sealed class AmendProfile(HubDatabase database, TimeProvider time)
{
    /// <summary>Begins it, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, AmendProfileRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.WriteProfiles)
            ? Task.FromResult<PublishingOutcome>(new PublishingOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor("begin an amendment of a profile"), session => AmendAsync(session, actor, request), cancellationToken);

    private async Task<PublishingOutcome> AmendAsync(HubSession session, Actor actor, AmendProfileRequest request)
    {
        var areas = await ReachQueries.AreaIdsAsync(session, actor, Permission.WriteProfiles);
        if (await PublicationStore.FindForChangeAsync(session, request.PublicationId) is not { } released
            || !areas.Contains(released.ProfileAreaId))
        {
            return new PublishingOutcome.NotThere();
        }

        if (released.Status != PublicationStatus.Released)
        {
            return new PublishingOutcome.Refused(
                $"Only a released profile is amended, and this one is {PublicationStatus.Words(released.Status)}.");
        }

        if (ReturnProfile.Cleaned(request.Note) is not { } note)
        {
            return new PublishingOutcome.Refused("Write the note that readers see: what was wrong, and what is right now.");
        }

        if (await AmendmentStore.FiguresAsync(session, released) is not { } figures)
        {
            return new PublishingOutcome.Refused(
                "There are no frozen figures for this area and period now; wait until they have been computed, then amend.");
        }

        var now = time.GetUtcNow();
        var amendment = released with
        {
            PublicationId = Guid.CreateVersion7(now), SnapshotId = figures, EditionNumber = released.EditionNumber + 1,
            Amends = released.PublicationId, AmendmentNote = note, Status = PublicationStatus.Draft, CreatedBy = actor.AccountId,
            CreatedAt = now, Version = 1,
        };
        if (!await PublicationStore.AddAsync(session, amendment))
        {
            return new PublishingOutcome.Refused("An amendment of this profile is being written already; open it from the list.");
        }

        await AmendmentStore.CopyWordsAsync(session, amendment, actor.AccountId, now);
        await ThreatStore.CarryOverAsync(session, released.PublicationId, amendment.PublicationId);
        await PublicationStore.AddAuthorAsync(session, amendment, actor.AccountId, now);
        await DisclosureChecks.AskAsync(session, amendment.PublicationId);
        await StepStore.AddAsync(session, amendment, new Step(StepKinds.Begun, actor.AccountId, note, now));
        await StepStore.AddAsync(session, released, new Step(StepKinds.Amended, actor.AccountId, note, now));
        await AuditStore.WriteAsync(session, PublishingEvents.Of(
            AuditEventKind.ProfileAmendmentBegun, amendment, ("amends", released.PublicationId.ToString())));
        return new PublishingOutcome.Done(amendment.PublicationId);
    }
}
