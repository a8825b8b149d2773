using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Writing.Drafting;

namespace Hub.Data.Profiles.Writing.History;

/// <summary>One version of a section in its history.</summary>
/// <param name="Version">Its number; the numbers between were folded into it.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When it was saved last.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="IsCurrent">Whether it is what stands now.</param>
public sealed record HistoryLine(int Version, string By, DateTimeOffset At, int Words, bool IsCurrent);

/// <summary>The history of a section, and the difference of two of its versions.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="Section">The section.</param>
/// <param name="Lines">Every version, newest first.</param>
/// <param name="From">The earlier of the two compared; null where there is one version or none.</param>
/// <param name="To">The later.</param>
/// <param name="Difference">Their difference.</param>
public sealed record SectionHistory(
    Publication Publication, string AreaName, WritingSection Section, IReadOnlyList<HistoryLine> Lines, HistoryLine? From,
    HistoryLine? To, IReadOnlyList<DifferencePassage> Difference);

/// <summary>Reads what a section said before, for those who see drafts. Reads only.</summary>
public sealed class ReadHistory(HubDatabase database)
{
    /// <summary>
    /// The history, with two versions compared: the newest with the one before where none are named. Null where not theirs.
    /// </summary>
    public Task<SectionHistory?> HandleAsync(
        Actor actor, Guid publicationId, string section, int? from, int? to, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.ReadPurpose),
            session => ReadAsync(session, actor, publicationId, section, from, to),
            cancellationToken);

    private static async Task<SectionHistory?> ReadAsync(
        HubSession session, Actor actor, Guid publicationId, string key, int? from, int? to)
    {
        if (WritingSections.Find(key) is not { } section
            || await WritableProfile.FindAsync(session, actor, publicationId, Permission.ViewDraftProfiles) is not { } publication)
        {
            return null;
        }

        var people = await SectionStore.PeopleAsync(session, publicationId);
        var state = await SectionStore.FindAsync(session, publicationId, key);
        var texts = new List<(HistoryLine Line, string Text)>();
        if (state is { ChangedBy: { } by, ChangedAt: { } at })
        {
            texts.Add((Line(state.Version, by, at, state.Markdown, true), state.Markdown));
        }

        foreach (var kept in await SectionHistoryQueries.VersionsAsync(session, publicationId, key))
        {
            texts.Add((Line(kept.Version, kept.ChangedBy, kept.ChangedAt, kept.Markdown, false), kept.Markdown));
        }

        var later = texts.FindIndex(text => text.Line.Version == to) is >= 0 and var found ? found : 0;
        var earlier = texts.FindIndex(text => text.Line.Version == from) is >= 0 and var chosen ? chosen : later + 1;
        (later, earlier) = earlier < later ? (earlier, later) : (later, earlier);
        var isCompared = earlier < texts.Count && earlier != later;
        var figures = await FrozenFigures.ReadAsync(session, publication);
        return new SectionHistory(
            publication,
            figures?.Content.Front.AreaName ?? publication.AreaCode,
            section,
            [.. texts.Select(text => text.Line)],
            isCompared ? texts[earlier].Line : null,
            isCompared ? texts[later].Line : null,
            isCompared ? TextDifference.Of(texts[earlier].Text, texts[later].Text) : []);

        HistoryLine Line(int version, Guid account, DateTimeOffset changed, string text, bool isCurrent) => new(
            version, people.GetValueOrDefault(account, "Somebody"), changed,
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, isCurrent);
    }
}
