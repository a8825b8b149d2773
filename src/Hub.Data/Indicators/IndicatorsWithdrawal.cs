using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Indicators;

/// <summary>
/// Lets figures follow the rows: a run is never changed, so each newest run that rests on the submission is computed again, and
/// from it new drafts. Observations are sums, kept under the run that made them.
/// </summary>
public sealed class IndicatorsWithdrawal(TimeProvider time) : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["indicator.runs"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
        => [new("computations of figures", (await IndicatorStore.NewestRunsWithAsync(session, rows.SubmissionId)).Count)];

    /// <inheritdoc/>
    public async Task ApplyAsync(HubSession session, WithdrawnRows rows)
    {
        foreach (var request in await IndicatorStore.NewestRunsWithAsync(session, rows.SubmissionId))
        {
            var run = await IndicatorStore.InsertRunAsync(session, request, time.GetUtcNow());
            await JobRequests.AskAsync(session, new JobAsk(
                JobKinds.IndicatorCompute,
                run.ToString(CultureInfo.InvariantCulture),
                SystemActors.Indicators,
                "figures follow rows that were taken back or changed"));
        }
    }
}
