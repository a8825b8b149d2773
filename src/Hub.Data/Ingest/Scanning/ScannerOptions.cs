using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hub.Data.Ingest.Scanning;

/// <summary>Where the virus scanner is, and what it must know.</summary>
public sealed record ScannerOptions
{
    /// <summary>Host and port ("127.0.0.1:3310") or the path of a socket (<c>Hub:Scanner</c>); null where none is set.</summary>
    public string? Address { get; init; }

    /// <summary>
    /// Whether a scanner without official signatures counts. Only where the operator says so (<c>Hub:MayUseTestSignature</c>) and the
    /// environment is Development: such a scanner finds a test file and no virus.
    /// </summary>
    public bool MayUseTestSignature { get; init; }

    /// <summary>How long it may take to accept a connection, and to take in or answer the next bytes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it may look through a file that it has in full.</summary>
    public TimeSpan VerdictPatience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong with the address, as one sentence, or null.</summary>
    public string? Problem()
        => Address is null || Address.StartsWith('/') || EndPoint() is not null
            ? null
            : "Hub:Scanner is not understood; write host:port, such as 127.0.0.1:3310, or the full path of clamd's socket.";

    /// <summary>The address to connect to; null where there is none or it is not understood.</summary>
    internal EndPoint? EndPoint()
    {
        if (Address is not { Length: > 0 } address)
        {
            return null;
        }

        if (address.StartsWith('/'))
        {
            return new UnixDomainSocketEndPoint(address);
        }

        var colon = address.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new DnsEndPoint(address[..colon].Trim('[', ']'), port)
            : null;
    }
}
