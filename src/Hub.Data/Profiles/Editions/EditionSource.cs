using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Editions;

/// <summary>
/// The full edition of a publication as it stands at this moment: frozen figures, what people wrote beside them, scores and
/// decisions. Narrower editions are cut from it (<see cref="EditionCut"/>).
/// </summary>
public static class EditionSource
{
    /// <summary>Reads it, within the areas of the session's scope.</summary>
    /// <exception cref="InvalidOperationException">The publication's snapshot is gone or lies outside the scope.</exception>
    public static async Task<EditionContent> ReadAsync(HubSession session, Publication publication)
    {
        var snapshot = await ProfileStore.FindSnapshotAsync(session, publication.SnapshotId)
            ?? throw new InvalidOperationException("The frozen figures of the publication cannot be read.");
        var figures = SnapshotJson.Read(snapshot.Content);
        return new EditionContent(
            Edition.Full,
            PublicationStanding.Unwritten(figures, snapshot.CreatedAt) with
            {
                Status = publication.Status,
                EditionNumber = publication.EditionNumber,
                AmendmentNote = publication.AmendmentNote,
                Marking = publication.Marking,
                Handling = publication.Handling,
            },
            figures,
            WrittenContent.None,
            [],
            []);
    }
}
