using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>A profile with what its checklist finds.</summary>
public sealed record ShownChecklist(Publication Publication, ChecklistResult Result);

/// <summary>Shows the checklist to those who may see drafts of its area. Reads only; the attack on the figures is left for
/// submission.</summary>
public sealed class ReadChecklist(HubDatabase database, Checklist checklist)
{
    /// <summary>The checklist, or null where there is no such profile for this person.</summary>
    public Task<ShownChecklist?> FindAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("see the release checklist"),
            async session =>
            {
                var areas = await ReachQueries.AreaIdsAsync(session, actor, Permission.ViewDraftProfiles);
                return await PublicationStore.FindAsync(session, publicationId) is { } publication
                    && areas.Contains(publication.ProfileAreaId)
                        ? new ShownChecklist(publication, await checklist.RunAsync(session, publication, CheckDepth.Quick))
                        : null;
            },
            cancellationToken);
}
