using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Tests.Audit;

public sealed class RecordMigrationScenario : ICommandScenario
{
    private static readonly Scope Operator = Scope.None("system:command-line", "bring the database to this version");

    public Type Command => typeof(RecordMigration);

    public Task<Scope> ArrangeAsync(CommandWorld world) => Task.FromResult(Operator);

    public Task RunAsync(CommandWorld world)
        => RecordMigration.HandleAsync(
            world.Owner, Operator, ["migrations/0061_audit_seal.sql", "views/audit/chain.sql"], world.Token);
}
