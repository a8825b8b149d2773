namespace Hub.Data.Database;

/// <summary>
/// Progress of one piece of work, written at most four times a second. Handed to the features so that they need not know
/// whether anybody watches.
/// </summary>
public sealed class JobProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly JobClaim? _claim;
    private readonly TimeProvider _time;
    private long _writtenAt;
    private string? _stage;

    /// <summary>Progress that is written for a claimed request.</summary>
    public JobProgress(JobClaim claim, TimeProvider time) => (_claim, _time) = (claim, time);

    private JobProgress() => _time = TimeProvider.System;

    /// <summary>Progress that nobody watches: for tests and benchmarks.</summary>
    public static JobProgress None { get; } = new();

    /// <summary>Says what is being done, and how far it is. A new stage is always written, a step in it only when due.</summary>
    /// <param name="stage">A few plain words without data: "Reading rows".</param>
    /// <param name="done">Units done.</param>
    /// <param name="total">Units in all, where known.</param>
    /// <param name="cancellationToken">Stops with the host.</param>
    public async ValueTask ReportAsync(string stage, long done, long? total, CancellationToken cancellationToken)
    {
        if (_claim is null || (stage == _stage && _time.GetElapsedTime(_writtenAt) < Pause))
        {
            return;
        }

        (_stage, _writtenAt) = (stage, _time.GetTimestamp());
        await _claim.ReportAsync(stage, done, total, cancellationToken);
    }
}
