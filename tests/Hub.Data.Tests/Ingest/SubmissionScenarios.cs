using System.Text;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Scanning;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Ingest;

public sealed class ReceiveSubmissionScenario : ICommandScenario, IDisposable
{
    private IngestWorld? _ingest;

    public Type Command => typeof(ReceiveSubmission);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _ingest = await IngestWorld.CreateAsync(world.Jobs, TestKinds.All);
        return Scope.Of("test", "take in a return", _ingest.Agency);
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<ReceiveOutcome.Received>(await _ingest!.ReceiveAsync(
            TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), Encoding.UTF8.GetBytes("Reference,Happened on\nA1,03/04/2025\n")));

    public void Dispose() => _ingest?.Dispose();
}

public sealed class LoadSubmissionScenario : ICommandScenario, IDisposable
{
    private IngestWorld? _ingest;
    private long _submissionId;

    public Type Command => typeof(LoadSubmission);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _ingest = await IngestWorld.CreateAsync(world.Jobs, TestKinds.All);
        _submissionId = Assert.IsType<ReceiveOutcome.Received>(await _ingest.ReceiveAsync(
            TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), "Reference,Happened on\nA1,03/04/2025\n")).SubmissionId;
        await _ingest.ScanAsync(_submissionId);
        return _ingest.Scope;
    }

    public async Task RunAsync(CommandWorld world) => Assert.IsType<LoadOutcome.Accepted>(await _ingest!.LoadAsync(_submissionId));

    public void Dispose() => _ingest?.Dispose();
}

public sealed class ScanSubmissionScenario : ICommandScenario, IDisposable
{
    private IngestWorld? _ingest;
    private long _submissionId;

    public Type Command => typeof(ScanSubmission);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _ingest = await IngestWorld.CreateAsync(world.Jobs, TestKinds.All);
        _submissionId = Assert.IsType<ReceiveOutcome.Received>(await _ingest.ReceiveAsync(
            TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), "Reference,Happened on\nA1,03/04/2025\n")).SubmissionId;
        return _ingest.Scope;
    }

    public async Task RunAsync(CommandWorld world) => Assert.IsType<ScanOutcome.GoOn>(await _ingest!.ScanAsync(_submissionId));

    public void Dispose() => _ingest?.Dispose();
}
