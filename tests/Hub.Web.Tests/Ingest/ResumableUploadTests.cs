using System.Net;
using System.Security.Cryptography;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Sending;

namespace Hub.Web.Tests.Ingest;

public sealed class ResumableUploadTests(Portal portal) : IClassFixture<Portal>
{
    private const int Chunk = 64 * 1024;
    private static readonly DateOnly Month = new(2024, 6, 1);

    private readonly Sending _sending = new(portal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(PortalClient Browser, TusClient Tus)> OfficerAsync()
    {
        await _sending.AgreeAsync();
        // Uploads that other tests left would count.
        await _sending.People.ExecuteAsync("delete from ingest.uploads");
        Parts().ForEach(File.Delete);
        var browser = await portal.SignInAsync(Sending.Officer);
        return (browser, await TusClient.OpenAsync(browser, Sending.FilePage(Month)));
    }

    [Fact]
    public async Task Upload_CutAtSixtyPercent_GoesOnWhereItStoppedAndIsIdentical()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var file = RandomNumberGenerator.GetBytes(64_000_000);
        var address = await tus.BegunAsync(Month, file.Length);

        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Token);
        // What the browser sees of it depends on who notices first.
        await Record.ExceptionAsync(() => tus.AppendAsync(
            address, 0,
            new StreamContent(new CutStream(file, file.Length * 6 / 10, cut, async () => await tus.OffsetAsync(address) >= (file.Length * 6 / 10) - (2 * Chunk))),
            cancellationToken: cut.Token));
        var (offset, answer) = await ContinuedAsync(tus, address, file);

        Assert.InRange(offset, (file.Length * 6 / 10) - (2 * Chunk), file.Length * 6 / 10);
        Assert.Equal(0, offset % Chunk);
        using var rest = answer;
        Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
        var next = rest.Headers.GetValues("Hub-Next").Single();
        var stored = (await _sending.People.ReadAsync<(byte[] Sha256, long Bytes, string Name)>(
            "select sha256, file_bytes, file_name from ingest.submissions where submission_key = @Key",
            new { Key = Guid.Parse(next.Split('/')[2]) })).Single();
        Assert.Equal(SHA256.HashData(file), stored.Sha256);
        Assert.Equal((file.Length, "return.csv"), ((int)stored.Bytes, stored.Name));
        Assert.Empty(Parts());
        Assert.Equal(file.Length, await tus.OffsetAsync(address));

