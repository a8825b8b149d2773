using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing.Way;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>An answer to a warning.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="Rule">The rule that asked.</param>
/// <param name="Subject">The finding.</param>
/// <param name="Answer">The word.</param>
public sealed record AnswerWarningRequest(Guid PublicationId, string Rule, string Subject, string Answer);

/// <summary>
/// Answers a warning of the release checklist with a word that is kept: a writer while the profile is a draft, an approver while it
/// waits for approval. An answer makes nobody an author.
/// </summary>
[Audited(AuditEventKind.ChecklistAnswered)]
public sealed class AnswerWarning(HubDatabase database, Checklist checklist, TimeProvider time)
{
    private const int Longest = 1000;

    /// <summary>Keeps it, or says why not.</summary>
    public Task<PublishingOutcome> HandleAsync(Actor actor, AnswerWarningRequest request, CancellationToken cancellationToken)
    {
        var permission = actor.Can(Permission.WriteProfiles) ? Permission.WriteProfiles : Permission.ApproveProfiles;
        return !actor.Can(permission)
            ? Task.FromResult<PublishingOutcome>(new PublishingOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor("answer the release checklist"), session => AnswerAsync(session, actor, permission, request),
                    cancellationToken);
    }

    private async Task<PublishingOutcome> AnswerAsync(
        HubSession session, Actor actor, Permission permission, AnswerWarningRequest request)
    {
        var areas = await ReachQueries.AreaIdsAsync(session, actor, permission);
        if (await PublicationStore.FindForChangeAsync(session, request.PublicationId) is not { } publication
            || !areas.Contains(publication.ProfileAreaId))
        {
            return new PublishingOutcome.NotThere();
        }

        if (!PublicationStatus.Open.Contains(publication.Status))
        {
            return new PublishingOutcome.Refused(
                $"Nothing was kept: this profile is {PublicationStatus.Words(publication.Status)} and its checklist is closed.");
        }

        if (ReturnProfile.Cleaned(request.Answer) is not { Length: <= Longest } answer)
        {
            return new PublishingOutcome.Refused("Write an answer, so that readers of the record know why it was released.");
        }

        var asked = (await checklist.RunAsync(session, publication, CheckDepth.Quick)).Warnings
            .Any(finding => finding.Rule == request.Rule && finding.Subject == request.Subject);
        if (!asked)
        {
            return new PublishingOutcome.Refused("The checklist no longer asks this; look at it again.");
        }

        await ChecklistStore.AnswerAsync(
            session, publication, request.Rule, request.Subject, answer, actor.AccountId, time.GetUtcNow());
        await AuditStore.WriteAsync(
            session, PublishingEvents.Of(AuditEventKind.ChecklistAnswered, publication, ("rule", request.Rule)));
        return new PublishingOutcome.Done(publication.PublicationId);
    }
}
