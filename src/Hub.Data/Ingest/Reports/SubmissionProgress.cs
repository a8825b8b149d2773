using Hub.Data.Database;

namespace Hub.Data.Ingest.Reports;

/// <summary>How far one submission has come, for whoever watches it. No value of a row and no name.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="Status">A word of <see cref="SubmissionStatus"/>.</param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="CheckedAt">When a dry run was last finished.</param>
/// <param name="SentAt">When the person sent it.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="JobState">State of its newest load (<see cref="JobStates"/>); null before it was asked for.</param>
/// <param name="StartedAt">When that load began.</param>
/// <param name="Stage">What the worker is doing, in words.</param>
/// <param name="Done">Units done in this stage.</param>
/// <param name="Total">Units in this stage, where known.</param>
/// <param name="ScannedAt">When the virus scanner was last asked.</param>
/// <param name="ScanFault">Why it could not answer then; null where it could.</param>
public sealed record SubmissionProgress(
    long SubmissionId, string Status, DateTimeOffset ReceivedAt, DateTimeOffset? CheckedAt, DateTimeOffset? SentAt,
    DateTimeOffset? DecidedAt, string? JobState, DateTimeOffset? StartedAt, string? Stage, long? Done, long? Total,
    DateTimeOffset? ScannedAt, string? ScanFault)
{
    /// <summary>Whether the worker has it still to do: its status will change by itself.</summary>
    public bool IsUnderWay => Status is SubmissionStatus.Received or SubmissionStatus.Sent;

    /// <summary>Whether the hub has failed at it and waits for its administrators.</summary>
    public bool IsStuck => IsUnderWay && JobState == JobStates.Parked;

    /// <summary>Whether the worker is at it now.</summary>
    public bool IsRunning => IsUnderWay && JobState == JobStates.Running;

    /// <summary>Share of the stage that is done, 0 to 100; null where it cannot be said.</summary>
    public int? Percent => IsRunning && Total is > 0 && Done is { } done ? (int)Math.Clamp(done * 100 / Total.Value, 0, 100) : null;
}
