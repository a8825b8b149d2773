using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hub.Data.Ingest.Scanning;

/// <summary>What clamd answered, and whether it did so before it had the whole file.</summary>
/// <param name="Text">The answer without its closing zero.</param>
/// <param name="IsEarly">It came before the file's end: at most a refusal or a finding, never a clearance.</param>
internal sealed record ClamdAnswer(string Text, bool IsEarly);

/// <summary>
/// One command to clamd over one connection, in its null-terminated form. An answer counts only when it is complete: ended by a
/// zero and the connection by clamd.
/// </summary>
internal sealed class ClamdConnection(EndPoint address, TimeSpan patience, TimeSpan verdictPatience)
{
    private const int ChunkBytes = 128 * 1024;
    private const int LongestAnswer = 2048;

    /// <summary>Sends a command and returns the answer; null when it was cut off or is none.</summary>
    /// <exception cref="SocketException">clamd does not answer.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="TimeoutException">clamd was too slow.</exception>
    public async Task<string?> AskAsync(string command, CancellationToken cancellationToken)
    {
        using var limit = new Patience(patience, cancellationToken);
        using var socket = await ConnectAsync(limit);
        await SendAsync(socket, Encoding.ASCII.GetBytes($"z{command}\0"), limit);
        return await ReadAsync(socket, limit, mayBreakOff: false);
    }

    /// <summary>Streams a file and returns the verdict; null when it was cut off or is none.</summary>
    /// <remarks>Exceptions of <paramref name="content"/> pass through as <see cref="ContentException"/>.</remarks>
    public async Task<ClamdAnswer?> ScanAsync(Stream content, Func<long, ValueTask> sent, CancellationToken cancellationToken)
    {
        using var limit = new Patience(patience, cancellationToken);
        using var socket = await ConnectAsync(limit);
        var isWhole = await SendFileAsync(socket, content, sent, limit);
        if (isWhole)
        {
            limit.Restart(verdictPatience);
        }

        return await ReadAsync(socket, limit, mayBreakOff: !isWhole) is { } text ? new ClamdAnswer(text, !isWhole) : null;
    }

    /// <summary>False when clamd answered, or hung up, before it had everything: then its answer says why.</summary>
    private static async Task<bool> SendFileAsync(Socket socket, Stream content, Func<long, ValueTask> sent, Patience limit)
    {
        var buffer = new byte[sizeof(int) + ChunkBytes];
        var total = 0L;
        try
        {
            await SendAsync(socket, "zINSTREAM\0"u8.ToArray(), limit);
            while (true)
            {
                var read = await ReadContentAsync(content, buffer.AsMemory(sizeof(int)), limit.Outer);
                if (socket.Poll(0, SelectMode.SelectRead))
                {
                    return false;
                }

                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await SendAsync(socket, buffer.AsMemory(0, sizeof(int) + read), limit);
                if (read == 0)
                {
                    return true;
                }

                await sent(total += read);
            }
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<int> ReadContentAsync(Stream content, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (IOException fault)
        {
            throw new ContentException(fault);
        }
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, Patience limit)
    {
        limit.Restart();
        while (bytes.Length > 0)
        {
            bytes = bytes[await limit.KeepAsync(token => socket.SendAsync(bytes, SocketFlags.None, token))..];
        }
    }

    /// <summary>Whoever refuses a file while it is being sent closes on bytes that nobody reads: that breaks the connection off.</summary>
    private static async Task<string?> ReadAsync(Socket socket, Patience limit, bool mayBreakOff)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length)
        {
            int read;
            try
            {
                read = await limit.KeepAsync(token => socket.ReceiveAsync(answer.AsMemory(length), SocketFlags.None, token));
            }
            catch (SocketException) when (mayBreakOff && length > 0)
            {
                read = 0;
            }

            if (read == 0)
            {
                var text = Encoding.Latin1.GetString(answer, 0, length);
                return text.IndexOf('\0', StringComparison.Ordinal) == length - 1 && length > 1 ? text[..^1] : null;
            }

            length += read;
        }

        return null;
    }

    private async Task<Socket> ConnectAsync(Patience limit)
    {
        var socket = address is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await limit.KeepAsync(async token =>
            {
                await socket.ConnectAsync(address, token);
                return 0;
            });
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A fault of the file that is sent, apart from those of the connection.</summary>
    internal sealed class ContentException(IOException fault) : Exception(fault.Message, fault);

    /// <summary>A time limit that begins anew with each piece that goes through.</summary>
    private sealed class Patience : IDisposable
    {
        private readonly TimeSpan _each;
        private readonly CancellationTokenSource _limit;

        public Patience(TimeSpan each, CancellationToken outer)
        {
            (_each, Outer) = (each, outer);
            _limit = CancellationTokenSource.CreateLinkedTokenSource(outer);
            _limit.CancelAfter(each);
        }

        /// <summary>The host's own wish to stop.</summary>
        public CancellationToken Outer { get; }

        public void Restart(TimeSpan? patience = null) => _limit.CancelAfter(patience ?? _each);

        public async ValueTask<T> KeepAsync<T>(Func<CancellationToken, ValueTask<T>> work)
        {
            try
            {
                return await work(_limit.Token);
            }
            catch (OperationCanceledException) when (!Outer.IsCancellationRequested)
            {
                throw new TimeoutException();
            }
        }

        public void Dispose() => _limit.Dispose();
    }
}
