using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>What taking a return back would do, in numbers.</summary>
/// <param name="Report">The return.</param>
/// <param name="Erased">What would go, by store; empty stores are left out.</param>
/// <param name="Rests">What rests on it and would follow.</param>
/// <param name="Obstacles">Why it cannot be taken back now, each with what to do.</param>
/// <param name="IsAsked">Whether it is being taken back already.</param>
public sealed record WithdrawalPreview(
    SubmissionReport Report, IReadOnlyList<WithdrawalEffect> Erased, IReadOnlyList<Consequence> Rests, IReadOnlyList<string> Obstacles,
    bool IsAsked);

/// <summary>
/// Shows by numbers what <see cref="WithdrawSubmission"/> would do: every feature's part in it, and everything that rests on the
/// return as far as its agency may know. Changes nothing and opens no row.
/// </summary>
public sealed class PreviewWithdrawal(HubDatabase database, EraseSubmission erase, IEnumerable<IConsequence> consequences)
{
    /// <summary>The preview; null where the agency has no such submission or the person may not take it back.</summary>
    public async Task<WithdrawalPreview?> HandleAsync(Actor actor, Guid key, CancellationToken cancellationToken)
        => !actor.Can(Permission.WithdrawSubmissions)
            ? null
            : await database.InScopeAsync(
                actor.ScopeFor("see what withdrawing a return would do"),
                session => ReadAsync(session, actor.Acting.AgencyId, key),
                cancellationToken);

    private async Task<WithdrawalPreview?> ReadAsync(HubSession session, Guid agency, Guid key)
    {
        if (await SubmissionQueries.FindAsync(session, agency, key) is not { } report)
        {
            return null;
        }

        var isAsked = await WithdrawalQueries.IsAskedAsync(session, report.SubmissionId);
        if (WithdrawalRules.Refusal(report.Status) is { } refusal)
        {
            return new(report, [], [], [refusal], isAsked);
        }

        var rows = new WithdrawnRows(report.SubmissionId, null, RowEffect.Erase, Guid.Empty, "preview");
        return new(
            report, await erase.CountAsync(session, rows), await ConsequenceQueries.AllAsync(session, consequences, report.SubmissionId),
            await erase.HoldsAsync(session, report.SubmissionId), isAsked);
    }
}
