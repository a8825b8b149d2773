namespace Hub.Jobs.Ingest;

/// <summary>Messages about the virus scanner.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(1201, LogLevel.Information, "Virus scanner: {Engine}, signatures {Signatures}.")]
    public static partial void ScannerReady(ILogger logger, string engine, string signatures);

    [LoggerMessage(1202, LogLevel.Warning, "{Sentence}")]
    public static partial void ScannerMissing(ILogger logger, string sentence);

    [LoggerMessage(1203, LogLevel.Warning, "{Sentence}")]
    public static partial void TestSignature(ILogger logger, string sentence);

    [LoggerMessage(1204, LogLevel.Warning, "How the virus scanner was found could not be kept ({Fault}); tried again in a minute.")]
    public static partial void StandingNotKept(ILogger logger, string fault);
}
