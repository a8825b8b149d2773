using Hub.Data.Indicators.Released;
using Hub.Testing;

namespace Hub.Data.Tests.Indicators;

/// <summary>A database with the made-up force, filled once for a test class and computed for its policing areas.</summary>
public abstract class IndicatorFixture : IAsyncLifetime
{
    /// <summary>The database.</summary>
    public TestDatabase Database { get; } = new();

    /// <summary>The force, to send more or compute again.</summary>
    public IndicatorWorld World { get; private set; } = null!;

    /// <summary>What the run for policing areas and 2025 found.</summary>
    public ReleasedRun Released { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        World = new(Database);
        await World.BuildAsync();
        await FillAsync(World);
        Released = await World.ReleaseAsync();
        await AfterAsync();
    }

    /// <summary>What else the tests of a class look at, once the figures are made.</summary>
    protected virtual Task AfterAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Database.DisposeAsync();
    }

    /// <summary>Registers kinds and sends returns.</summary>
    protected abstract Task FillAsync(IndicatorWorld world);
}
