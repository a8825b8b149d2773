using Hub.Data.Ingest.Scanning;

namespace Hub.Testing.Scanning;

/// <summary>A scanner that reads every file and finds nothing: for tests that are not about scanning.</summary>
public sealed class CleanScanner : IFileScanner
{
    private static readonly ScannerVersion Version = new("ClamAV 0.0.0", "1 of a test");

    /// <inheritdoc/>
    public Task<ScannerCheck> IdentifyAsync(CancellationToken cancellationToken)
        => Task.FromResult(new ScannerCheck(Version, null));

    /// <inheritdoc/>
    public Task<ScanResult> ScanAsync(Stream content, Func<long, ValueTask> sent, CancellationToken cancellationToken)
        => Task.FromResult<ScanResult>(new ScanResult.Clean(Version));
}
