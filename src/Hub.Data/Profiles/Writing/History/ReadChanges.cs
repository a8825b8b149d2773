using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Writing.History;

/// <summary>What differs in one part of a profile.</summary>
/// <param name="Key">The section's key; null for judgements and recommendations.</param>
/// <param name="Title">The section, "Key judgements" or "Recommendations".</param>
/// <param name="Difference">The difference; without a changed passage the part is the same.</param>
public sealed record ChangedPart(string? Key, string Title, IReadOnlyList<DifferencePassage> Difference);

/// <summary>What moved in the figures of a profile and in its words, against the one of the same area that was released last.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="Before">The released one; null where this is the first.</param>
/// <param name="Figures">What the machine found to have moved, as the document prints it.</param>
/// <param name="Parts">Parts that anybody wrote in either, in the order of the document.</param>
public sealed record ProfileChanges(
    Publication Publication, string AreaName, Publication? Before, IReadOnlyList<ChangeLine> Figures,
    IReadOnlyList<ChangedPart> Parts);

/// <summary>Reads how a profile differs from the one before, for those who see drafts. Reads only.</summary>
public sealed class ReadChanges(HubDatabase database)
{
    /// <summary>The differences, or null where this person may not see the profile.</summary>
    public Task<ProfileChanges?> HandleAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.ReadPurpose), session => ReadAsync(session, actor, publicationId), cancellationToken);

    private static async Task<ProfileChanges?> ReadAsync(HubSession session, Actor actor, Guid publicationId)
    {
        if (await WritableProfile.FindAsync(session, actor, publicationId, Permission.ViewDraftProfiles) is not { } publication)
        {
            return null;
        }

        var earlier = await SectionHistoryQueries.ReleasedBeforeAsync(session, publication);
        var before = earlier is { } id ? await PublicationStore.FindAsync(session, id) : null;
        var old = before is null ? WrittenContent.None : await WritingStore.ReadAsync(session, before.PublicationId);
        var now = await WritingStore.ReadAsync(session, publicationId);
        List<ChangedPart> parts =
        [
            new(null, "Key judgements", TextDifference.Of(Judgements(old), Judgements(now))),
            .. WritingSections.All.Select(section => new ChangedPart(
                section.Key,
                section.Title,
                TextDifference.Of(old.Section(section.Key)?.Markdown ?? "", now.Section(section.Key)?.Markdown ?? ""))),
            new(null, "Recommendations", TextDifference.Of(Recommendations(old), Recommendations(now))),
        ];
        var figures = await FrozenFigures.ReadAsync(session, publication);
        return new ProfileChanges(
            publication, figures?.Content.Front.AreaName ?? publication.AreaCode, before,
            figures?.Content.Changes ?? [],
            [.. parts.Where(part => part.Difference.Count > 0)]);
    }

    private static string Judgements(WrittenContent content)
        => string.Join('\n', content.Judgements.Select(judgement =>
            $"{WritingSections.Title(judgement.Section)}: {judgement.Text} ({ProbabilityYardstick.Words(judgement.Probability)}; "
            + $"{ConfidenceRating.Words(judgement.Confidence)}: {judgement.ConfidenceReason})"));

    private static string Recommendations(WrittenContent content)
        => string.Join('\n', content.Recommendations.Select(asked =>
            $"{asked.Text} ({asked.Finding}; {asked.Strand}; {asked.Owner}; by {Wording.Date(asked.DueOn)})"));
}
