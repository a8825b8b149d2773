using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators;

/// <summary>
/// Lets figures follow the rows: a run is never changed, so each newest run that rests on the submission is computed again, and
/// from it new drafts. When a whole submission is taken back, the exact values of every run that rests on it go; those of single
/// rows are sums, kept under the run that made them.
/// </summary>
public sealed class IndicatorsWithdrawal(TimeProvider time) : IOnWithdrawal
{
    // What is disposed of is years old: profiles of its own time are published or forgotten, and need no draft without it.
    private const int MonthsMadeAgain = 13;
    private const int AnyAge = 12_000;

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["indicator.runs"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
    {
        if (rows.Effect == RowEffect.Supersede)
        {
            return [];
        }

        var rests = await RestingOnQuery.ReadAsync(session, rows.SubmissionId);
        return IsWhole(rows)
            ? [new("computations of exact figures", rests.Runs)]
            : [new("computations of figures", rests.NewestRuns)];
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(HubSession session, WithdrawnRows rows)
    {
        // Asked for before they are erased: afterwards none would be the newest.
        var since = UkTime.Today(time).AddMonths(rows.Effect == RowEffect.Dispose ? -MonthsMadeAgain : -AnyAge);
        await AskAgain.RunAsync(
            session, [rows.SubmissionId], since, "figures follow rows that were taken back or changed", time.GetUtcNow());

        if (IsWhole(rows))
        {
            await IndicatorStore.EraseRunsAsync(session, rows.SubmissionId, time.GetUtcNow());
        }
    }

    private static bool IsWhole(WithdrawnRows rows) => rows is { Effect: RowEffect.Erase or RowEffect.Dispose, RowNumbers: null };
}
