using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;

namespace Hub.Data.Ingest.Scanning;

/// <summary>
/// clamd, asked over INSTREAM. A file is clean only when clamd has taken the whole of it and then answered exactly
/// <c>stream: OK</c>; whatever else happens is a finding or no verdict.
/// </summary>
public sealed partial class ClamdScanner(ScannerOptions options) : IFileScanner
{
    /// <inheritdoc/>
    public async Task<ScannerCheck> IdentifyAsync(CancellationToken cancellationToken)
    {
        if (Connection() is not { } clamd)
        {
            return new ScannerCheck(null, ScanFault.NotSet);
        }

        try
        {
            return await clamd.AskAsync("VERSION", cancellationToken) is { } answer && Version(answer) is { } version
                ? new ScannerCheck(version, version.IsTestSignature && !options.MayUseTestSignature ? ScanFault.TestSignatureOnly : null)
                : new ScannerCheck(null, ScanFault.NotUnderstood);
        }
        catch (Exception fault) when (Fault(fault) is not null)
        {
            return new ScannerCheck(null, Fault(fault));
        }
    }

    /// <inheritdoc/>
    public async Task<ScanResult> ScanAsync(Stream content, Func<long, ValueTask> sent, CancellationToken cancellationToken)
    {
        var check = await IdentifyAsync(cancellationToken);
        if (check.Fault is { } no)
        {
            return new ScanResult.None(check.Version, no);
        }

        try
        {
            return Verdict(check.Version!, await Connection()!.ScanAsync(content, sent, cancellationToken));
        }
        catch (ClamdConnection.ContentException fault)
        {
            ExceptionDispatchInfo.Throw(fault.InnerException!);
            throw;
        }
        catch (Exception fault) when (Fault(fault) is not null)
        {
            return new ScanResult.None(check.Version, Fault(fault)!.Value);
        }
    }

    private static ScanFault? Fault(Exception fault) => fault switch
    {
        TimeoutException => ScanFault.TimedOut,
        SocketException or IOException => ScanFault.Unreachable,
        _ => null,
    };

    private static ScanResult Verdict(ScannerVersion by, ClamdAnswer? answer)
        => answer switch
        {
            { Text: "stream: OK", IsEarly: false } => new ScanResult.Clean(by),
            { Text: var text } when FindingForm().Match(text) is { Success: true } finding =>
                new ScanResult.Found(by, finding.Groups[1].Value),
            { Text: "INSTREAM size limit exceeded. ERROR" } => new ScanResult.None(by, ScanFault.TooLarge),
            _ => new ScanResult.None(by, ScanFault.NotUnderstood),
        };

    private static ScannerVersion? Version(string answer)
        => VersionForm().Match(answer) is not { Success: true } match
            ? null
            : new ScannerVersion(
                match.Groups[1].Value,
                match.Groups[2].Success ? $"{match.Groups[2].Value} of {match.Groups[3].Value}" : null);

    private ClamdConnection? Connection()
        => options.EndPoint() is { } address ? new ClamdConnection(address, options.Patience, options.VerdictPatience) : null;

    // "ClamAV 1.4.6/27500/Sat Nov 22 09:20:01 2025"; without official signatures "ClamAV 1.4.6".
    [GeneratedRegex(@"^(ClamAV [0-9A-Za-z.+~_-]{1,40})(?:/([1-9][0-9]{0,9})/([0-9A-Za-z :]{1,40}))?$")]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"^stream: ([\x21-\x7e]{1,150}) FOUND$")]
    private static partial Regex FindingForm();
}
