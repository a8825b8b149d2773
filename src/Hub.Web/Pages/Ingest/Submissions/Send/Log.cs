namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>What the portal logs about files on their way: never a file's name or content.</summary>
internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Error, "A file could not be received.")]
    public static partial void UploadFailed(this ILogger log, Exception fault);

    [LoggerMessage(1102, LogLevel.Warning, "The progress of returns could not be read; it is tried again.")]
    public static partial void ProgressUnread(this ILogger log, Exception fault);
}
