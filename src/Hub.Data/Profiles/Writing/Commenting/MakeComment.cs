using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>A comment on a section, with or without other words for it.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="Section">One of <see cref="SectionKeys"/>.</param>
/// <param name="Text">What is said.</param>
/// <param name="StandingWords">The words that are to go, as they stand; empty for a comment alone.</param>
/// <param name="SuggestedWords">The words that are to stand in their place.</param>
public sealed record MakeCommentRequest(Guid PublicationId, string Section, string Text, string StandingWords, string SuggestedWords);

/// <summary>
/// Comments on a section of a draft, or suggests other words. The words that are to go must stand in what this person was shown: the
/// partnership edition, so that nobody learns by asking what it leaves out.
/// </summary>
[Audited(AuditEventKind.ProfileCommented)]
public sealed class MakeComment(HubDatabase database, PrintableCharacters characters, TimeProvider time)
{
    private const int Longest = 4000;

    /// <summary>Keeps it, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(Actor actor, MakeCommentRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(CommentedDraft.Purpose), session => CommentAsync(session, actor, request), cancellationToken);

    private async Task<ProfileResult> CommentAsync(HubSession session, Actor actor, MakeCommentRequest request)
    {
        if (await CommentedDraft.FindAsync(session, actor, request.PublicationId, UkTime.Today(time)) is not var (publication, _))
        {
            return new ProfileResult.NotFound();
        }

        var (standing, suggested) = (PastedText.Clean(request.StandingWords), PastedText.Clean(request.SuggestedWords));
        var comment = new Comment(
            Guid.CreateVersion7(), request.Section, PastedText.Clean(request.Text),
            standing.Length + suggested.Length > 0 ? standing : null, standing.Length + suggested.Length > 0 ? suggested : null,
            actor.AccountId, actor.Acting.AgencyId, time.GetUtcNow(), CommentStatus.Open, null, null);
        var shown = (await CommentedDraft.ContentAsync(session, publication)).Written.Section(request.Section)?.Markdown ?? "";
        var problems = Problems(comment, shown).ToList();
        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        await CommentStore.AddAsync(session, publication, comment);
        var asked = (await CommentStore.AskersAsync(session, publication.PublicationId)).Where(one => one.AccountId != actor.AccountId);
        foreach (var group in asked.GroupBy(one => one.AgencyId))
        {
            await Notify.AccountsAsync(
                session, NotificationKind.ProfileCommented, publication.PublicationId.ToString(), group.Key,
                [.. group.Select(one => one.AccountId)], comment.CommentId.ToString());
        }

        await WritingEvents.WriteAsync(
            session, AuditEventKind.ProfileCommented, publication, ("section", request.Section),
            ("comment", comment.CommentId.ToString()), ("suggests", comment.SuggestedWords is null ? "no" : "yes"));
        return new ProfileResult.Done(comment.CommentId);
    }

    private IEnumerable<ProfileProblem> Problems(Comment comment, string shown)
    {
        if (WritingSections.Find(comment.Section) is null)
        {
            yield return new(nameof(MakeCommentRequest.Section), "Choose the section that you comment on.");
        }

        foreach (var problem in JudgementRules.Words(
            nameof(MakeCommentRequest.Text), comment.Text, Longest, "what you want to say", characters))
        {
            yield return problem;
        }

        if (comment.StandingWords is { } standing && Suggested.Count(shown, standing) != 1)
        {
            yield return new(
                nameof(MakeCommentRequest.StandingWords),
                "Copy the words that are to go from the section as they stand, so many that they stand there once.");
        }

        if (comment.SuggestedWords is { } suggested && (suggested.Length > Longest || characters.Refusal(suggested) is not null))
        {
            yield return new(
                nameof(MakeCommentRequest.SuggestedWords),
                characters.Refusal(suggested) ?? $"This has {suggested.Length} characters and {Longest} is the most: shorten it.");
        }
    }
}
