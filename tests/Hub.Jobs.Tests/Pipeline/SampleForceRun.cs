using Hub.Data.Ingest.Kinds;
using Hub.SampleForce;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>The fictional force, few residents, all kinds, 24 months: from its folder to five profiles.</summary>
public sealed class SampleForceRun : IAsyncLifetime
{
    private OnceHub? _hub;

    /// <summary>The first day of the profiles' period and the first after it.</summary>
    public static (DateOnly From, DateOnly Until) Period => (new(2025, 1, 1), new(2026, 1, 1));

    /// <summary>The hub that ran.</summary>
    public OnceHub Hub => _hub ?? throw new InvalidOperationException("The fixture has not run.");

    /// <summary>The folder of returns.</summary>
    public string Data => Hub.Folder("force");

    /// <summary>What the first run printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>The profiles of the first run.</summary>
    public IReadOnlyList<StoredProfile> Profiles { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _hub = await OnceHub.CreateAsync();
        var options = new SampleOptions { Folder = Data, Scale = 0.2 };
        SampleFolder.Write(options, DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds);
        Output = await Hub.RunAsync(Data);
        Profiles = await Hub.ProfilesAsync("lpa", Period.From, Period.Until);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? ValueTask.CompletedTask;
}
