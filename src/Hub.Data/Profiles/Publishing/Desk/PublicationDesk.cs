using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Threats;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Commenting;

namespace Hub.Data.Profiles.Publishing.Desk;

/// <summary>A profile on its way as those who work on it see it.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="Authors">Everybody who wrote a part of it.</param>
/// <param name="People">Everybody who took part, by name.</param>
/// <param name="Steps">Its way, the last step first.</param>
/// <param name="Written">What people have written.</param>
/// <param name="Threats">Themes scored in the threat matrix.</param>
/// <param name="OpenComments">Comments and suggestions that nobody has closed.</param>
/// <param name="Checklist">What the checklist finds; null once it is closed.</param>
/// <param name="RestsOnWithdrawn">Whether a return under its figures was withdrawn.</param>
/// <param name="Editions">Its frozen editions by name, with their identifiers.</param>
public sealed record DeskView(
    Publication Publication, string AreaName, IReadOnlyList<Guid> Authors, IReadOnlyList<Participant> People,
    IReadOnlyList<NamedStep> Steps, WrittenContent Written, int Threats, int OpenComments, ChecklistResult? Checklist,
    bool RestsOnWithdrawn, IReadOnlyList<DeskEdition> Editions);

/// <summary>Reads the desk of a profile, for those who may see drafts of its area. Reads only.</summary>
public sealed class PublicationDesk(HubDatabase database, Checklist checklist)
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
                    await StepStore.ListAsync(session, publicationId),
                    await WritingStore.ReadAsync(session, publicationId),
                    (await ThreatStore.ScoresAsync(session, publicationId)).Count,
                    await CommentStore.OpenAsync(session, publicationId),
                    PublicationStatus.Open.Contains(publication.Status)
                        ? await checklist.RunAsync(session, publication, CheckDepth.Quick)
                        : null,
                    await DeskQueries.RestsOnWithdrawnAsync(session, publicationId),
                    await DeskQueries.EditionsAsync(session, publicationId));
            },
            cancellationToken);
}
