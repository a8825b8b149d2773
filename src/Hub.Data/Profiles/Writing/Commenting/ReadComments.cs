using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Writing.Drafting;

namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>The words of a section as those who comment see them.</summary>
public sealed record ShownSection(WritingSection Section, string Html);

/// <summary>A draft with what was said to it.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="WasAsked">Whether the reader is a partner who was asked; otherwise one who sees drafts.</param>
/// <param name="MayAnswer">Whether the reader is one who writes.</param>
/// <param name="Sections">The words of the partnership edition.</param>
/// <param name="Comments">All of them for those who see drafts; for a partner their own.</param>
/// <param name="Commenters">Who was asked; for those who write.</param>
/// <param name="Possible">Who may be asked; for those who write.</param>
/// <param name="People">Names and agencies.</param>
public sealed record CommentDesk(
    Publication Publication, string AreaName, bool WasAsked, bool MayAnswer, IReadOnlyList<ShownSection> Sections,
    IReadOnlyList<Comment> Comments, IReadOnlyList<Commenter> Commenters, IReadOnlyList<PossibleCommenter> Possible,
    IReadOnlyDictionary<Guid, string> People);

/// <summary>
/// Opens a draft to comment on it: the words of the partnership edition and what was said. A partner's reading leaves its event.
/// </summary>
[Audited(AuditEventKind.ProfileDraftReadToComment)]
public sealed class ReadComments(HubDatabase database, TimeProvider time)
{
    /// <summary>The draft, or null where this person may not comment on it.</summary>
    public Task<CommentDesk?> HandleAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(CommentedDraft.Purpose), session => ReadAsync(session, actor, publicationId), cancellationToken);

    /// <summary>The drafts that this person was asked to comment on and still may.</summary>
    public Task<IReadOnlyList<AskedDraft>> AskedAsync(Actor actor, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(CommentedDraft.Purpose),
            session => CommentStore.AskedAsync(session, actor.AccountId, actor.Acting.AgencyId, UkTime.Today(time)),
            cancellationToken);

    private async Task<CommentDesk?> ReadAsync(HubSession session, Actor actor, Guid publicationId)
    {
        if (await CommentedDraft.FindAsync(session, actor, publicationId, UkTime.Today(time)) is not var (publication, wasAsked))
        {
            return null;
        }

        if (wasAsked)
        {
            await WritingEvents.WriteAsync(session, AuditEventKind.ProfileDraftReadToComment, publication);
        }

        var mayAnswer = !wasAsked
            && (await ReachQueries.AreaIdsAsync(session, actor, Permission.WriteProfiles)).Contains(publication.ProfileAreaId);
        var content = await CommentedDraft.ContentAsync(session, publication);
        var comments = await CommentStore.AllAsync(session, publicationId);
        return new CommentDesk(
            publication,
            content.Figures.Front.AreaName,
            wasAsked,
            mayAnswer,
            [.. WritingSections.All.Select(section => new ShownSection(section, Html(content.Written.Section(section.Key))))
                .Where(shown => shown.Html.Length > 0)],
            wasAsked ? [.. comments.Where(comment => comment.MadeBy == actor.AccountId)] : comments,
            mayAnswer ? await CommentStore.CommentersAsync(session, publicationId) : [],
            mayAnswer ? await CommentStore.PossibleAsync(session, publicationId) : [],
            await SectionStore.PeopleAsync(session, publicationId));
    }

    private static string Html(WrittenSection? written)
        => written is null ? "" : HtmlWriter.WriteBlocks(MarkdownBlocks.Of(written.Markdown, written.Section), 2);
}
