using Hub.Testing;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>The real folder: policing areas, then partnerships, then a period over a change of areas, then policing areas again.</summary>
public sealed class RealDataRun : IAsyncLifetime
{
    private static readonly DateOnly From = new(2025, 1, 1);
    private static readonly DateOnly Until = new(2026, 1, 1);
    private OnceHub? _hub;

    /// <summary>The hub that ran; the test is skipped where there is no real data.</summary>
    public OnceHub Hub
    {
        get
        {
            _ = RealData.Folder();
            return _hub ?? throw new InvalidOperationException("The folder appeared while the tests ran.");
        }
    }

    /// <summary>What the first run printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last run printed, which sent the same files again.</summary>
    public string OutputAgain { get; private set; } = "";

    /// <summary>The five policing areas, after the first run.</summary>
    public IReadOnlyList<StoredProfile> Profiles { get; private set; } = [];

    /// <summary>The five policing areas, after the last run.</summary>
    public IReadOnlyList<StoredProfile> ProfilesAgain { get; private set; } = [];

    /// <summary>The partnerships.</summary>
    public IReadOnlyList<StoredProfile> Partnerships { get; private set; } = [];

    /// <summary>The policing areas of a period over 19 January 2026.</summary>
    public IReadOnlyList<StoredProfile> NewAreas { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(RealData.Path))
        {
            return;
        }

        _hub = await OnceHub.CreateAsync();
        Output = await _hub.RunAsync(RealData.Path);
        Profiles = await _hub.ProfilesAsync("lpa", From, Until);
        await _hub.RunAsync(RealData.Path, "--areas", "csp");
        Partnerships = await _hub.ProfilesAsync("csp", From, Until);
        await _hub.RunAsync(RealData.Path, "--period", "2025-02-01..2026-02-01");
        NewAreas = await _hub.ProfilesAsync("lpa", From.AddMonths(1), Until.AddMonths(1));
        OutputAgain = await _hub.RunAsync(RealData.Path);
        ProfilesAgain = await _hub.ProfilesAsync("lpa", From, Until);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? ValueTask.CompletedTask;
}
