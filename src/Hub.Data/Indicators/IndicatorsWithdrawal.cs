using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Indicators;

/// <summary>
/// Lets figures follow the rows: a run is never changed, so each newest run that rests on the submission is computed again, and
/// from it new drafts. When a whole submission is taken back, the exact values of every run that rests on it go; those of single
/// rows are sums, kept under the run that made them.
/// </summary>
public sealed class IndicatorsWithdrawal(TimeProvider time) : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["indicator.runs"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
    {
        if (rows.Effect == RowEffect.Dispose)
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
        if (rows.Effect == RowEffect.Dispose)
        {
            return;
        }

        await IndicatorStore.WaitForRunningAsync(session);
        // Asked for before they are erased: afterwards none would be the newest.
        foreach (var request in await IndicatorStore.NewestRunsWithAsync(session, rows.SubmissionId))
        {
            var run = await IndicatorStore.InsertRunAsync(session, request, time.GetUtcNow());
            await JobRequests.AskAsync(session, new JobAsk(
                JobKinds.IndicatorCompute,
                run.ToString(CultureInfo.InvariantCulture),
                SystemActors.Indicators,
                "figures follow rows that were taken back or changed"));
        }

        if (IsWhole(rows))
        {
            await IndicatorStore.EraseRunsAsync(session, rows.SubmissionId, time.GetUtcNow());
        }
    }

    private static bool IsWhole(WithdrawnRows rows) => rows is { Effect: RowEffect.Erase, RowNumbers: null };
}
