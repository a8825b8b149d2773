using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Desk;

/// <summary>A profile on its way as those who work on it see it.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="Authors">Everybody who wrote a part of it.</param>
/// <param name="People">Everybody who took part, by name.</param>
/// <param name="Steps">Its way, the last step first.</param>
public sealed record DeskView(
    Publication Publication, string AreaName, IReadOnlyList<Guid> Authors, IReadOnlyList<Participant> People,
    IReadOnlyList<NamedStep> Steps);

/// <summary>Reads the desk of a profile, for those who may see drafts of its area. Reads only.</summary>
public sealed class PublicationDesk(HubDatabase database)
{
    /// <summary>The desk, or null where there is no such profile for this person.</summary>
    public Task<DeskView?> FindAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("see the desk of a profile"),
            async session =>
            {
                var areas = await ReachQueries.AreaIdsAsync(session, actor, Permission.ViewDraftProfiles);
                if (await PublicationStore.FindAsync(session, publicationId) is not { } publication
                    || !areas.Contains(publication.ProfileAreaId))
                {
                    return null;
                }

                return new DeskView(
                    publication,
                    await DeskQueries.AreaNameAsync(session, publication.ProfileAreaId),
                    await PublicationStore.AuthorsAsync(session, publicationId),
                    await StepStore.PeopleAsync(session, publicationId),
                    await StepStore.ListAsync(session, publicationId));
            },
            cancellationToken);
}
