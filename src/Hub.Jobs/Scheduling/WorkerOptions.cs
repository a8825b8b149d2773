using System.ComponentModel.DataAnnotations;

namespace Hub.Jobs.Scheduling;

/// <summary>Settings of one worker process, section <c>Worker</c>.</summary>
public sealed record WorkerOptions
{
    /// <summary>Jobs that this process runs at once. Two suit two cores: loading and rendering are bound by the processor.</summary>
    [Range(1, 64)]
    public int Threads { get; init; } = 2;

    /// <summary>A job whose worker has not been heard of for this long is given to another. The worker renews every fifth of it.</summary>
    [Range(5, 600)]
    public int InvisibilitySeconds { get; init; } = 15;

    /// <summary>How long a request may stay handed before it is handed again.</summary>
    [Range(1, 3600)]
    public int HandedSeconds { get; init; } = 120;

    /// <summary>Waiting times after the first, second, … failed attempt; null is 10 seconds, then a minute.</summary>
    // No default value here: the configuration binder would append to it.
    public IReadOnlyList<int>? RetrySeconds { get; init; }

    /// <summary>Attempts before a request is parked: one more than there are waiting times.</summary>
    public int Attempts => Delays.Count + 1;

    private IReadOnlyList<int> Delays => RetrySeconds ?? [10, 60];

    /// <summary>How long to wait after failed attempt <paramref name="attempt"/> (from 1); null when it was the last.</summary>
    public TimeSpan? DelayAfter(int attempt) => attempt > Delays.Count ? null : TimeSpan.FromSeconds(Delays[attempt - 1]);
}
