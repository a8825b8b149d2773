using System.Globalization;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Rights;
using Hub.SampleForce;
using Hub.Testing;
using Hub.Testing.Reviewing;

namespace Hub.Benchmarks;

/// <summary>
/// The fictional force taken into a database of its own, with its truth beside it. HUB_BENCH_SCALE and HUB_BENCH_SEED change the force.
/// </summary>
internal sealed class ForceBed : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-bench-force-").FullName;

    private ForceBed()
    {
    }

    public TestDatabase Database { get; } = new();

    public RightsSeal Seal => new(LoadedReturns.KeyFile(_folder), true);

    public FolderProfile Profile => InputFolder.Open(Input).Profile;

    /// <summary>Which record is whose, by agency, kind, file and row.</summary>
    public IReadOnlyDictionary<(string Agency, string Kind, string File, int Row), string> Truth
        => QueueTrial.ReadTruth(Path.Combine(Input, "truth", "records.csv"));

    private string Input => Path.Combine(_folder, "force");

    public static async Task<ForceBed> CreateAsync(CancellationToken cancellationToken)
    {
        var bed = new ForceBed();
        try
        {
            await bed.Database.InitializeAsync();
            SampleFolder.Write(
                new SampleOptions { Folder = bed.Input, Scale = Number("HUB_BENCH_SCALE", 1), Seed = (int)Number("HUB_BENCH_SEED", 1) },
                DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds);
            await LoadedReturns.LoadAsync(bed.Database, bed.Input, bed._folder, cancellationToken);
            return bed;
        }
        catch
        {
            await bed.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static double Number(string name, double otherwise)
        => double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