        // The answer was lost: an empty piece at the end gives it again.
        using var again = await tus.AppendAsync(address, file.Length, ReadOnlyMemory<byte>.Empty);
        Assert.Equal(next, again.Headers.GetValues("Hub-Next").Single());
    }

    [Fact]
    public async Task Upload_InPiecesOfAnySize_IsIdentical()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var file = RandomNumberGenerator.GetBytes((Chunk * 5) + 12_345);
        var address = await tus.BegunAsync(Month, file.Length);

        var offset = 0L;
        for (var turn = 0; offset < file.Length; turn++)
        {
            var size = (int)Math.Min(Chunk + (turn * 30_000), file.Length - offset);
            using var answer = await tus.AppendAsync(address, offset, file.AsMemory((int)offset, size));
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            offset = long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.Contains(
            SHA256.HashData(file), await _sending.People.ReadAsync<byte[]>("select sha256 from ingest.submissions"),
            ByteArrays.Instance);
    }

    [Fact]
    public async Task Upload_OnDisk_HoldsNoPlainByte()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var marker = "Zorrel Vantrell 1 Nowhere Street"u8.ToArray();
        var file = new byte[Chunk * 3];
        for (var place = 0; place + marker.Length < file.Length; place += marker.Length)
        {
            marker.CopyTo(file, place);
        }

        var address = await tus.BegunAsync(Month, file.Length);
        using (await tus.AppendAsync(address, 0, file.AsMemory(0, Chunk * 2)))
        {
        }

        var stored = await File.ReadAllBytesAsync(Parts().Single(), Token);
        Assert.Equal(-1, stored.AsSpan().IndexOf(marker));
        Assert.True(stored.Length > Chunk * 2);
    }

    [Fact]
    public async Task Append_AtAWrongPlace_IsRefusedAndSaysTheRightOne()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var address = await tus.BegunAsync(Month, Chunk * 4);
        using var first = await tus.AppendAsync(address, 0, new byte[Chunk * 2]);

        using var wrong = await tus.AppendAsync(address, Chunk, new byte[Chunk]);

        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        Assert.Equal(Chunk * 2, await tus.OffsetAsync(address));
    }

    [Fact]
    public async Task Append_WhileAnotherWrites_IsLocked()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var address = await tus.BegunAsync(Month, Chunk * 40);
        using var gate = new SemaphoreSlim(0);
        var slow = tus.AppendAsync(address, 0, new StreamContent(new GatedStream(new byte[Chunk * 40], gate)), cancellationToken: Token);
        while (await tus.OffsetAsync(address) == 0)
        {
            await Task.Delay(20, Token);
        }

        using var second = await tus.AppendAsync(address, 0, new byte[Chunk]);
        gate.Release();
        using var first = await slow;

        Assert.Equal(HttpStatusCode.Locked, second.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
    }

    [Fact]
    public async Task Append_MoreThanDeclared_IsRefusedAndNothingIsKept()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var address = await tus.BegunAsync(Month, Chunk + 10);

        using var answer = await tus.AppendAsync(address, 0, new byte[Chunk + 11]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Null(await tus.OffsetAsync(address));
        Assert.Empty(Parts());
    }

    [Fact]
    public async Task EveryRequest_OfAnotherAgencyOrColleague_FindsNothing()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var address = await tus.BegunAsync(Month, Chunk * 4);
        using var stranger = await portal.SignInAsync("data-officer@police.example");
        var theirs = new TusClient(stranger, await TokenAsync(stranger));

        Assert.Null(await theirs.OffsetAsync(address));
        using var append = await theirs.AppendAsync(address, 0, new byte[Chunk]);
        using var end = await theirs.EndAsync(address);
        await _sending.People.ExecuteAsync("update ingest.uploads set account_id = @Other", new { Other = await portal.AccountIdAsync("data-officer@police.example") });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (append.StatusCode, end.StatusCode));
        Assert.Null(await tus.OffsetAsync(address));
    }

    [Fact]
    public async Task Begin_WithoutToken_WrongFormEmptyLargeUndeclared_EachIsRefusedWithItsWord()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var files = _sending.Files();

        Assert.Equal((400, "expired"), await WordAsync(tus.BeginAsync(Month, 10, token2: "none")));
        Assert.Equal((415, "form"), await WordAsync(tus.BeginAsync(Month, 10, "return.pdf")));
        Assert.Equal((400, "empty"), await WordAsync(tus.BeginAsync(Month, 0)));
        Assert.Equal((413, "large"), await WordAsync(tus.BeginAsync(Month, portal.Files.MaxFileBytes + 1)));
        Assert.Equal((400, "declaration"), await WordAsync(tus.BeginAsync(new DateOnly(2050, 1, 1), 10)));
        Assert.Equal((400, "declaration"), await WordAsync(tus.BeginAsync(Month, 10, what: "nil")));
        Assert.Equal(files, _sending.Files());
        for (var count = 0; count < ResumableUpload.OpenAtMost; count++)
        {
            await tus.BegunAsync(Month, 10);
        }

        Assert.Equal((429, "many"), await WordAsync(tus.BeginAsync(Month, 10)));
    }

    [Fact]
    public async Task End_OnesOwn_DestroysWhatHasCome()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var address = await tus.BegunAsync(Month, Chunk * 4);
        using var piece = await tus.AppendAsync(address, 0, new byte[Chunk]);

        using var answer = await tus.EndAsync(address);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Null(await tus.OffsetAsync(address));
        Assert.Empty(Parts());
    }

    [Fact]
    public async Task Expiry_AfterTwoDays_DestroysWhatWasLeftAndFilesThatNobodyNames()
    {
        var (browser, tus) = await OfficerAsync();
        using var _ = browser;
        var address = await tus.BegunAsync(Month, Chunk * 4);
        using var piece = await tus.AppendAsync(address, 0, new byte[Chunk]);
        var nobodys = Path.Combine(portal.Files.FilesFolder, Guid.NewGuid().ToString("N") + ".upload");
        await File.WriteAllTextAsync(nobodys, "x", Token);
        File.SetLastWriteTimeUtc(nobodys, DateTime.UtcNow.AddDays(-3));
        var council = await portal.AgencyIdAsync("zorrelshire");
        var expire = new ExpireUploads(portal.Database.Jobs, new QuarantineFolder(portal.Files), portal.Clock);
        var scope = new Scope("system:ingest", "destroy what was left", [council], []);

        Assert.Equal(1, await expire.RunAsync(scope, Token));
        Assert.Equal(Chunk, await tus.OffsetAsync(address));
        await _sending.People.ExecuteAsync("update ingest.uploads set expires_at = now() - interval '1 second'");
        Assert.Null(await tus.OffsetAsync(address));

        Assert.Equal(1, await expire.RunAsync(scope, Token));
        Assert.Empty(Parts());
        Assert.Empty(await _sending.People.ReadAsync<Guid>("select upload_id from ingest.uploads"));
    }

    private List<string> Parts()
        => Directory.Exists(portal.Files.FilesFolder) ? [.. Directory.GetFiles(portal.Files.FilesFolder, "*.upload")] : [];

    private static async Task<string> TokenAsync(PortalClient browser)
        => WebUtility.HtmlDecode((await browser.PageAsync("/")).Split("name=\"__RequestVerificationToken\"")[1].Split("value=\"")[1].Split('"')[0]);

    private static async Task<(int Status, string? Word)> WordAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return ((int)answer.StatusCode, answer.Headers.TryGetValues("Hub-Refused", out var words) ? words.Single() : null);
    }

    // The server notices the break some time after the browser: until then it says that another request writes.
    private static async Task<(long Offset, HttpResponseMessage Answer)> ContinuedAsync(TusClient tus, string address, byte[] file)
    {
        while (true)
        {
            var offset = await tus.OffsetAsync(address) ?? throw new InvalidOperationException("The upload is gone.");
            var answer = await tus.AppendAsync(address, offset, file.AsMemory((int)offset));
            if (answer.StatusCode is not (HttpStatusCode.Locked or HttpStatusCode.Conflict))
            {
                return (offset, answer);
            }

            answer.Dispose();
            await Task.Delay(100, Token);
        }
    }

    /// <summary>Gives so many bytes, and breaks off once the server has stored most of them.</summary>
    private sealed class CutStream(byte[] file, int at, CancellationTokenSource cut, Func<Task<bool>> isStored) : MemoryStream(file, 0, at)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = Read(buffer.Span);
            if (read == 0)
            {
                while (!await isStored())
                {
                    await Task.Delay(50, Token);
                }

                await cut.CancelAsync();
                throw new IOException("cut");
            }

            return read;
        }
    }

    private sealed class GatedStream(byte[] file, SemaphoreSlim gate) : MemoryStream(file)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= Length / 2 && gate.CurrentCount == 0)
            {
                await gate.WaitAsync(cancellationToken);
                gate.Release();
            }

            return Read(buffer.Span);
        }
    }

    private sealed class ByteArrays : IEqualityComparer<byte[]>
    {
        public static ByteArrays Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
