using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Persons.Rights.Decisions;

/// <summary>How applying a decision ended.</summary>
public enum ApplyOutcome
{
    /// <summary>The effect is in the database.</summary>
    Applied,

    /// <summary>It was applied before; nothing was changed.</summary>
    AppliedBefore,

    /// <summary>The agency in whose name it runs has no such decision.</summary>
    NotFound,
}

/// <summary>
/// Gives a decision its effect in one transaction, through every feature that holds something made from the rows. Erased rows are
/// gone from every table and file; rows set aside are used for nothing; figures are computed again without them.
/// </summary>
[Audited(AuditEventKind.RightsDecisionApplied)]
public sealed class ApplyRightsDecision(IEnumerable<IOnWithdrawal> features, RightsSeal seal, TimeProvider time)
{
    private static readonly TimeSpan ExtractAge = TimeSpan.FromDays(30);

    /// <summary>Applies it within the scope of the agency that decided.</summary>
    public async Task<ApplyOutcome> HandleAsync(HubSession session, Guid decisionId)
    {
        if (await RightsDecisionStore.LockAsync(session, decisionId) is not { } decision)
        {
            return ApplyOutcome.NotFound;
        }

        var isLifted = decision.LiftedAt is not null;
        if (decision.AppliedAt is not null && !isLifted)
        {
            return ApplyOutcome.AppliedBefore;
        }

        var outcome = RightsWords.Read<RightsOutcome>(decision.Outcome)
            ?? throw new InvalidOperationException($"The outcome {decision.Outcome} is not known to this version.");
        var rows = await RightsFindingStore.RowsAsync(session, decisionId);
        switch (outcome)
        {
            case RightsOutcome.Restrict:
                await EachAsync(session, decision, rows, isLifted ? RowEffect.PutBack : RowEffect.SetAside, "restricted");
                break;
            case RightsOutcome.Correct when decision.Field is null:
                await EachAsync(session, decision, rows, RowEffect.SetAside, "disputed");
                break;
            case RightsOutcome.Correct:
                await CorrectAsync(session, decision);
                await EachAsync(session, decision, rows, RowEffect.Correct, "corrected");
                break;
            case RightsOutcome.Erase:
                await EachAsync(session, decision, rows, RowEffect.Erase, "a row of it was erased at the request of a person");
                break;
            case RightsOutcome.Disclose:
                await DiscloseAsync(session, decision);
                break;
            default:
                break;
        }

        await RightsDecisionStore.SetAppliedAsync(session, decisionId, time.GetUtcNow());
        await AuditStore.WriteAsync(
            session, new AuditEvent(AuditEventKind.RightsDecisionApplied, "rights request", decision.RequestId.ToString())
            {
                Details = new Dictionary<string, string>
                {
                    ["decision"] = decisionId.ToString(),
                    ["outcome"] = isLifted ? "restriction_lifted" : decision.Outcome,
                    ["rows"] = rows.Sum(submission => submission.Count()).ToString(CultureInfo.InvariantCulture),
                },
            });
        return ApplyOutcome.Applied;
    }

    private async Task EachAsync(
        HubSession session, RightsDecisionRow decision, ILookup<long, int> rows, RowEffect effect, string why)
    {
        foreach (var submission in rows)
        {
            var withdrawn = new WithdrawnRows(submission.Key, [.. submission], effect, decision.DecisionId, why);
            foreach (var feature in features)
            {
                await feature.ApplyAsync(session, withdrawn);
            }
        }
    }

    private async Task CorrectAsync(HubSession session, RightsDecisionRow decision)
    {
        foreach (var row in await RightsDecisionStore.RowsAsync(session, decision.DecisionId))
        {
            var kind = await DatasetKindStore.FindAsync(session, row.Kind, row.KindVersion)
                ?? throw new InvalidOperationException($"The definition of {row.Kind}, version {row.KindVersion}, is not registered.");
            if (kind.Field(decision.Field) is { } field && CorrectedFields.Json(kind, field, decision.CorrectedValue ?? "") is { } json)
            {
                await WithdrawalStore.CorrectAsync(
                    session, row.SubmissionId, row.RowNumber, field.Name, json, decision.DecisionId, time.GetUtcNow());
            }
        }
    }

    private async Task DiscloseAsync(HubSession session, RightsDecisionRow decision)
    {
        var rows = await RightsDecisionStore.RowsAsync(session, decision.DecisionId);
        var identities = new Dictionary<(long, int), byte[]>();
        await foreach (var identity in IdentityStore.OpenAsync(
            session, seal.Keys, [.. rows.Select(r => r.SubmissionId)], [.. rows.Select(r => r.RowNumber)], "rights decision",
            decision.DecisionId.ToString(), session.CancellationToken))
        {
            identities[(identity.SubmissionId, identity.RowNumber)] = identity.Json;
        }

        var extract = new RightsExtract();
        foreach (var row in rows)
        {
            var kind = await DatasetKindStore.FindAsync(session, row.Kind, row.KindVersion)
                ?? throw new InvalidOperationException($"The definition of {row.Kind}, version {row.KindVersion}, is not registered.");
            extract.Add(kind, row, identities.GetValueOrDefault((row.SubmissionId, row.RowNumber)));
        }

        var now = time.GetUtcNow();
        await RightsDecisionStore.InsertExtractAsync(
            session, decision, seal.SealExtract(decision.DecisionId, extract.ToCsv()), rows.Count, now, now + ExtractAge);
    }
}
