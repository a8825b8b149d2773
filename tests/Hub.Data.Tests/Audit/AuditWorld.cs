using Dapper;
using Hub.Data.Audit;
using Hub.Data.Audit.Sealing;
using Hub.Data.Audit.Verification;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Data.Tests.Audit;

/// <summary>A record of events with its seals and its heads file, and an owner who tampers with them.</summary>
public sealed class AuditWorld : IAsyncDisposable
{
    private static readonly Scope Sealer = Scope.None("system:audit", "seal");
    private readonly TestDatabase _database = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-audit-").FullName;
    private readonly List<Guid> _ids = [];

    private AuditWorld()
    {
    }

    public TestDatabase Database => _database;

    public string Heads => Path.Combine(_folder, "heads.log");

    /// <summary>
    /// Events in the order in which they are sealed: batch by batch, and by identifier within one, because the time in an identifier
    /// goes by milliseconds and two events may share one.
    /// </summary>
    public IReadOnlyList<Guid> Ids => _ids;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AuditWorld> StartAsync()
    {
        var world = new AuditWorld();
        await world._database.InitializeAsync();
        return world;
    }

    /// <summary>So many seals of so many events each, exported.</summary>
    public static async Task<AuditWorld> SealedAsync(int seals, int eventsEach)
    {
        var world = await StartAsync();
        for (var i = 0; i < seals; i++)
        {
            await world.WriteAsync(eventsEach);
            await world.SealAsync();
        }

        await world.ExportAsync();
        return world;
    }

    public async Task WriteAsync(int count, string actor = "tester")
    {
        var before = _ids.Count;
        for (var i = 0; i < count; i++)
        {
            var happened = new AuditEvent(AuditEventKind.SignedIn, "account", $"number {_ids.Count}")
            {
                Agencies = i % 2 == 0 ? [] : [Guid.NewGuid(), Guid.NewGuid()],
                Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["number"] = $"{_ids.Count}" },
            };
            await _database.Jobs.InScopeAsync(
                Scope.None(actor, "write an event"), session => AuditStore.WriteAsync(session, happened), Token);
            _ids.Add(happened.EventId);
        }

        _ids.Sort(before, count, Comparer<Guid>.Default);
    }

    public Task<int> SealAsync() => SealEvents.HandleAsync(_database.Jobs, Sealer, Token);

    public Task<int> ExportAsync() => new ExportHeads(_database.Jobs, new HeadFile(Heads)).HandleAsync(Sealer, Token);

    /// <summary>Verifies as hub_audit, which may read and nothing else.</summary>
    public async Task<VerificationReport> VerifyAsync(TimeSpan? waitAtMost = null, string? heads = null)
    {
        await using var source = HubDataSource.Create(_database.ConnectionString(Roles.Audit));
        return await new VerifyRecord(new HubDatabase(source), TimeProvider.System).HandleAsync(
            Scope.None("system:audit", "verify") with { HasOversight = true },
            new VerifyRequest(heads ?? Heads) { Patience = TimeSpan.Zero, WaitAtMost = waitAtMost ?? TimeSpan.FromMinutes(5) },
            Token);
    }

    /// <summary>As the tables' owner, with every trigger off: what no grant can keep out.</summary>
    public Task TamperAsync(string sql, object? parameters = null)
        => _database.Owner.InScopeAsync(
            Scope.None("tester", "tamper") with { HasOversight = true },
            async session =>
            {
                await SwitchAsync(session, "disable");
                await session.Connection.ExecuteAsync(session.Command(sql, parameters));
                await SwitchAsync(session, "enable");
            },
            Token);

    /// <summary>As the tables' owner: every place and every head anew over the events as they are, each seal so much older.</summary>
    public Task RecomputeChainAsync(TimeSpan? older = null)
        => _database.Owner.InScopeAsync(
            Scope.None("tester", "tamper") with { HasOversight = true },
            async session =>
            {
                await SwitchAsync(session, "disable");
                await session.Connection.ExecuteAsync(session.Command(
                    """
                    update audit.events e set content_hash = sha256(convert_to(audit.event_text(e), 'UTF8'));
                    update audit.sealed_events p set content_hash = e.content_hash from audit.events e where e.event_id = p.event_id;
                    delete from audit.sealed_events p where not exists (select from audit.events e where e.event_id = p.event_id);
                    update audit.seals set sealed_at = sealed_at - @older
                    """,
                    new { older = older ?? TimeSpan.Zero }));
                await ChainAnewAsync(session);
                await SwitchAsync(session, "enable");
            },
            Token);

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = await _database.Superuser.OpenConnectionAsync(Token);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task ChainAnewAsync(HubSession session)
    {
        var seals = (await session.Connection.QueryAsync<(long Number, DateTimeOffset SealedAt)>(session.Command(
            "select seal_number, sealed_at from audit.seals order by seal_number"))).AsList();
        var previous = SealHead.BeforeFirst;
        foreach (var (number, sealedAt) in seals)
        {
            var events = (await session.Connection.QueryAsync<(Guid Id, byte[] Hash)>(session.Command(
                "select event_id, content_hash from audit.sealed_events where seal_number = @number order by position",
                new { number }))).AsList();
            using var head = new SealHead(previous, number, sealedAt, events.Count);
            events.ForEach(e => head.Add(e.Id, e.Hash));
            var finished = head.Finish();
            await session.Connection.ExecuteAsync(session.Command(
                "update audit.seals set previous_head = @previous, head = @finished, event_count = @Count where seal_number = @number",
                new { previous, finished, events.Count, number }));
            previous = finished;
        }
    }

    private static Task<int> SwitchAsync(HubSession session, string word)
        => session.Connection.ExecuteAsync(session.Command(
            string.Join(';', Tables.Select(table => $"alter table {table} {word} trigger user"))
            + $"; alter table audit.events {(word == "enable" ? "" : "no ")}force row level security"));

    private static readonly string[] Tables = ["audit.events", "audit.seals", "audit.sealed_events", "audit.destroyed_seals"];
}
