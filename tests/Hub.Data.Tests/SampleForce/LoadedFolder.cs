using Hub.Data.Areas.Import;
using Hub.Data.Ingest;
using Hub.Testing;
using Hub.Testing.Reviewing;

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

    /// <summary>The key file that its identities are sealed under.</summary>
    public string KeyFile => LoadedReturns.KeyFile(_files);

    /// <summary>What the import of the areas reported.</summary>
    public AreaImportResult Areas { get; private set; } = null!;

    /// <summary>What became of every return, in the order of hub.json.</summary>
    public IReadOnlyList<(ReturnFile File, LoadOutcome Outcome)> Loads { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        (Areas, Loads) = await LoadedReturns.LoadAsync(Database, Written.Folder, _files, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Written.Dispose();
        Directory.Delete(_files, recursive: true);
    }
}
