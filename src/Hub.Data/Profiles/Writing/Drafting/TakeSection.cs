using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Writing.Drafting;

/// <summary>A section asked for to write in.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="Section">One of <see cref="SectionKeys"/>.</param>
/// <param name="TakeOver">Whether to take it from somebody who is writing it.</param>
public sealed record TakeSectionRequest(Guid PublicationId, string Section, bool TakeOver);

/// <summary>
/// Opens a section of a draft to write: one writer at a time. It is free again ten minutes after the writer's last sign of life;
/// before, somebody else takes it over only by saying so, and what was saved stays.
/// </summary>
[Audited(AuditEventKind.ProfileSectionTaken)]
public sealed class TakeSection(HubDatabase database, TimeProvider time)
{
    /// <summary>Takes it, or says who has it.</summary>
    public Task<SectionOutcome> HandleAsync(Actor actor, TakeSectionRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.Purpose), session => TakeAsync(session, actor, request), cancellationToken);

    private async Task<SectionOutcome> TakeAsync(HubSession session, Actor actor, TakeSectionRequest request)
    {
        if (WritingSections.Find(request.Section) is null
            || await WritableProfile.FindAsync(session, actor, request.PublicationId, Permission.WriteProfiles, toChange: true)
                is not { } publication)
        {
            return new SectionOutcome.NotThere();
        }

        if (WritableProfile.Closed(publication) is { } closed)
        {
            return new SectionOutcome.Refused(SectionRefusal.Closed, closed);
        }

        var now = time.GetUtcNow();
        var state = await SectionStore.FindAsync(session, request.PublicationId, request.Section);
        var holder = state.HeldBy(now);
        if (holder is { } other && other != actor.AccountId && !request.TakeOver)
        {
            var people = await SectionStore.PeopleAsync(session, request.PublicationId);
            return new SectionOutcome.Refused(
                SectionRefusal.Held,
                $"{people.GetValueOrDefault(other, "Somebody else")} is writing this section. Read it, or take it over.");
        }

        var taken = state with { Writer = actor.AccountId, WriterSeenAt = now, Version = Math.Max(state.Version, 1) };
        await SectionStore.PutAsync(session, publication, taken);
        await WritingEvents.WriteAsync(
            session, AuditEventKind.ProfileSectionTaken, publication, ("section", request.Section),
            ("taken_over_from", holder is { } from && from != actor.AccountId ? from.ToString() : ""));
        return new SectionOutcome.Done(taken);
    }
}
