using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Threats;

namespace Hub.Web.Pages.Profiles.Threats;

/// <summary>A profile with its scores, as the pages of the threat matrix show it.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="Figures">Its frozen figures.</param>
/// <param name="Matrix">The version of the matrix that holds for it.</param>
/// <param name="Scores">Its scores, highest risk first.</param>
/// <param name="MayScore">Whether the reader may score.</param>
public sealed record ScoredProfile(
    Publication Publication, SnapshotContent Figures, ThreatMatrix Matrix, IReadOnlyList<ThreatScore> Scores, bool MayScore)
{
    /// <summary>Its area and period.</summary>
    public string Title => ThreatWords.Profile(Figures.Front.AreaName, Publication);

    /// <summary>Reads it, or null where it is not this person's to see.</summary>
    public static async Task<ScoredProfile?> ReadAsync(HubSession session, Actor actor, Guid publicationId)
    {
        if (await PublicationStore.FindAsync(session, publicationId) is not { } publication
            || !await ReachQueries.ReachesAsync(session, actor, Permission.ViewDraftProfiles, publication.ProfileAreaId)
            || await ProfileStore.FindSnapshotAsync(session, publication.SnapshotId) is not { } snapshot)
        {
            return null;
        }

        return new ScoredProfile(
            publication,
            SnapshotJson.Read(snapshot.Content),
            await ThreatMatrixQueries.OfAsync(session, publicationId),
            await ThreatStore.ScoresAsync(session, publicationId),
            publication.Status == PublicationStatus.Draft
                && await ReachQueries.ReachesAsync(session, actor, Permission.WriteProfiles, publication.ProfileAreaId));
    }
}
