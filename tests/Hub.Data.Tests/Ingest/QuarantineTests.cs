using System.Text;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Quarantine;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

public sealed class QuarantineTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string File = "Reference,Happened on,Notes\nA1,03/04/2025,plain to see\n";
    private static readonly DateOnly From = new(2025, 4, 1);
    private static readonly DateOnly Until = new(2025, 5, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string StoredFile(IngestWorld world) => Assert.Single(Directory.GetFiles(world.Options.FilesFolder));

    [Fact]
    public async Task Receive_File_LiesEncryptedAndUnderNoTellingName()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        await world.ReceiveAsync(TestKinds.Incidents, From, Until, File);

        var bytes = await System.IO.File.ReadAllBytesAsync(StoredFile(world), Token);

        Assert.Equal(-1, bytes.AsSpan().IndexOf("plain to see"u8));
        Assert.EndsWith(".sealed", StoredFile(world), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(world.Options.KeyFile));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(StoredFile(world)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealedFile.ChunkBytes - 1)]
    [InlineData(SealedFile.ChunkBytes)]
    [InlineData(SealedFile.ChunkBytes + 1)]
    [InlineData((3 * SealedFile.ChunkBytes) + 17)]
    public async Task Open_AnyLength_GivesTheSameBytesAtAnyPlace(int length)
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var (file, _) = await world.Quarantine.StoreAsync(Guid.NewGuid(), new MemoryStream(bytes), Token);

        await using var stream = world.Quarantine.Open(file!.StoredName, file.SealedKey);
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole, Token);
        stream.Position = length / 2;
        var half = new byte[length - (length / 2)];
        stream.ReadExactly(half);

        Assert.Equal(bytes, whole.ToArray());
        Assert.Equal(bytes[(length / 2)..], half);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(bytes), file.Sha256);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(0, -20)]
    [InlineData(0, -(SealedFile.StoredChunkBytes))]
    public async Task Open_ChangedOrCutFile_IsNoticed(int changeAt, int cut)
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var (file, _) = await world.Quarantine.StoreAsync(Guid.NewGuid(), new MemoryStream(new byte[2 * SealedFile.ChunkBytes]), Token);
        var bytes = await System.IO.File.ReadAllBytesAsync(StoredFile(world), Token);
        bytes[changeAt + 8] ^= changeAt > 0 ? (byte)1 : (byte)0;
        await System.IO.File.WriteAllBytesAsync(StoredFile(world), bytes[..(bytes.Length + cut)], Token);

        var fault = Assert.Throws<IOException>(() =>
        {
            using var stream = world.Quarantine.Open(file!.StoredName, file.SealedKey);
            stream.CopyTo(Stream.Null);
        });
        Assert.Contains("send it again", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_DiskFull_SaysSoAndKeepsNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a device that is always full.");
        using var world = await IngestWorld.CreateAsync(
            database.Jobs, TestKinds.All, create: path =>
            {
                System.IO.File.WriteAllText(path, "");
                return new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            });

        var refused = Assert.IsType<ReceiveOutcome.Refused>(await world.ReceiveAsync(TestKinds.Incidents, From, Until, File));

        Assert.Equal("disk_full", refused.Why.Rule);
        Assert.Empty(Directory.GetFiles(world.Options.FilesFolder));
        Assert.Equal(0, await world.QueryAsync<long>("select count(*) from ingest.submissions"));
    }

    [Fact]
    public async Task DestroyDue_AWeekAfterTheDecision_DestroysWithARecord()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        await world.SendAsync(TestKinds.Incidents, From, Until, File);
        var destroy = new DestroyReceivedFiles(database.Jobs, world.Quarantine, world.Time);
        world.Time.Advance(TimeSpan.FromDays(6.9));
        Assert.Equal(0, await destroy.DestroyDueAsync(Token));
        world.Time.Advance(TimeSpan.FromDays(0.2));

        Assert.Equal(1, await destroy.DestroyDueAsync(Token));

        Assert.Empty(Directory.GetFiles(world.Options.FilesFolder));
        Assert.Equal((true, true, true), await world.QueryAsync<(bool, bool, bool)>(
            "select destroyed_at is not null, destroyed_why is not null, sealed_key is null from ingest.quarantine_files"));
        Assert.Equal(0, await destroy.DestroyDueAsync(Token));
    }

    [Fact]
    public async Task SweepOrphans_FilesThatNoRowNames_GoAfterADay()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        await world.ReceiveAsync(TestKinds.Incidents, From, Until, File);
        var kept = StoredFile(world);
        await world.Quarantine.StoreAsync(Guid.NewGuid(), new MemoryStream(Encoding.UTF8.GetBytes("left behind")), Token);
        await System.IO.File.WriteAllTextAsync(Path.Combine(world.Options.FilesFolder, "x.sealed.part"), "half", Token);
        var sweep = new DestroyReceivedFiles(database.Jobs, world.Quarantine, world.Time);
        foreach (var file in Directory.GetFiles(world.Options.FilesFolder))
        {
            System.IO.File.SetLastWriteTimeUtc(file, world.Time.GetUtcNow().UtcDateTime.AddHours(-1));
        }

        Assert.Equal(0, await sweep.SweepOrphansAsync(Token));
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await sweep.SweepOrphansAsync(Token));
        Assert.Equal([kept], Directory.GetFiles(world.Options.FilesFolder));
    }
}
