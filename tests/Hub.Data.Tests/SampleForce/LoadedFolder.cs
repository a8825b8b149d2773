using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Scanning;
using Hub.Testing;
using Hub.Testing.Scanning;

namespace Hub.Data.Tests.SampleForce;

/// <summary>
/// The fictional force's half year in a database: its areas imported, its agencies declared, every return received
/// and loaded.
/// </summary>
public sealed class LoadedFolder : IAsyncLifetime
{
    private readonly string _files = Directory.CreateTempSubdirectory("hub-sample-").FullName;

    /// <summary>Half a year: every agency and kind, a quarter of the time.</summary>
    public WrittenFolder Written { get; } = new(6);

    public TestDatabase Database { get; } = new();

    /// <summary>What the import of the areas reported.</summary>
    public AreaImportResult Areas { get; private set; } = null!;

    /// <summary>What became of every return, in the order of hub.json.</summary>
    public IReadOnlyList<(ReturnFile File, LoadOutcome Outcome)> Loads { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        var token = CancellationToken.None;
        var description = Path.Combine(Written.Folder, "hub.json");
        Areas = await new AreaImport(Database.Owner).ImportAsync(AreaFolder.Read(Written.Folder, description), "test", token);
        var folder = InputFolder.Open(Written.Folder);
        var kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);
        await InputFolderStore.DeclareAsync(Database.Jobs, folder, KindSharing.All(kinds), TimeProvider.System, "test", token);

        var quarantine = new QuarantineFolder(new IngestOptions
        {
            FilesFolder = Path.Combine(_files, "files"), KeyFile = Path.Combine(_files, "keys", "hub.key"), MayCreateKeyFile = true,
        });
        var receive = new ReceiveSubmission(Database.Jobs, kinds, quarantine, TimeProvider.System);
        var scan = new ScanSubmission(Database.Jobs, quarantine, new CleanScanner(), TimeProvider.System);
        var load = new LoadSubmission(quarantine, kinds, TimeProvider.System);
        var loads = new List<(ReturnFile File, LoadOutcome Outcome)>();
        foreach (var file in folder.ReturnFiles())
        {
            await using var content = File.OpenRead(file.Path);
            var request = new ReceiveRequest(
                file.AgencyId, file.Kind, file.Period.From, file.Period.Until, Path.GetFileName(file.Path), "test")
            {
                ReceivedAt = new DateTimeOffset(file.ReceivedOn!.Value, new TimeOnly(9, 0), TimeSpan.Zero),
            };
            var received = Assert.IsType<ReceiveOutcome.Received>(await receive.RunAsync(request, content, token));
            await scan.RunAsync(Scope.Of("test", "test", file.AgencyId), received.SubmissionId, JobProgress.None, token);
            loads.Add((file, await Database.Jobs.InScopeAsync(
                Scope.Of("test", "test", file.AgencyId),
                session => load.RunAsync(session, received.SubmissionId, JobProgress.None),
                token)));
        }

        Loads = loads;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Written.Dispose();
        Directory.Delete(_files, recursive: true);
    }
}
