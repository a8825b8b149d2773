using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Testing;

namespace Hub.Data.Tests.Areas;

/// <summary>A database with the real areas, imported once for a test class.</summary>
public sealed class AreaDatabase : IAsyncLifetime
{
    /// <summary>The database.</summary>
    public TestDatabase Database { get; } = new();

    /// <summary>What the import reported; null where the real data is missing.</summary>
    public AreaImportResult? Result { get; private set; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        if (Directory.Exists(RealFolder.Data))
        {
            var folder = AreaFolder.Read(RealFolder.Data, RealFolder.Description);
            Result = await new AreaImport(Database.Owner).ImportAsync(folder, "test", CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
