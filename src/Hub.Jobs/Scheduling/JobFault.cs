using Npgsql;

namespace Hub.Jobs.Scheduling;

/// <summary>
/// What is thrown to Hangfire in place of the fault itself: its text is stored and shown, so it holds one sentence and no data.
/// </summary>
public sealed class JobFailedException(string sentence) : Exception(sentence);

/// <summary>One sentence for each fault. The message of an exception may quote a value, so it is never used.</summary>
public static class JobFault
{
    /// <summary>What went wrong and what happens next, without data.</summary>
    public static string Sentence(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory } =>
            "The database server has no room left; free space on it, the work is then tried again.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            "The database refused the worker a right that this work needs; run hub migrate, then put the request back.",
        PostgresException { SqlState: var state } =>
            $"The database refused a statement (code {state}); the worker's log names the place.",
        NpgsqlException => "The database could not be reached; the work is tried again when it answers.",
        IOException { HResult: 0x70 or 0x1C or unchecked((int)0x80070070) } =>
            "The disk is full; free space in the files folder, the work is then tried again.",
        IOException or UnauthorizedAccessException =>
            "A file could not be read or written; check the files folder and its rights.",
        OutOfMemoryException => "The worker ran out of memory; start it with more, or split the file.",
        _ => $"The work stopped on a fault of the program ({fault.GetType().Name}); the worker's log names the place.",
    };
}
