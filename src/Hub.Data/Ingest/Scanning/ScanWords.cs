namespace Hub.Data.Ingest.Scanning;

/// <summary>The sentences about scans, the same at every door.</summary>
public static class ScanWords
{
    /// <summary>What the worker says it is doing.</summary>
    public const string Stage = "Looking for viruses";

    /// <summary>Where signatures are official, as recorded.</summary>
    public const string Official = "official";

    /// <summary>Where there is the local test signature only, as recorded.</summary>
    public const string LocalTest = "local test";

    /// <summary>What is said at start and on pages where the scanner knows no virus.</summary>
    public const string TestSignature =
        "This hub scans files with a local test signature only: it finds the test file EICAR and no real virus. It is for development.";

    /// <summary>Where a scanner's signatures come from, as recorded.</summary>
    public static string Source(ScannerVersion version) => version.IsTestSignature ? LocalTest : Official;

    /// <summary>What a sender reads while a file waits.</summary>
    public static string Held(ScanFault fault) => fault is ScanFault.TooLarge
        ? "The file is larger than the virus scanner takes, so it waits unread; the people who run the hub must raise the scanner's limit, "
            + "or you can discard it and send it in smaller parts."
        : "The virus scanner does not answer, so the file waits unread; it is tried again every minute and you need do nothing.";

    /// <summary>What an operator reads while a file waits, or where the scanner is checked.</summary>
    public static string ForOperator(ScanFault fault) => fault switch
    {
        ScanFault.NotSet =>
            "No virus scanner is set, so nothing that is received is read; set Hub:Scanner (environment: Hub__Scanner) to where clamd is.",
        ScanFault.Unreachable => "The virus scanner does not answer; start clamd, or correct Hub:Scanner. Files wait until it does.",
        ScanFault.TimedOut => "The virus scanner does not answer in time; look at clamd's load and its log. Files wait until it does.",
        ScanFault.TooLarge =>
            "The file is larger than the virus scanner takes; set StreamMaxLength and MaxFileSize of clamd above Hub:MaxFileBytes.",
        ScanFault.NotUnderstood =>
            "What answers at Hub:Scanner does not speak as clamd does; correct the address, or look at clamd's log. Files wait.",
        ScanFault.TestSignatureOnly =>
            "The virus scanner has no official signatures, so it does not count; run freshclam, start clamd again. Files wait.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    /// <summary>How long until a held file is tried again. What only an operator can mend is not tried as often.</summary>
    public static TimeSpan TryAgainAfter(ScanFault fault)
        => fault is ScanFault.TooLarge ? TimeSpan.FromMinutes(15) : TimeSpan.FromMinutes(1);

    /// <summary>Why a file in which something was found is refused. Not all that a scanner names is a virus.</summary>
    internal static Refusal Refuse(string name)
        => name.StartsWith("Heuristics.Limits.Exceeded", StringComparison.Ordinal)
            ? new Refusal(
                "unpacks_too_large",
                "The file unpacks to more than can be looked through for viruses, so it was destroyed unread; "
                + "copy the rows into a new workbook, or send them as CSV.")
        : name.StartsWith("Heuristics.OLE2.ContainsMacros", StringComparison.Ordinal)
            ? new Refusal(
                "macros",
                "The workbook contains macros, so it was destroyed unread; save it as XLSX without macros, or as CSV, and send that.")
        : name.StartsWith("Heuristics.Encrypted", StringComparison.Ordinal)
            ? new Refusal(
                "password_protected",
                "The file is protected by a password and cannot be scanned, so it was destroyed unread; "
                + "remove the password and send it again.")
        : new Refusal(
            "virus",
            $"The file contains a virus ({name}), so it was destroyed unread; "
            + "have your computer checked, then make the file anew and send that.");
}
