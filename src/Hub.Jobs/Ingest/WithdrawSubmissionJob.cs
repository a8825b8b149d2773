using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Withdrawal;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Ingest;

/// <summary>
/// <c>ingest.withdraw</c>, subject: id of the withdrawal. Takes a return back in the name of whoever asked, over the rows of the
/// agency in whose name they did and the figures of every area. One that meanwhile may not be taken back is ended with the
/// reason, which its agency sees, so the work is done.
/// </summary>
public sealed class WithdrawSubmissionJob(ApplyWithdrawal apply) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.IngestWithdraw;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (run.Request.AskedByAgency is not { } agency)
        {
            return JobOutcome.Refuse("A return is withdrawn in the name of its agency, and none was named; ask again with one.");
        }

        var everywhere = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, run.Request.AskedBy, run.Request.Purpose, cancellationToken);
        await run.Progress.ReportAsync("Erasing rows", 0, null, cancellationToken);
        return await run.Database.InScopeAsync(
            everywhere with { Agencies = [agency], ActingFor = agency },
            async session =>
            {
                if (await apply.HandleAsync(session, Guid.Parse(run.Request.SubjectId)) == WithdrawalEnd.NotFound)
                {
                    return JobOutcome.Refuse("The agency in whose name this was asked has no such withdrawal; ask for it again.");
                }

                await run.FinishAsync(session);
                return JobOutcome.Done;
            },
            cancellationToken);
    }
}
