using Hub.Data.Database;
using Hub.Data.Ingest.Replacing;
using Hub.Data.Ingest.Retention;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Ingest.Withdrawal;

public sealed class WithdrawSubmissionScenario : ICommandScenario, IDisposable
{
    private WithdrawWorld? _world;

    public Type Command => typeof(WithdrawSubmission);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await WithdrawWorld.CreateAsync(world.Jobs, world.Web, world.Superuser);
        return _world.Officer.ScopeFor("take a return back");
    }

    public async Task RunAsync(CommandWorld world) => Assert.IsType<WithdrawOutcome.Asked>(await _world!.AskAsync());

    public void Dispose() => _world?.Dispose();
}

public sealed class ApplyWithdrawalScenario : ICommandScenario, IDisposable
{
    private WithdrawWorld? _world;
    private Guid _asked;

    public Type Command => typeof(ApplyWithdrawal);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await WithdrawWorld.CreateAsync(world.Jobs, world.Web, world.Superuser);
        _asked = await _world.AskedAsync();
        return _world.Officer.ScopeFor("take a return back");
    }

    public async Task RunAsync(CommandWorld world) => Assert.Equal(WithdrawalEnd.Applied, await _world!.ApplyAsync(_asked));

    public void Dispose() => _world?.Dispose();
}

public sealed class ReadReplacementScenario : ICommandScenario, IDisposable
{
    private WithdrawWorld? _world;

    public Type Command => typeof(ReadReplacement);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await WithdrawWorld.CreateAsync(world.Jobs, world.Web, world.Superuser);
        await _world.Ingest.LoadAsync(await _world.ReceiveReplacementAsync("ZZ-1,03/04/2025,Low,Anna Example,01/02/1990,mended\n"));
        return _world.Officer.ScopeFor("see what replacing a return changes");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.Single((await new ReadReplacement(world.Web, _world!.Ingest.Quarantine, [], _world.Time)
            .HandleAsync(_world.Officer, _world.Key, world.Token))!.Examples!.Changed);

    public void Dispose() => _world?.Dispose();
}

public sealed class DisposeSubmissionScenario : ICommandScenario, IDisposable
{
    private WithdrawWorld? _world;
    private Scope? _scope;

    public Type Command => typeof(DisposeSubmission);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await WithdrawWorld.CreateAsync(world.Jobs, world.Web, world.Superuser);
        _world.Time.Advance(TimeSpan.FromDays(5000));
        return _scope = Scope.Of("system:ingest", "dispose of returns", _world.Ingest.Agency);
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<DisposeOutcome.Disposed>(await world.Jobs.InScopeAsync(
            _scope!, session => new DisposeSubmission(_world!.Erase(), _world.Time).HandleAsync(session, _world.Submission), world.Token));

    public void Dispose() => _world?.Dispose();
}
