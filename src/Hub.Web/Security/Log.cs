namespace Hub.Web.Security;

/// <summary>What the portal logs about sign-in and access: codes and ids only, never a name, an address or a value.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "The database is away; an open page is shown without asking it.")]
    public static partial void DatabaseAway(this ILogger log, Exception fault);

    [LoggerMessage(1002, LogLevel.Information, "A sign-in was not completed: {Reason}.")]
    public static partial void SignInNotCompleted(this ILogger log, string reason);

    [LoggerMessage(1003, LogLevel.Warning, "A request was refused: {Pattern}, {Reason}.")]
    public static partial void Refused(this ILogger log, string pattern, string reason);

    [LoggerMessage(1004, LogLevel.Warning, "Requests are being refused because there are too many of them.")]
    public static partial void TooMany(this ILogger log);

    [LoggerMessage(1005, LogLevel.Warning, "Keys of sessions are kept in memory: everybody is signed out when this process ends.")]
    public static partial void KeysInMemory(this ILogger log);
}
