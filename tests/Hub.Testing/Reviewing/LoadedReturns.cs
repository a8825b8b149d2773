using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Scanning;
using Hub.Testing.Scanning;
using Xunit;

namespace Hub.Testing.Reviewing;

/// <summary>An input folder taken into a test's database: areas, agencies, agreements and every return.</summary>
/// <param name="Areas">What the import of the areas reported.</param>
/// <param name="Loads">What became of every return, in the order of hub.json.</param>
public sealed record LoadedReturns(AreaImportResult Areas, IReadOnlyList<(ReturnFile File, LoadOutcome Outcome)> Loads)
{
    /// <summary>The key file below the folder of files.</summary>
    public static string KeyFile(string files) => Path.Combine(files, "keys", "hub.key");

    /// <summary>Takes the folder in; <paramref name="files"/> is where the hub keeps its own.</summary>
    public static async Task<LoadedReturns> LoadAsync(
        TestDatabase database, string input, string files, CancellationToken cancellationToken)
    {
        var areas = await new AreaImport(database.Owner).ImportAsync(
            AreaFolder.Read(input, Path.Combine(input, "hub.json")), "test", cancellationToken);
        var folder = InputFolder.Open(input);
        var kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);
        await InputFolderStore.DeclareAsync(
            database.Jobs, folder, KindSharing.All(kinds), TimeProvider.System, "test", cancellationToken);
        var quarantine = new QuarantineFolder(new IngestOptions
        {
            FilesFolder = Path.Combine(files, "files"), KeyFile = KeyFile(files), MayCreateKeyFile = true,
        });
        var receive = new ReceiveSubmission(database.Jobs, kinds, quarantine, TimeProvider.System);
        var scan = new ScanSubmission(database.Jobs, quarantine, new CleanScanner(), TimeProvider.System);
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
            var received = Assert.IsType<ReceiveOutcome.Received>(await receive.RunAsync(request, content, cancellationToken));
            var scope = Scope.Of("test", "test", file.AgencyId);
            await scan.RunAsync(scope, received.SubmissionId, JobProgress.None, cancellationToken);
            loads.Add((file, await database.Jobs.InScopeAsync(
                scope, session => load.RunAsync(session, received.SubmissionId, JobProgress.None), cancellationToken)));
        }

        return new LoadedReturns(areas, loads);
    }
}
