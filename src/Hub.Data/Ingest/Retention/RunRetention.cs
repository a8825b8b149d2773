using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Retention;

/// <summary>What a run did.</summary>
/// <param name="Disposed">Submissions disposed of.</param>
/// <param name="Held">Submissions whose time has passed and that something holds.</param>
public sealed record RetentionTally(int Disposed, int Held);

/// <summary>
/// Disposes of every submission whose time has passed, each in a transaction of its own: what is done stays so when a later one
/// fails. Run daily, within a scope over every agency and every profile area.
/// </summary>
public sealed class RunRetention(HubDatabase database, DisposeSubmission dispose, TimeProvider time)
{
    private const int AtOnce = 200;

    /// <summary>What a run would dispose of now, by number; changes nothing.</summary>
    public Task<IReadOnlyList<DueDisposal>> PreviewAsync(Scope scope, CancellationToken cancellationToken)
        => database.InScopeAsync(
            scope, session => RetentionQueries.DueAsync(session, UkTime.Today(time), 0, int.MaxValue), cancellationToken);

    /// <summary>Runs, and calls <paramref name="done"/> after each.</summary>
    public async Task<RetentionTally> RunAsync(
        Scope scope, Func<DueDisposal, DisposeOutcome, Task> done, CancellationToken cancellationToken)
    {
        var (disposed, held, last) = (0, 0, 0L);
        IReadOnlyList<DueDisposal> due;
        do
        {
            due = await database.InScopeAsync(
                scope, session => RetentionQueries.DueAsync(session, UkTime.Today(time), last, AtOnce), cancellationToken);
            foreach (var one in due)
            {
                var outcome = await database.InScopeAsync(
                    scope, session => dispose.HandleAsync(session, one.SubmissionId), cancellationToken);
                disposed += outcome is DisposeOutcome.Disposed ? 1 : 0;
                held += outcome is DisposeOutcome.Held ? 1 : 0;
                last = one.SubmissionId;
                await done(one, outcome);
            }
        }
        while (due.Count == AtOnce);

        return new(disposed, held);
    }
}
