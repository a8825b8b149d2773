using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hub.Testing.Mail;

/// <summary>One e-mail as it came over the wire.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's recipients.</param>
/// <param name="Text">Headers and body.</param>
public sealed record CaughtMail(string From, IReadOnlyList<string> To, string Text);

/// <summary>
/// A mail server on the loopback that keeps what it is given (RFC 5321: HELO, EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT), and
/// refuses what a test tells it to refuse.
/// </summary>
public sealed class SmtpCatcher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<CaughtMail> _mails = new();
    private readonly Task _accepting;

    public SmtpCatcher()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<CaughtMail> Mails => [.. _mails];

    /// <summary>Commands that arrived, in order.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>The answer to a recipient; null takes them.</summary>
    public Func<string, string?> OnRecipient { get; set; } = _ => null;

    /// <summary>The answer to a new connection; null greets.</summary>
    public string? OnConnect { get; set; }

    /// <summary>Whether it hangs up after taking an e-mail, before it says so.</summary>
    public bool HangsUpAfterData { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync(OnConnect ?? "220 catcher ready");
            var (from, to) = ("", new List<string>());
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Commands.Enqueue(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                switch (verb)
                {
                    case "MAIL":
                        (from, to) = (Bracketed(line), []);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "RCPT":
                        var refusal = OnRecipient(Bracketed(line));
                        if (refusal is null)
                        {
                            to.Add(Bracketed(line));
                        }

                        await writer.WriteLineAsync(refusal ?? "250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        _mails.Enqueue(new CaughtMail(from, [.. to], await DataAsync(reader)));
                        if (HangsUpAfterData)
                        {
                            return;
                        }

                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync(verb is "EHLO" or "HELO" or "RSET" or "NOOP" ? "250 ok" : "502 not known");
                        break;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away: what it had sent is kept.
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return text.ToString();
    }

    private static string Bracketed(string line)
        => line.IndexOf('<', StringComparison.Ordinal) is >= 0 and var at ? line[(at + 1)..line.IndexOf('>', at)] : "";
}
