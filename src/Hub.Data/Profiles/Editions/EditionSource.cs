using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Decisions;
using Hub.Data.Profiles.Disclosure.Exceptions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Threats;
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
        var figures = ExceptionNotes.Write(
            SnapshotJson.Read(snapshot.Content), await ExceptionStore.AllowedAsync(session, publication.PublicationId));
        var full = new EditionContent(
            Edition.Full,
            await StandingQueries.OfAsync(session, publication, figures, snapshot.CreatedAt),
            figures,
            await WritingStore.ReadAsync(session, publication.PublicationId),
            await ThreatStore.ScoresAsync(session, publication.PublicationId),
            await DecisionStore.MadeAsync(session, publication.ProfileAreaId, UkTime.Day(publication.ReleasedAt ?? snapshot.CreatedAt)));

        // A person may have raised the marking; nobody lowers it below what the content asks for.
        return full with
        {
            Standing = full.Standing with { Marking = EditionMarking.Higher(full.Standing.Marking, EditionMarking.Of(full)) },
        };
    }
}
