namespace Hub.Data.Ingest.Scanning;

/// <summary>A scanner that has said who it is.</summary>
/// <param name="Engine">Its program and version: "ClamAV 1.4.6".</param>
/// <param name="Signatures">Number and day of its official signatures; null where it has a local test signature only.</param>
public sealed record ScannerVersion(string Engine, string? Signatures)
{
    /// <summary>True where it would find a test file and nothing else.</summary>
    public bool IsTestSignature => Signatures is null;
}

/// <summary>Why a scanner has given no verdict that counts.</summary>
public enum ScanFault
{
    /// <summary>No scanner is named in the settings.</summary>
    NotSet,

    /// <summary>It does not answer.</summary>
    Unreachable,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>Its limit lies below the file's size.</summary>
    TooLarge,

    /// <summary>Its answer is none that the hub knows.</summary>
    NotUnderstood,

    /// <summary>It has no official signatures, and this hub may not do without.</summary>
    TestSignatureOnly,
}

/// <summary>Who a scanner is, or why it cannot be used.</summary>
/// <param name="Version">Who; null where it did not say, known beside a fault where it did.</param>
/// <param name="Fault">Why it cannot be used; null where it can.</param>
public sealed record ScannerCheck(ScannerVersion? Version, ScanFault? Fault);

/// <summary>What a scanner says of one file.</summary>
/// <param name="By">Who says so.</param>
public abstract record ScanResult(ScannerVersion? By)
{
    /// <summary>It read the whole file and found nothing.</summary>
    public sealed record Clean(ScannerVersion Version) : ScanResult(Version);

    /// <summary>It found something.</summary>
    /// <param name="Version">Who says so.</param>
    /// <param name="Name">What, in the scanner's words: printable ASCII without blanks, at most 150 characters.</param>
    public sealed record Found(ScannerVersion Version, string Name) : ScanResult(Version);

    /// <summary>There is no verdict. That is never the same as clean.</summary>
    public sealed record None(ScannerVersion? Version, ScanFault Fault) : ScanResult(Version);
}

/// <summary>Looks for viruses in files before anything else reads them.</summary>
public interface IFileScanner
{
    /// <summary>Asks the scanner who it is, and judges whether it may be used here.</summary>
    Task<ScannerCheck> IdentifyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Has a file looked through. Faults of the scanner are <see cref="ScanResult.None"/>; those of <paramref name="content"/> are
    /// exceptions.
    /// </summary>
    /// <param name="content">The file from its first byte.</param>
    /// <param name="sent">Told now and then how many bytes have been sent.</param>
    /// <param name="cancellationToken">Stops with the host.</param>
    Task<ScanResult> ScanAsync(Stream content, Func<long, ValueTask> sent, CancellationToken cancellationToken);
}
