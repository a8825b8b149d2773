namespace Hub.Jobs.Scheduling;

/// <summary>Messages of the worker: ids and types only, never a value.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Request {RequestId} ({Kind}) done in attempt {Attempt}.")]
    public static partial void JobDone(ILogger logger, long requestId, string kind, int attempt);

    [LoggerMessage(1002, LogLevel.Error, "Request {RequestId} ({Kind}) failed in attempt {Attempt}: {Fault}\n{Place}")]
    public static partial void JobFailed(ILogger logger, long requestId, string kind, int attempt, string fault, string? place);

    [LoggerMessage(1003, LogLevel.Warning, "The database cannot be reached ({Fault}); the dispatcher tries again in a second.")]
    public static partial void DispatcherWaits(ILogger logger, string fault);

    [LoggerMessage(1004, LogLevel.Information, "Handed {Count} requests to the queue.")]
    public static partial void Handed(ILogger logger, int count);

    [LoggerMessage(1005, LogLevel.Warning, "Handed {Count} requests again that had lost their worker.")]
    public static partial void HandedAgain(ILogger logger, int count);

    [LoggerMessage(1006, LogLevel.Warning, "Recurring work could not be asked for ({Fault}); tried again in a minute.")]
    public static partial void RecurringWaits(ILogger logger, string fault);

    [LoggerMessage(1007, LogLevel.Warning, "Dataset kind {Kind} version {Version} is not registered: {Sentence}")]
    public static partial void KindRefused(ILogger logger, string kind, int version, string sentence);

    [LoggerMessage(1008, LogLevel.Information, "Request {RequestId} ({Kind}) is put off: {Sentence}")]
    public static partial void JobPutOff(ILogger logger, long requestId, string kind, string sentence);
}
