using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Sharing;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Persons;

/// <summary>What the jobs of linking have in common: every agency's records in scope, one transaction with the request's end.</summary>
internal static class LinkJobs
{
    public static async Task<JobOutcome> RunAsync(
        JobRun run, LinkRegister register, LinkWish wish, TimeProvider time, CancellationToken cancellationToken)
    {
        if (LinkSubject.Find(run.Request.SubjectId) is not { } subject)
        {
            // The day: each subject is a run of its own.
            await run.InWorkAsync(
                Scope.None(SystemActors.Dispatcher, run.Request.Purpose), LinkRequests.AskAsync, cancellationToken);
            return JobOutcome.Done;
        }

        var scope = await IndicatorQueries.AssemblyScopeAsync(
            run.Database, SystemActors.Linking, run.Request.Purpose, cancellationToken);
        await run.InWorkAsync(
            scope,
            async session =>
            {
                // Vehicles and telephones are in no figure.
                if (await register.RunAsync(session, subject.Name, wish, run.Progress) is { } result && subject.IsCounted)
                {
                    await AskAgain.AfterLinkingAsync(session, result.Touched, time.GetUtcNow());
                }
            },
            cancellationToken);
        return JobOutcome.Done;
    }
}
