using Hub.Data.Database;
using Hub.Data.Persons.Asks;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Persons.Asks;

/// <summary>A question between two agencies, as far as the command in hand needs it.</summary>
public abstract class AskScenario(Type command) : ICommandScenario
{
    public Type Command { get; } = command;

    private protected AskWorld Asks { get; private set; } = null!;

    protected Guid AskId { get; set; }

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        Asks = await new AskWorld(world.Jobs, world.Web, world.Superuser).BuildAsync();
        return await PrepareAsync();
    }

    public abstract Task RunAsync(CommandWorld world);

    protected abstract Task<Scope> PrepareAsync();
}

public sealed class AskAgenciesScenario() : AskScenario(typeof(AskAgencies))
{
    public override async Task RunAsync(CommandWorld world) => await Asks.AskedAsync(1);

    protected override Task<Scope> PrepareAsync() => Task.FromResult(Asks.Asker.ScopeFor("ask whether another agency holds something"));
}

public sealed class RouteAskScenario() : AskScenario(typeof(RouteAsk))
{
    public override Task RunAsync(CommandWorld world) => Asks.RouteAsync(AskId);

    protected override async Task<Scope> PrepareAsync()
    {
        await Asks.SwitchAsync(isOn: true);
        AskId = await Asks.AskedAsync(1);
        return Asks.RouteScope();
    }
}

public sealed class AnswerAskScenario() : AskScenario(typeof(AnswerAsk))
{
    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<AskOutcome.Done>(await Asks.AnswerAsync(AskId, "contact", "The duty officer"));

    protected override async Task<Scope> PrepareAsync()
    {
        await Asks.SwitchAsync(isOn: true);
        AskId = await Asks.AskedAsync(1);
        await Asks.RouteAsync(AskId);
        return Asks.Owner.ScopeFor("answer whether the agency holds something");
    }
}

public sealed class SwitchAsksScenario() : AskScenario(typeof(SwitchAsks))
{
    public override async Task RunAsync(CommandWorld world) => Assert.IsType<AskOutcome.Done>(await Asks.SwitchAsync(isOn: true));

    protected override Task<Scope> PrepareAsync() => Task.FromResult(Asks.Owner.ScopeFor("say who may ask whether the agency holds something"));
}
