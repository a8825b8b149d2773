using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Tests.Audit;

public sealed class RecordVerificationScenario : ICommandScenario
{
    private static readonly Scope Verifier = Scope.None("system:audit", "record a verification");

    public Type Command => typeof(RecordVerification);

    public Task<Scope> ArrangeAsync(CommandWorld world) => Task.FromResult(Verifier);

    public Task RunAsync(CommandWorld world)
        => RecordVerification.HandleAsync(world.Jobs, Verifier, new VerificationCounts(12, 3, 1, 0), world.Token);
}
