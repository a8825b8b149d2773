using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Persons.Review.Looking;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Review.Deciding;

/// <summary>An answer about a pair.</summary>
/// <param name="PairId">The pair.</param>
/// <param name="Answer">"same", "different" or "not_sure".</param>
/// <param name="ReasonCode">A code of <see cref="ReviewReasons.Offered"/>.</param>
/// <param name="OwnWords">What is added in own words, or null.</param>
/// <param name="GoesAgainst">Whether the person means it though earlier decisions say the opposite.</param>
public sealed record LinkAnswer(Guid PairId, string Answer, string? ReasonCode, string? OwnWords, bool GoesAgainst = false);

/// <summary>
/// Decides whether two records are one subject. Kept by the records' keys, so it holds for every row that an
/// agency gives one number, and for next month's return; two rows of one number cannot be kept apart. Joining what an
/// earlier decision holds apart is asked twice; making or parting a large cluster holds once a second person agrees.
/// </summary>
[Audited(AuditEventKind.LinkDecided)]
public sealed class DecideLink(HubDatabase database, TimeProvider time)
{
    private const string OneKey = "The agency gives both rows one number, or one name and date of birth, and an answer holds for every row "
        + "that has it: they cannot be kept apart here. Choose not sure, and ask the agency to correct its return.";

    /// <summary>Keeps the answer and asks for the links to be settled, or says what is wrong.</summary>
    public async Task<ReviewResult> HandleAsync(Actor actor, LinkAnswer answer, CancellationToken cancellationToken)
        => ReviewPurpose.May(actor)
            ? await database.InScopeAsync(ReviewPurpose.Of(actor), session => DecideAsync(session, actor, answer), cancellationToken)
            : new ReviewResult.NotAllowed();

    private async Task<ReviewResult> DecideAsync(HubSession session, Actor actor, LinkAnswer answer)
    {
        if (await ReviewPairQueries.FindAsync(session, answer.PairId) is not { } pair)
        {
            return new ReviewResult.NotFound();
        }

        if (answer.Answer is not ("same" or "different" or "not_sure"))
        {
            return new ReviewResult.Refused(
                nameof(answer.Answer), "Choose whether they are the same person, different people, or not sure.");
        }

        if (answer.Answer == "different" && pair.LeftKey.AsSpan().SequenceEqual(pair.RightKey))
        {
            return new ReviewResult.Refused(nameof(answer.Answer), OneKey);
        }

        var (reason, problem) = ReviewReasons.Read(answer.ReasonCode, answer.OwnWords);
        if (reason is null)
        {
            return new ReviewResult.Refused(
                answer.ReasonCode is null ? nameof(answer.ReasonCode) : nameof(answer.OwnWords), problem!);
        }

        var against = answer.Answer == "same" ? await ReviewPairQueries.ConflictsAsync(session, answer.PairId) : (0, null);
        if (against.Decisions > 0 && !answer.GoesAgainst)
        {
            return new ReviewResult.AgainstEarlier(against.Decisions, against.Newest ?? time.GetUtcNow());
        }

        // What the answer makes, or what it parts; an answer that leaves clusters as they are needs nobody else.
        var isChange = answer.Answer == "same" ? !pair.IsLinked : answer.Answer == "different" && pair.IsLinked;
        var decision = new NewDecision(
            Guid.CreateVersion7(), pair, answer.Answer, reason, pair.ClusterSize, isChange && pair.ClusterSize > ReviewPurpose.LargestAlone,
            actor.AccountId, actor.Acting.AgencyId, time.GetUtcNow());
        await LinkDecisionWriteStore.InsertAsync(session, decision);
        await AuditStore.WriteAsync(
            session, new AuditEvent(AuditEventKind.LinkDecided, "link decision", decision.DecisionId.ToString())
            {
                Agencies = [pair.LeftAgency, pair.RightAgency],
                Details = new Dictionary<string, string>
                {
                    ["answer"] = answer.Answer,
                    ["pair"] = pair.PairId.ToString(),
                    ["records"] = pair.ClusterSize.ToString(CultureInfo.InvariantCulture),
                    ["against"] = against.Decisions.ToString(CultureInfo.InvariantCulture),
                    ["needsSecond"] = decision.NeedsSecond ? "yes" : "no",
                },
            });
        await LinkRequests.AskAsync(session, pair.Subject);
        return new ReviewResult.Done(decision.DecisionId, decision.NeedsSecond);
    }
}
