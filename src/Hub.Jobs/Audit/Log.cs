namespace Hub.Jobs.Audit;

/// <summary>Messages of the audit record's upkeep: numbers and types only, never a value.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1201, LogLevel.Error, "Audit events could not be sealed, or heads not be sent out ({Fault}); tried again every second.")]
    public static partial void SealerWaits(ILogger logger, string fault);
}
