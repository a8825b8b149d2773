using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Ingest.Mapping;

/// <summary>A return that was read and waits for a person.</summary>
public abstract class CheckedReturn : ICommandScenario, IDisposable
{
    private IngestWorld? _ingest;

    public abstract Type Command { get; }

    protected abstract string Purpose { get; }

    private protected IngestWorld Ingest => _ingest!;

    private protected Actor Officer { get; private set; } = null!;

    private protected Guid Key { get; private set; }

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _ingest = await IngestWorld.CreateAsync(world.Jobs, TestKinds.All);
        Officer = new Actor(Guid.CreateVersion7(), "", new Membership(_ingest.Agency, "t", "", false, [Role.DataOfficer], []), []);
        using var content = new MemoryStream("Reference,Happened on\nA1,03/04/2025\n"u8.ToArray());
        var received = Assert.IsType<Data.Ingest.ReceiveOutcome.Received>(await _ingest.Receive.RunAsync(
            new(_ingest.Agency, TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), "return.csv", "test") { IsDecidedByPerson = true },
            content,
            world.Token));
        await _ingest.LoadAsync(received.SubmissionId);
        Key = await _ingest.QueryAsync<Guid>("select submission_key from ingest.submissions");
        return Officer.ScopeFor(Purpose);
    }

    public abstract Task RunAsync(CommandWorld world);

    public void Dispose()
    {
        _ingest?.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class ChooseReadingScenario : CheckedReturn
{
    public override Type Command => typeof(ChooseReading);

    protected override string Purpose => "choose how a return is read";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ChooseReadingOutcome.Chosen>(await new ChooseReading(world.Web, Ingest.Time).HandleAsync(
            Officer, new(Key, new ReadingChoice { HeaderRow = 1 }), world.Token));
}

public sealed class ReadPreviewScenario : CheckedReturn
{
    public override Type Command => typeof(ReadPreview);

    protected override string Purpose => "look into a return before it is decided";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ReadPreviewOutcome.Shown>(
            await new ReadPreview(world.Web, new WorkingKeyStore(Ingest.Quarantine, Ingest.Time), Ingest.Time)
                .HandleAsync(Officer, new(Key), world.Token));
}
