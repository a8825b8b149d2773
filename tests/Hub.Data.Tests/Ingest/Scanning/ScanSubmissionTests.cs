using System.Text;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Scanning;
using Hub.Testing;
using Hub.Testing.Scanning;

namespace Hub.Data.Tests.Ingest.Scanning;

/// <summary>What a scan means for a submission.</summary>
public sealed class ScanSubmissionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Good = "Reference,Happened on\nA1,03/04/2025\n";
    private static readonly DateOnly From = new(2025, 4, 1);
    private static readonly DateOnly Until = new(2025, 5, 1);
    private static readonly ScannerVersion Old = new("ClamAV 1.4.6", "27500 of yesterday");
    private static readonly ScannerVersion New = new("ClamAV 1.4.6", "27501 of today");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<long> ReceiveAsync(IngestWorld world, byte[] bytes)
        => Assert.IsType<ReceiveOutcome.Received>(await world.ReceiveAsync(TestKinds.Incidents, From, Until, bytes)).SubmissionId;

    private Task<ScanOutcome> ScanAsync(IngestWorld world, long id, IFileScanner scanner)
        => new ScanSubmission(database.Jobs, world.Quarantine, scanner, world.Time).RunAsync(world.Scope, id, JobProgress.None, Token);

    [Fact]
    public async Task Load_WithoutACleanScan_IsRefused()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var id = await ReceiveAsync(world, Encoding.UTF8.GetBytes(Good));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => database.Jobs.InScopeAsync(
            world.Scope, session => world.Load.RunAsync(session, id, JobProgress.None), Token));

        Assert.Contains("no clean virus scan", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_Eicar_RejectsAndDestroysWithARecord()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var scanner = new ClamdScanner((await ClamdServer.SharedAsync()).Options);
        foreach (var bytes in new[] { Eicar.File(), Eicar.Zipped(), Eicar.InWorkbook(new XlsxText().Sheet("Data", [["Reference"], ["A1"]]).ToBytes()) })
        {
            var id = await ReceiveAsync(world, bytes);

            var rejected = Assert.IsType<ScanOutcome.Rejected>(await ScanAsync(world, id, scanner));

            Assert.Equal("virus", rejected.Why.Rule);
            Assert.Contains("contains a virus (Local.Eicar-Test", rejected.Why.Message, StringComparison.Ordinal);
            Assert.Equal(("rejected", rejected.Why.Message, true), await world.QueryAsync<(string, string, bool)>(
                "select status, refusal, decided_at is not null from ingest.submissions where submission_id = @id", new { id }));
            Assert.Equal((true, "the virus scan refused it", true), await world.QueryAsync<(bool, string, bool)>(
                """
                select sealed_key is null, destroyed_why, destroyed_at is not null from ingest.quarantine_files where submission_id = @id
                """,
                new { id }));
            Assert.Equal(("found", "local test", "Local.Eicar-Test.UNOFFICIAL"), await world.QueryAsync<(string, string, string)>(
                "select outcome, signature_source, name_found from ingest.scans where submission_id = @id", new { id }));
            Assert.Empty(Directory.EnumerateFiles(world.Options.FilesFolder));
            Assert.IsType<LoadOutcome.AlreadyDecided>(await world.LoadAsync(id));
        }

        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        var events = await Dapper.SqlMapper.QueryAsync<(string Outcome, string Details)>(
            connection, "select outcome, details::text from audit.events where kind = 'SubmissionScanned' and agencies @> array[@Agency]",
            new { world.Agency });
        Assert.Equal(3, events.Count(e => e.Outcome == "refused" && e.Details.Contains("Local.Eicar-Test", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Scan_ScannerAway_HoldsUntilItIsBack()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var id = await ReceiveAsync(world, Encoding.UTF8.GetBytes(Good));
        await using var server = await ClamdServer.StartAsync();
        var scanner = new ClamdScanner(server.Options);
        await server.StopAsync();

        for (var tries = 0; tries < 3; tries++)
        {
            Assert.Equal(ScanFault.Unreachable, Assert.IsType<ScanOutcome.Held>(await ScanAsync(world, id, scanner)).Fault);
        }

        Assert.Equal(("held", 1L), await world.QueryAsync<(string, long)>(
            "select status, (select count(*) from ingest.scans where submission_id = @id) from ingest.submissions where submission_id = @id",
            new { id }));
        Assert.Equal(1, await world.QueryAsync<long>("select count(*) from ingest.quarantine_files where sealed_key is not null"));
        await server.StartAgainAsync();

        Assert.IsType<ScanOutcome.GoOn>(await ScanAsync(world, id, scanner));

        Assert.Equal("received", await world.QueryAsync<string>("select status from ingest.submissions where submission_id = @id", new { id }));
        Assert.IsType<LoadOutcome.Accepted>(await world.LoadAsync(id));
    }

    [Theory]
    [InlineData(ScanFault.NotSet)]
    [InlineData(ScanFault.Unreachable)]
    [InlineData(ScanFault.TimedOut)]
    [InlineData(ScanFault.TooLarge)]
    [InlineData(ScanFault.NotUnderstood)]
    [InlineData(ScanFault.TestSignatureOnly)]
    public async Task Scan_NoVerdict_IsNeverClean(ScanFault fault)
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var id = await ReceiveAsync(world, Encoding.UTF8.GetBytes(Good));

        Assert.IsType<ScanOutcome.Held>(await ScanAsync(world, id, new FixedScanner(Old) { Fault = fault }));

        Assert.Equal(LoadOutcomeOf("held"), await LoadUnscannedAsync(world, id));
        Assert.NotEmpty(ScanWords.Held(fault));
        Assert.NotEmpty(ScanWords.ForOperator(fault));
    }

    [Fact]
    public async Task Scan_WhenSent_IsRepeatedOnlyForNewerSignatures()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var id = await ReceiveAsync(world, Encoding.UTF8.GetBytes(Good));
        var scanner = new FixedScanner(Old);
        await ScanAsync(world, id, scanner);
        Assert.IsType<ScanOutcome.GoOn>(await ScanAsync(world, id, scanner));
        Assert.Equal(1, scanner.Scans);
        await world.ListAsync<int>(
            """
            update ingest.submissions set status = 'sent', decision = 'as_it_is', sent_by = 'test', sent_at = now()
            where submission_id = @id returning 1
            """,
            new { id });

        Assert.IsType<ScanOutcome.GoOn>(await ScanAsync(world, id, scanner));
        Assert.Equal(1, scanner.Scans);

        scanner.Version = New;
        Assert.IsType<ScanOutcome.GoOn>(await ScanAsync(world, id, scanner));
        Assert.Equal(2, scanner.Scans);

        scanner.Fault = ScanFault.Unreachable;
        Assert.IsType<ScanOutcome.Held>(await ScanAsync(world, id, scanner));
        scanner.Fault = null;
        Assert.IsType<ScanOutcome.GoOn>(await ScanAsync(world, id, scanner));

        Assert.Equal("sent", await world.QueryAsync<string>("select status from ingest.submissions where submission_id = @id", new { id }));
    }

    [Fact]
    public async Task Scan_HeldReturnOfThePortal_TellsItsDataOfficersOnce()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var people = new TestPeople(database.Superuser, Token);
        var officer = await people.AddPersonAsync(world.Agency, $"{world.Agency:N}@test.example", "data_officer");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Good));
        var request = new ReceiveRequest(world.Agency, TestKinds.Incidents, From, Until, "return.csv", "test") { Door = Doors.Page };
        var id = Assert.IsType<ReceiveOutcome.Received>(await world.Receive.RunAsync(request, content, Token)).SubmissionId;

        for (var tries = 0; tries < 2; tries++)
        {
            await ScanAsync(world, id, new FixedScanner(Old) { Fault = ScanFault.Unreachable });
        }

        Assert.Equal(1, Assert.Single(await people.ReadAsync<long>(
            "select count(*) from access.notifications where account_id = @officer and kind = 'SubmissionHeld'", new { officer })));
    }

    [Theory]
    [InlineData("Heuristics.Limits.Exceeded.MaxScanSize", "unpacks_too_large")]
    [InlineData("Heuristics.OLE2.ContainsMacros.VBA", "macros")]
    [InlineData("Heuristics.Encrypted.Zip", "password_protected")]
    [InlineData("Win.Trojan.Example-1", "virus")]
    public async Task Scan_Finding_IsCalledWhatItIs(string name, string rule)
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var id = await ReceiveAsync(world, Encoding.UTF8.GetBytes(Good));

        var rejected = Assert.IsType<ScanOutcome.Rejected>(await ScanAsync(world, id, new FixedScanner(Old) { Finding = name }));

        Assert.Equal(rule, rejected.Why.Rule);
        Assert.Contains("destroyed unread", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_DiscardedMeanwhile_ChangesNothing()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var id = await ReceiveAsync(world, Encoding.UTF8.GetBytes(Good));
        var scanner = new FixedScanner(Old)
        {
            Finding = "Win.Trojan.Example-1",
            Meanwhile = () => world.ListAsync<int>(
                "update ingest.submissions set status = 'discarded' where submission_id = @id returning 1", new { id }),
        };

        Assert.IsType<ScanOutcome.GoOn>(await ScanAsync(world, id, scanner));

        Assert.Equal("discarded", await world.QueryAsync<string>(
            "select status from ingest.submissions where submission_id = @id", new { id }));
    }

    private static (string, long) LoadOutcomeOf(string status) => (status, 0);

    private async Task<(string Status, long Rows)> LoadUnscannedAsync(IngestWorld world, long id)
    {
        var outcome = await database.Jobs.InScopeAsync(
            world.Scope, session => world.Load.RunAsync(session, id, JobProgress.None), Token);
        var rows = await world.QueryAsync<long>("select count(*) from ingest.source_records where submission_id = @id", new { id });
        return (Assert.IsType<LoadOutcome.AlreadyDecided>(outcome).Status, rows);
    }

    private sealed class FixedScanner(ScannerVersion version) : IFileScanner
    {
        public ScannerVersion Version { get; set; } = version;

        public ScanFault? Fault { get; set; }

        public string? Finding { get; init; }

        public Func<Task>? Meanwhile { get; init; }

        public int Scans { get; private set; }

        public Task<ScannerCheck> IdentifyAsync(CancellationToken cancellationToken) => Task.FromResult(new ScannerCheck(Version, Fault));

        public async Task<ScanResult> ScanAsync(Stream content, Func<long, ValueTask> sent, CancellationToken cancellationToken)
        {
            Scans += Fault is null ? 1 : 0;
            await (Meanwhile?.Invoke() ?? Task.CompletedTask);
            return Fault is { } fault ? new ScanResult.None(Version, fault)
                : Finding is { } name ? new ScanResult.Found(Version, name)
                : new ScanResult.Clean(Version);
        }
    }
}
