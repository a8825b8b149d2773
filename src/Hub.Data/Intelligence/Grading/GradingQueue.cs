using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Grading;

/// <summary>What the intelligence unit has before it and has decided: lines without words. Reads only.</summary>
public sealed class GradingQueue(HubDatabase database)
{
    /// <summary>What waits, oldest first.</summary>
    public Task<IReadOnlyList<QueueLine>> WaitingAsync(Actor actor, CancellationToken cancellationToken)
        => ListAsync(actor, waiting: true, cancellationToken);

    /// <summary>What was decided, newest first.</summary>
    public Task<IReadOnlyList<QueueLine>> DecidedAsync(Actor actor, CancellationToken cancellationToken)
        => ListAsync(actor, waiting: false, cancellationToken);

    private async Task<IReadOnlyList<QueueLine>> ListAsync(Actor actor, bool waiting, CancellationToken cancellationToken)
        => actor.Can(Permission.GradeIntelligence)
            ? await database.InScopeAsync(
                actor.ScopeFor(IntelligencePurpose.Grade), session => GradingStore.QueueAsync(session, waiting), cancellationToken)
            : [];
}
