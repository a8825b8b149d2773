using Hub.Data.Database;
using Hub.Data.Ingest.Requests;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Ingest.Requests;

/// <summary>A request for a missing return, as far as the command in hand needs it.</summary>
public abstract class RequestScenario(Type command, string purpose) : ICommandScenario, IDisposable
{
    public Type Command { get; } = command;

    private protected RequestWorld Requests { get; private set; } = null!;

    protected Guid Request { get; set; }

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        Requests = await RequestWorld.CreateAsync(world.Jobs, world.Web, world.Superuser);
        Request = await PrepareAsync();
        return (Command == typeof(AnswerDataRequest) ? Requests.Officer : Requests.Analyst).ScopeFor(purpose);
    }

    public abstract Task RunAsync(CommandWorld world);

    public void Dispose()
    {
        Requests?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<Guid> PrepareAsync();
}

public sealed class DraftDataRequestScenario() : RequestScenario(typeof(DraftDataRequest), "draft a request for data")
{
    public override async Task RunAsync(CommandWorld world) => Assert.IsType<DataRequestOutcome.Done>(await Requests.DraftAsync());

    protected override Task<Guid> PrepareAsync() => Task.FromResult(Guid.Empty);
}

public sealed class SendDataRequestScenario() : RequestScenario(typeof(SendDataRequest), "send a request for data")
{
    public override async Task RunAsync(CommandWorld world) => Assert.IsType<DataRequestOutcome.Done>(await Requests.SendAsync(Request));

    protected override Task<Guid> PrepareAsync() => Requests.DraftedAsync();
}

public sealed class AnswerDataRequestScenario() : RequestScenario(typeof(AnswerDataRequest), "answer a request for data")
{
    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<DataRequestOutcome.Done>(await Requests.AnswerAsync(new(Request, "nothing_to_report", null, null)));

    protected override Task<Guid> PrepareAsync() => Requests.SentAsync();
}

public sealed class CloseDataRequestScenario() : RequestScenario(typeof(CloseDataRequest), "take back a request for data")
{
    public override async Task RunAsync(CommandWorld world) => Assert.IsType<DataRequestOutcome.Done>(await Requests.CloseAsync(Request));

    protected override Task<Guid> PrepareAsync() => Requests.SentAsync();
}
