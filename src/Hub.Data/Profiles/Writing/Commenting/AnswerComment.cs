using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Drafting;

namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>An author's answer to a comment.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="Status">"answered", "accepted" (a suggestion) or "declined": one of <see cref="CommentStatus"/>.</param>
/// <param name="Answer">What the author says; needed to answer and to decline.</param>
public sealed record AnswerCommentRequest(Guid PublicationId, Guid CommentId, string Status, string Answer);

/// <summary>
/// Answers a comment, takes suggested words over into the section as a version of their own, or declines with a word. Words that no longer
/// stand in the section once, or a section that somebody else is writing, are not changed.
/// </summary>
[Audited(AuditEventKind.ProfileCommentAnswered)]
public sealed class AnswerComment(HubDatabase database, TimeProvider time)
{
    /// <summary>Answers it, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(Actor actor, AnswerCommentRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.Purpose), session => AnswerAsync(session, actor, request), cancellationToken);

    private async Task<ProfileResult> AnswerAsync(HubSession session, Actor actor, AnswerCommentRequest request)
    {
        if (await WritableProfile.FindAsync(session, actor, request.PublicationId, Permission.WriteProfiles, toChange: true)
                is not { } publication
            || (await CommentStore.AllAsync(session, request.PublicationId)).FirstOrDefault(one => one.CommentId == request.CommentId)
                is not { } comment)
        {
            return new ProfileResult.NotFound();
        }

        var answer = PlainText.Clean(request.Answer);
        if (await RefusalAsync(session, publication, actor, comment, request.Status, answer) is { } refusal)
        {
            return ProfileResult.Refused.Because(refusal);
        }

        var now = time.GetUtcNow();
        await CommentStore.AnswerAsync(session, comment.CommentId, request.Status, answer, actor.AccountId, now);
        await Notify.AccountsAsync(
            session, NotificationKind.ProfileCommentAnswered, publication.PublicationId.ToString(), comment.MadeFor, [comment.MadeBy],
            comment.CommentId.ToString());
        await WritingEvents.WriteAsync(
            session, AuditEventKind.ProfileCommentAnswered, publication, ("comment", comment.CommentId.ToString()),
            ("answer", request.Status));
        return new ProfileResult.Done(comment.CommentId);
    }

    private async Task<string?> RefusalAsync(
        HubSession session, Publication publication, Actor actor, Comment comment, string status, string answer)
    {
        if (WritableProfile.Closed(publication) is { } closed)
        {
            return closed;
        }

        if (comment.Status != CommentStatus.Open)
        {
            return "Somebody answered this comment already.";
        }

        return status switch
        {
            CommentStatus.Accepted when comment.SuggestedWords is not null => await AcceptAsync(session, publication, actor, comment),
            CommentStatus.Answered or CommentStatus.Declined when answer.Length is >= 2 and <= 2000 => null,
            CommentStatus.Answered or CommentStatus.Declined => "Write a word of answer, 2,000 characters at most.",
            _ => "Choose whether you answer, take the words over or decline.",
        };
    }

    private async Task<string?> AcceptAsync(HubSession session, Publication publication, Actor actor, Comment comment)
    {
        var now = time.GetUtcNow();
        var state = await SectionStore.FindAsync(session, publication.PublicationId, comment.Section);
        if (state.HeldBy(now) is { } holder && holder != actor.AccountId)
        {
            return "Somebody is writing the section now: take the words over when they have finished.";
        }

        if (Suggested.Replace(state.Markdown, comment.StandingWords!, comment.SuggestedWords!) is not { } text)
        {
            return "The words that are to go no longer stand in the section once: change the section by hand, and answer the comment.";
        }

        if (state.ChangedBy is not null)
        {
            await SectionStore.KeepAsync(session, publication, state);
        }

        await SectionStore.PutAsync(session, publication, state with
        {
            Markdown = text, Version = state.Version + 1, VersionBeganAt = null, ChangedBy = actor.AccountId, ChangedAt = now,
        });
        await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, now);
        return null;
    }
}
