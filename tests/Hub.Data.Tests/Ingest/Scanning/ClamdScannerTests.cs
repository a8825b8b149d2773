using System.Net;
using System.Net.Sockets;
using System.Text;
using Hub.Data.Ingest.Scanning;
using Hub.Testing.Scanning;

namespace Hub.Data.Tests.Ingest.Scanning;

/// <summary>The real clamd, and servers that lie: only a clear "OK" to the whole file is clean.</summary>
public sealed class ClamdScannerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, ScanFault> BadAnswers => new()
    {
        { "", ScanFault.NotUnderstood },
        { "stream: OK", ScanFault.NotUnderstood },
        { "stream: OK\n", ScanFault.NotUnderstood },
        { "stream: OKAY\0", ScanFault.NotUnderstood },
        { "stream: OK\0stream: Win.Test FOUND\0", ScanFault.NotUnderstood },
        { "stream:  OK\0", ScanFault.NotUnderstood },
        { "STREAM: OK\0", ScanFault.NotUnderstood },
        { "OK\0", ScanFault.NotUnderstood },
        { "PONG\0", ScanFault.NotUnderstood },
        { "stream: FOUND\0", ScanFault.NotUnderstood },
        { "stream: two words FOUND\0", ScanFault.NotUnderstood },
        { "stream: Can't allocate memory ERROR\0", ScanFault.NotUnderstood },
        { "HTTP/1.1 200 OK\r\n\r\n", ScanFault.NotUnderstood },
        { "INSTREAM size limit exceeded. ERROR\0", ScanFault.TooLarge },
    };

    private static Task<ScanResult> ScanAsync(IFileScanner scanner, byte[] bytes)
        => scanner.ScanAsync(new MemoryStream(bytes), _ => ValueTask.CompletedTask, Token);

    [Fact]
    public async Task Scan_RealClamd_FindsTheTestFilePlainZippedAndInAWorkbook()
    {
        var scanner = new ClamdScanner((await ClamdServer.SharedAsync()).Options);
        var workbook = new XlsxText().Sheet("Data", [["Reference", "Happened on"], ["A1", "03/04/2025"]]).ToBytes();

        foreach (var bytes in new[] { Eicar.File(), Eicar.Zipped(), Eicar.InWorkbook(workbook) })
        {
            var found = Assert.IsType<ScanResult.Found>(await ScanAsync(scanner, bytes));
            Assert.Contains("Eicar-Test", found.Name, StringComparison.Ordinal);
            Assert.True(found.Version.IsTestSignature);
        }

        Assert.IsType<ScanResult.Clean>(await ScanAsync(scanner, workbook));
        Assert.IsType<ScanResult.Clean>(await ScanAsync(scanner, Encoding.UTF8.GetBytes("Reference,Happened on\nA1,03/04/2025\n")));
        Assert.IsType<ScanResult.Clean>(await ScanAsync(scanner, []));
    }

    [Fact]
    public async Task Scan_FileAboveTheScannersLimit_IsNoVerdict()
    {
        await using var small = await ClamdServer.StartAsync(limit: "1M");

        var none = Assert.IsType<ScanResult.None>(await ScanAsync(new ClamdScanner(small.Options), new byte[5 << 20]));

        Assert.Equal(ScanFault.TooLarge, none.Fault);
    }

    [Fact]
    public async Task Scan_NobodyThere_IsNoVerdict()
    {
        foreach (var address in new[] { "/no/such/clamd.sock", "127.0.0.1:1" })
        {
            var options = new ScannerOptions { Address = address, MayUseTestSignature = true };
            var none = Assert.IsType<ScanResult.None>(await ScanAsync(new ClamdScanner(options), [1]));
            Assert.Equal(ScanFault.Unreachable, none.Fault);
        }

        var notSet = Assert.IsType<ScanResult.None>(await ScanAsync(new ClamdScanner(new ScannerOptions()), [1]));
        Assert.Equal(ScanFault.NotSet, notSet.Fault);
    }

    [Fact]
    public async Task Scan_LocalTestSignatureWhereItMayNotBeUsed_IsNoVerdict()
    {
        var options = (await ClamdServer.SharedAsync()).Options with { MayUseTestSignature = false };

        var none = Assert.IsType<ScanResult.None>(await ScanAsync(new ClamdScanner(options), [1]));

        Assert.Equal(ScanFault.TestSignatureOnly, none.Fault);
        Assert.True((await new ClamdScanner(options).IdentifyAsync(Token)).Version!.IsTestSignature);
    }

    [Fact]
    public async Task Identify_OfficialSignatures_AreKnownByNumberAndDay()
    {
        await using var liar = new Liar("ClamAV 1.4.6/27500/Sat Nov 22 09:20:01 2025\0", "stream: OK\0");

        var check = await new ClamdScanner(liar.Options with { MayUseTestSignature = false }).IdentifyAsync(Token);

        Assert.Null(check.Fault);
        Assert.Equal(new ScannerVersion("ClamAV 1.4.6", "27500 of Sat Nov 22 09:20:01 2025"), check.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ClamAV\0")]
    [InlineData("ClamAV 1.4.6/0/never\0")]
    [InlineData("ClamAV 1.4.6")]
    [InlineData("UNKNOWN COMMAND\0")]
    public async Task Identify_Garbled_IsNotUsed(string answer)
    {
        await using var liar = new Liar(answer, "stream: OK\0");

        var none = Assert.IsType<ScanResult.None>(await ScanAsync(new ClamdScanner(liar.Options), [1]));

        Assert.Equal(ScanFault.NotUnderstood, none.Fault);
    }

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task Scan_AnswerThatIsNotClear_IsNoVerdict(string answer, ScanFault fault)
    {
        await using var liar = new Liar("ClamAV 1.4.6/27500/today\0", answer);

        var none = Assert.IsType<ScanResult.None>(await ScanAsync(new ClamdScanner(liar.Options), new byte[300_000]));

        Assert.Equal(fault, none.Fault);
    }

    [Fact]
    public async Task Scan_OkBeforeTheFileWasSent_IsNoVerdict()
    {
        await using var liar = new Liar("ClamAV 1.4.6/27500/today\0", "stream: OK\0") { AnswersAtOnce = true };

        var none = Assert.IsType<ScanResult.None>(await ScanAsync(new ClamdScanner(liar.Options), new byte[32 << 20]));

        Assert.True(none.Fault is ScanFault.NotUnderstood or ScanFault.Unreachable, none.Fault.ToString());
    }

    [Fact]
    public async Task Scan_ScannerThatNeverAnswers_IsGivenUp()
    {
        await using var liar = new Liar("ClamAV 1.4.6/27500/today\0", null);
        var options = liar.Options with { VerdictPatience = TimeSpan.FromMilliseconds(200) };

        var none = Assert.IsType<ScanResult.None>(await ScanAsync(new ClamdScanner(options), [1]));

        Assert.Equal(ScanFault.TimedOut, none.Fault);
    }

    [Theory]
    [InlineData("3310")]
    [InlineData("localhost:")]
    [InlineData("localhost:99999")]
    [InlineData("clamd.sock")]
    public void Options_AddressNotUnderstood_SaysHow(string address)
        => Assert.Contains("host:port", new ScannerOptions { Address = address }.Problem(), StringComparison.Ordinal);

    /// <summary>A server that reads what it is sent and answers what it is told.</summary>
    private sealed class Liar : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;
        private readonly string _version;
        private readonly string? _verdict;

        public Liar(string version, string? verdict)
        {
            (_version, _verdict) = (version, verdict);
            _listener.Start();
            _serving = ServeAsync();
        }

        public bool AnswersAtOnce { get; init; }

        public ScannerOptions Options => new() { Address = _listener.LocalEndpoint.ToString(), MayUseTestSignature = true };

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _serving;
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var socket = await _listener.AcceptSocketAsync(_stop.Token);
                    await AnswerAsync(socket);
                }
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                TestContext.Current.SendDiagnosticMessage("The listener has stopped: {0}", fault.Message);
            }
        }

        private async Task AnswerAsync(Socket socket)
        {
            var buffer = new byte[1 << 16];
            var read = await socket.ReceiveAsync(buffer);
            var isVersion = Encoding.ASCII.GetString(buffer, 0, read).StartsWith("zVERSION", StringComparison.Ordinal);
            if (!isVersion && !AnswersAtOnce)
            {
                await DrainAsync(socket, buffer.AsMemory(0, read));
            }

            if ((isVersion ? _version : _verdict) is { } answer)
            {
                await socket.SendAsync(Encoding.Latin1.GetBytes(answer));
                socket.Shutdown(SocketShutdown.Send);
                // Until the other side has hung up: an answer must not be lost because this side hung up first.
                await HangUpAsync(socket, buffer);
            }
            else
            {
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }
        }

        /// <summary>Reads the command and its pieces, each with its length before it, until the piece of no length that ends a stream.</summary>
        private static async Task DrainAsync(Socket socket, ReadOnlyMemory<byte> begun)
        {
            using var all = new MemoryStream();
            all.Write(begun.Span);
            var buffer = new byte[1 << 16];
            var at = -1;
            while (true)
            {
                var bytes = all.GetBuffer().AsMemory(0, (int)all.Length);
                at = at < 0 ? bytes.Span.IndexOf((byte)0) + 1 : at;
                while (at > 0 && at + 4 <= bytes.Length)
                {
                    var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.Span[at..]);
                    if (length == 0)
                    {
                        return;
                    }

                    at += 4 + length;
                }

                at = at == 0 ? -1 : at;
                var read = await socket.ReceiveAsync(buffer);
                if (read == 0)
                {
                    return;
                }

                all.Write(buffer.AsSpan(0, read));
            }
        }

        private static async Task HangUpAsync(Socket socket, byte[] buffer)
        {
            try
            {
                while (await socket.ReceiveAsync(buffer) > 0)
                {
                }
            }
            catch (SocketException)
            {
                // The other side has broken off: that is hanging up too.
                return;
            }
        }
    }
}
