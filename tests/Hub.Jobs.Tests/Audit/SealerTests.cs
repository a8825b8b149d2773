using System.Net.Sockets;
using System.Text;
using Dapper;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Audit.Sealing;
using Hub.Data.Database;
using Hub.Jobs.Audit;
using Hub.Jobs.CommandLine;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Jobs.Tests.Audit;

/// <summary>The worker's sealer, the places its heads go to, and <c>hub audit verify</c> over what they hold.</summary>
public sealed class SealerTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-sealer-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Heads => Path.Combine(_folder, "heads.log");

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Sealer Sealer(params IHeadTarget[] targets)
        => new(_database.Jobs, targets, TimeProvider.System, NullLogger<Sealer>.Instance);

    private CommandSettings Settings(bool isWorker = true) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["HUB_AUDIT_DATABASE"] = _database.ConnectionString(Roles.Audit),
            ["HUB_DATABASE"] = isWorker ? _database.ConnectionString(Roles.Jobs) : null,
            ["Hub:AuditHeads"] = Heads,
        })
        .Build());

    private Task WriteAsync()
        => _database.Jobs.InScopeAsync(
            Scope.None("tester", "test"),
            session => AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.SignedIn, "account", "1")),
            Token);

    [Fact]
    public async Task RunOnceAsync_SendsHeadsToFileAndSyslog()
    {
        var address = Path.Combine(_folder, "log.socket");
        using var syslog = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        syslog.Bind(new UnixDomainSocketEndPoint(address));
        using var sealer = Sealer(new HeadFile(Heads), new SyslogHeads(address, TimeProvider.System));
        await WriteAsync();

        await sealer.RunOnceAsync(Token);

        var line = HeadLine.Parse(Assert.Single(await File.ReadAllLinesAsync(Heads, Token)))!;
        var message = new byte[1024];
        var length = await syslog.ReceiveAsync(message, Token);
        var text = Encoding.ASCII.GetString(message, 0, length);
        Assert.StartsWith("<110>", text, StringComparison.Ordinal);
        Assert.EndsWith($" hub-audit: seal {line.Short()}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunOnceAsync_OnePlaceAway_SealsAndServesTheOther_ThenCatchesUp()
    {
        var address = Path.Combine(_folder, "away.socket");
        using var sealer = Sealer(new SyslogHeads(address, TimeProvider.System), new HeadFile(Heads));
        await WriteAsync();

        await Assert.ThrowsAsync<IOException>(() => sealer.RunOnceAsync(Token));
        Assert.Single(await File.ReadAllLinesAsync(Heads, Token));

        using var syslog = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        syslog.Bind(new UnixDomainSocketEndPoint(address));
        await sealer.RunOnceAsync(Token);
        Assert.InRange(await syslog.ReceiveAsync(new byte[1024], Token), 64, 200);
    }

    [Fact]
    public async Task Verify_Clean_SaysSoAndLeavesWord()
    {
        using var sealer = Sealer(new HeadFile(Heads));
        await WriteAsync();
        await sealer.RunOnceAsync(Token);
        await using var output = new StringWriter();

        var report = await AuditCommand.VerifyAsync(Settings(), null, output, Token);

        Assert.True(report.IsClean, output.ToString());
        Assert.Contains($"Verified 1 event in 1 seal against {Heads}.", output.ToString(), StringComparison.Ordinal);
        await using var connection = await _database.Superuser.OpenConnectionAsync(Token);
        Assert.Equal(
            "done", await connection.ExecuteScalarAsync<string>("select outcome from audit.events where kind = 'AuditRecordVerified'"));
    }

    [Fact]
    public async Task Verify_Tampered_NamesTheEventAndWithoutTheWorkersRoleStillRuns()
    {
        using var sealer = Sealer(new HeadFile(Heads));
        await WriteAsync();
        await sealer.RunOnceAsync(Token);
        await using var connection = await _database.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(
            "alter table audit.events disable trigger user; update audit.events set actor = 'nobody'; alter table audit.events enable trigger user");
        var id = await connection.ExecuteScalarAsync<Guid>("select event_id from audit.events");
        await using var output = new StringWriter();

        var report = await AuditCommand.VerifyAsync(Settings(isWorker: false), null, output, Token);

        Assert.False(report.IsClean);
        Assert.Contains($"Event {id} (seal 1, place 1) was altered", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Not noted in the record itself", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/log", true)]
    [InlineData("loghost:514", true)]
    [InlineData("loghost", false)]
    [InlineData(":514", false)]
    [InlineData("loghost:99999", false)]
    public void Options_Syslog_IsASocketOrHostAndPort(string address, bool isRight)
    {
        var settings = Settings().With("Hub:AuditSyslog", address);
        if (isRight)
        {
            Assert.Equal(address, AuditOptions.Read(settings).Syslog);
        }
        else
        {
            Assert.Throws<CommandRefusal>(() => AuditOptions.Read(settings));
        }
    }

    [Fact]
    public void Options_Heads_LieBesideTheFilesFolder()
    {
        var settings = new CommandSettings(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:Files"] = "/srv/hub/files/" }).Build());

        Assert.Equal("/srv/hub/audit-heads.log", AuditOptions.Read(settings).HeadsFile);
    }
}
