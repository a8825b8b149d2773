using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Decisions;

/// <summary>How a meeting answers a recommendation.</summary>
public abstract record RecommendationAnswer
{
    private RecommendationAnswer()
    {
    }

    /// <summary>As it stands: the decision has its words, its owner and its day; decided today.</summary>
    public sealed record Accept : RecommendationAnswer;

    /// <summary>With other words, another owner or other days.</summary>
    public sealed record AcceptChanged(DecisionText Text) : RecommendationAnswer;

    /// <summary>Not; the next profile says why.</summary>
    public sealed record Decline(string Reason) : RecommendationAnswer;
}

/// <summary>
/// Answers a recommendation of a released profile: what is accepted becomes a decision of the meeting, what is declined is kept with
/// its reason. Each is answered once.
/// </summary>
[Audited(AuditEventKind.RecommendationAnswered)]
public sealed class AnswerRecommendation(HubDatabase database, TimeProvider time)
{
    /// <summary>Answers it, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(
        Actor actor, Guid recommendationId, RecommendationAnswer answer, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("answer a recommendation"),
            session => AnswerAsync(session, actor, recommendationId, answer),
            cancellationToken);

    private async Task<ProfileResult> AnswerAsync(HubSession session, Actor actor, Guid recommendationId, RecommendationAnswer answer)
    {
        var asked = (await DecisionQueries.WaitingAsync(session, actor.Acting.Areas, recommendationId)).SingleOrDefault();
        if (asked is null || !await ReachQueries.ReachesAsync(session, actor, Permission.RecordDecisions, asked.ProfileAreaId))
        {
            return new ProfileResult.NotFound();
        }

        var today = UkTime.Today(time);
        var problems = answer switch
        {
            RecommendationAnswer.AcceptChanged changed => await changed.Text.Trimmed().ProblemsAsync(session, today),
            RecommendationAnswer.Decline { Reason: var reason } when reason.Trim().Length is 0 or > DecisionText.Longest =>
                [new("Reason", $"Say why it is declined, in at most {DecisionText.Longest} characters.")],
            _ => [],
        };
        if (problems.Count > 0)
        {
            return new ProfileResult.Refused(problems);
        }

        var decision = Decided(asked, answer, today) with { RecordedBy = actor.AccountId, RecordedAt = time.GetUtcNow() };
        if (!await DecisionStore.AddAsync(session, decision))
        {
            return ProfileResult.Refused.Because("Somebody else answered this recommendation meanwhile; the list shows what was decided.");
        }

        var happened = DecisionEvent.Of(
            AuditEventKind.RecommendationAnswered, decision.DecisionId, decision.ProfileAreaId, decision.OwnerAgencyId,
            ("answer", decision.Answer!), ("recommendation", recommendationId.ToString()));
        await AuditStore.WriteAsync(session, happened);
        return new ProfileResult.Done(decision.DecisionId);
    }

    private static NewDecision Decided(WaitingRecommendation asked, RecommendationAnswer answer, DateOnly today)
    {
        var accepted = new NewDecision(
            Guid.CreateVersion7(), asked.ProfileAreaId, today, asked.Text, asked.Finding, asked.OwnerAgencyId, asked.DueOn,
            DecisionStatus.Open, null, asked.RecommendationId, "accepted", Guid.Empty, default);
        return answer switch
        {
            RecommendationAnswer.Accept => accepted,
            RecommendationAnswer.AcceptChanged changed => accepted with
            {
                Answer = "changed",
                DecidedOn = changed.Text.DecidedOn!.Value,
                Text = changed.Text.Text.Trim(),
                Finding = changed.Text.Finding.Trim(),
                OwnerAgencyId = changed.Text.OwnerAgencyId!.Value,
                DueOn = changed.Text.DueOn!.Value,
            },
            RecommendationAnswer.Decline declined => accepted with
            {
                Answer = "declined", Status = DecisionStatus.Dropped, Outcome = "Declined: " + declined.Reason.Trim(),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "This is no answer."),
        };
    }
}
