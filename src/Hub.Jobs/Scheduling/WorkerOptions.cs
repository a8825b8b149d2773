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

    /// <summary>Waiting time after the first, second, … failed attempt. One attempt more than there are delays, then the request is parked.</summary>
    [MinLength(1)]
    public IReadOnlyList<int> RetrySeconds { get; init; } = [10, 60];

    /// <summary>Attempts before a request is parked.</summary>
    public int Attempts => RetrySeconds.Count + 1;
}
