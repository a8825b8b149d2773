using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Drafting;

/// <summary>A section to be written, beside its figures.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="Section">The section.</param>
/// <param name="State">Its words as they stand.</param>
/// <param name="Figures">The figures of the section as HTML, made from the frozen figures; empty where there are none.</param>
/// <param name="StandingHtml">Its words as HTML; empty where there are none.</param>
/// <param name="HeldBy">Who is writing it now, by name; null where it is free.</param>
/// <param name="IsHeldByReader">Whether that is the reader.</param>
/// <param name="ChangedBy">Who changed it last, by name.</param>
/// <param name="Closed">Why it cannot be changed; null for a draft.</param>
public sealed record OpenedSection(
    Publication Publication, string AreaName, WritingSection Section, SectionState State, string Figures, string StandingHtml,
    string? HeldBy, bool IsHeldByReader, string? ChangedBy, string? Closed);

/// <summary>Reads a section with its figures, for those who write. Reads only.</summary>
public sealed class ReadSection(HubDatabase database, TimeProvider time)
{
    /// <summary>The section, or null where this person may not write in it.</summary>
    public Task<OpenedSection?> HandleAsync(Actor actor, Guid publicationId, string section, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.ReadPurpose), session => ReadAsync(session, actor, publicationId, section), cancellationToken);

    private async Task<OpenedSection?> ReadAsync(HubSession session, Actor actor, Guid publicationId, string key)
    {
        if (WritingSections.Find(key) is not { } section
            || await WritableProfile.FindAsync(session, actor, publicationId, Permission.WriteProfiles) is not { } publication)
        {
            return null;
        }

        var state = await SectionStore.FindAsync(session, publicationId, key);
        var people = await SectionStore.PeopleAsync(session, publicationId);
        var figures = await FrozenFigures.ReadAsync(session, publication);
        var holder = state.HeldBy(time.GetUtcNow());
        return new OpenedSection(
            publication,
            figures?.Content.Front.AreaName ?? publication.AreaCode,
            section,
            state,
            HtmlWriter.WriteBlocks(figures?.Of(section) ?? [], 2),
            HtmlWriter.WriteBlocks(MarkdownBlocks.Of(state.Markdown, key), 1),
            holder is { } by ? people.GetValueOrDefault(by, "Somebody else") : null,
            holder == actor.AccountId,
            state.ChangedBy is { } changed ? people.GetValueOrDefault(changed, "Somebody") : null,
            WritableProfile.Closed(publication));
    }
}
