using System.Text;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Scanning;
using Hub.Data.Primitives;
using Hub.Testing;
using Hub.Testing.Scanning;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Data.Tests.Ingest;

/// <summary>One agency with agreements over the kinds it is given, a quarantine folder, and the two use cases over one database.</summary>
internal sealed class IngestWorld : IDisposable
{
    private readonly HubDatabase _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-ingest-").FullName;

    private IngestWorld(HubDatabase database, DatasetKinds kinds, Func<string, Stream>? create, IngestOptions? options)
    {
        _database = database;
        Kinds = kinds;
        Options = options ?? new IngestOptions
        {
            FilesFolder = Path.Combine(_folder, "files"), KeyFile = Path.Combine(_folder, "keys", "hub.key"), MayCreateKeyFile = true,
        };
        Quarantine = create is null ? new QuarantineFolder(Options) : new QuarantineFolder(Options, create);
        Receive = new ReceiveSubmission(database, kinds, Quarantine, Time);
        Scan = new ScanSubmission(database, Quarantine, new CleanScanner(), Time);
        Load = new LoadSubmission(Quarantine, kinds, Time);
    }

    public Guid Agency { get; } = Guid.NewGuid();

    public Guid Agreement { get; } = Guid.NewGuid();

    public DatasetKinds Kinds { get; }

    public IngestOptions Options { get; }

    public QuarantineFolder Quarantine { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 2, 3, 9, 30, 0, TimeSpan.Zero));

    public ReceiveSubmission Receive { get; }

    /// <summary>With a scanner that finds nothing.</summary>
    public ScanSubmission Scan { get; }

    public LoadSubmission Load { get; }

    public Scope Scope => Scope.Of("test", "test", Agency);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes an agency with an agreement that covers every kind; beside another one in the same hub, with its keys.</summary>
    public static async Task<IngestWorld> CreateAsync(
        HubDatabase database, DatasetKinds? kinds = null, string[]? fields = null, Func<string, Stream>? create = null,
        IngestWorld? beside = null)
    {
        var world = new IngestWorld(database, kinds ?? DatasetKinds.Load(DatasetKinds.ShippedFolder), create, beside?.Options);
        await database.InScopeAsync(
            world.Scope,
            async session =>
            {
                await session.Connection.ExecuteAsync(session.Command(
                    "insert into access.agencies (agency_id, code, name, agency_type) values (@Agency, @Code, 'Northmere Test', 'police')",
                    new { world.Agency, Code = "t" + world.Agency.ToString("N")[..12] }));
                await new TestAgreement(world.Agreement, world.Agency, "A-" + world.Agency.ToString("N")[..8])
                {
                    Kinds = [.. world.Kinds.Kinds.Select(kind => kind.Kind)], Fields = fields,
                }.InsertAsync(session);
            },
            Token);
        return world;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Receives text as a file.</summary>
    public Task<ReceiveOutcome> ReceiveAsync(string kind, DateOnly from, DateOnly until, string text, bool isNil = false)
        => ReceiveAsync(kind, from, until, Encoding.UTF8.GetBytes(text), isNil);

    /// <summary>Receives bytes as a file.</summary>
    public async Task<ReceiveOutcome> ReceiveAsync(string kind, DateOnly from, DateOnly until, byte[] bytes, bool isNil = false)
    {
        using var content = new MemoryStream(bytes);
        return await Receive.RunAsync(
            new ReceiveRequest(Agency, kind, from, until, "return.csv", "test") { IsNil = isNil }, content, Token);
    }

    /// <summary>Scans a received submission, unless it was, and loads it.</summary>
    public async Task<LoadOutcome> LoadAsync(long submissionId)
    {
        await ScanAsync(submissionId);
        return await _database.InScopeAsync(Scope, session => Load.RunAsync(session, submissionId, JobProgress.None), Token);
    }

    /// <summary>Scans a received submission: nothing is found.</summary>
    public Task<ScanOutcome> ScanAsync(long submissionId) => Scan.RunAsync(Scope, submissionId, JobProgress.None, Token);

    /// <summary>Receives and loads.</summary>
    public async Task<LoadOutcome> SendAsync(string kind, DateOnly from, DateOnly until, byte[] bytes, bool isNil = false)
    {
        var received = Assert.IsType<ReceiveOutcome.Received>(await ReceiveAsync(kind, from, until, bytes, isNil));
        return await LoadAsync(received.SubmissionId);
    }

    /// <summary>Receives and loads.</summary>
    public Task<LoadOutcome> SendAsync(string kind, DateOnly from, DateOnly until, string text, bool isNil = false)
        => SendAsync(kind, from, until, Encoding.UTF8.GetBytes(text), isNil);

    /// <summary>Reads within the agency's scope.</summary>
    public Task<T> QueryAsync<T>(string sql, object? parameters = null)
        => _database.InScopeAsync(
            Scope, session => session.Connection.QuerySingleAsync<T>(session.Command(sql, parameters)), Token);

    /// <summary>Reads many within the agency's scope.</summary>
    public Task<IEnumerable<T>> ListAsync<T>(string sql, object? parameters = null)
        => _database.InScopeAsync(
            Scope, session => session.Connection.QueryAsync<T>(session.Command(sql, parameters)), Token);
}
