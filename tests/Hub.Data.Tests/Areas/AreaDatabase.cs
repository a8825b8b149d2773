using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Data.Tests.Areas;

/// <summary>A database with the real areas, imported once for a test class; empty where the real data is missing.</summary>
public sealed class AreaDatabase : IAsyncLifetime
{
    private AreaImportResult? _result;
    private AreaIndex? _index;

    /// <summary>The database.</summary>
    public TestDatabase Database { get; } = new();

    /// <summary>What the import reported; skips the test where the real data is missing.</summary>
    public AreaImportResult Result => _result ?? Missing<AreaImportResult>();

    /// <summary>The imported areas, read as the worker reads them.</summary>
    internal AreaIndex Index => _index ?? Missing<AreaIndex>();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        if (Directory.Exists(RealFolder.Data))
        {
            var folder = AreaFolder.Read(RealFolder.Data, RealFolder.Description);
            _result = await new AreaImport(Database.Owner).ImportAsync(folder, "test", CancellationToken.None);
            _index = await Database.Jobs.InScopeAsync(Scope.None("test", "test"), AreaIndex.LoadAsync, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static T Missing<T>()
    {
        _ = RealFolder.Open();
        throw new InvalidOperationException("The real folder appeared while the tests ran.");
    }
}
