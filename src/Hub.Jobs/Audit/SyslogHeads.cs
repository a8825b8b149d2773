using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hub.Data.Audit.Sealing;

namespace Hub.Jobs.Audit;

/// <summary>
/// Sends each head to a syslog, a local socket or a machine over UDP (RFC 3164 and 5426), facility "log audit", severity
/// "informational". Heads without marks: a message stays below 200 bytes.
/// </summary>
public sealed class SyslogHeads(string address, TimeProvider time) : IHeadTarget
{
    private const int Priority = (13 * 8) + 6;

    /// <inheritdoc/>
    public string Name { get; } = $"syslog:{Environment.MachineName}:{address}";

    /// <inheritdoc/>
    public long? LastNumber() => null;

    /// <inheritdoc/>
    public long Append(IReadOnlyList<HeadLine> lines, long after, long exported)
    {
        if (lines.Count == 0)
        {
            return after;
        }

        try
        {
            using var socket = Connect();
            foreach (var line in lines)
            {
                var at = time.GetUtcNow().UtcDateTime.ToString("MMM d HH:mm:ss", CultureInfo.InvariantCulture);
                socket.Send(Encoding.ASCII.GetBytes($"<{Priority}>{at} hub-audit: seal {line.Short()}"));
            }

            return lines[^1].Number;
        }
        catch (SocketException fault)
        {
            throw new IOException("The syslog does not take the heads of the audit seals.", fault);
        }
    }

    private Socket Connect()
    {
        if (address.StartsWith('/'))
        {
            var local = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            local.Connect(new UnixDomainSocketEndPoint(address));
            return local;
        }

        var colon = address.LastIndexOf(':');
        var port = int.Parse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
        var remote = new Socket(SocketType.Dgram, ProtocolType.Udp);
        remote.Connect(new DnsEndPoint(address[..colon], port));
        return remote;
    }
}
