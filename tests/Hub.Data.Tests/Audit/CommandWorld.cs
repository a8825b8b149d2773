using Dapper;
using Hub.Data.Database;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Audit;

/// <summary>
/// A database for one command. Its doors wait half a second for a lock, not for ever, so that a locked audit table is an error.
/// </summary>
public sealed class CommandWorld : IAsyncDisposable
{
    private readonly TestDatabase _database = new();
    private readonly List<NpgsqlDataSource> _sources = [];

    private CommandWorld()
    {
    }

    /// <summary>The worker's door.</summary>
    public HubDatabase Jobs { get; private set; } = null!;

    /// <summary>The portal's door.</summary>
    public HubDatabase Web { get; private set; } = null!;

    /// <summary>The owner's door: migrations, imports of reference data, admin verbs.</summary>
    public HubDatabase Owner { get; private set; } = null!;

    /// <summary>Sees everything: for arranging and asserting.</summary>
    public NpgsqlDataSource Superuser => _database.Superuser;

    /// <summary>The database itself, for what arranges through its own doors.</summary>
    public TestDatabase Database => _database;

    public CancellationToken Token { get; } = TestContext.Current.CancellationToken;

    public static async Task<CommandWorld> StartAsync()
    {
        var world = new CommandWorld();
        await world._database.InitializeAsync();
        world.Jobs = world.Door(Roles.Jobs);
        world.Web = world.Door(Roles.Web);
        world.Owner = world.Door(Roles.Owner);
        return world;
    }

    /// <summary>A registered agency, as simple as can be.</summary>
    public async Task<Guid> AddAgencyAsync(string code)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            "insert into access.agencies (agency_id, code, name, agency_type) values (@id, @code, @code, 'police')", new { id, code });
        return id;
    }

    /// <summary>Runs a statement as superuser.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: Token));
    }

    /// <summary>Every event, with what an event of a command is judged by.</summary>
    public async Task<IReadOnlyList<StoredEvent>> EventsAsync()
    {
        await using var connection = await Superuser.OpenConnectionAsync(Token);
        return (await connection.QueryAsync<StoredEvent>(new CommandDefinition(
            "select event_id, kind, actor, actor_agency, purpose, outcome, details from audit.events order by at, event_id",
            cancellationToken: Token))).AsList();
    }

    /// <summary>One hash for each table of the hub, over all its rows.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FingerprintAsync()
    {
        await using var connection = await Superuser.OpenConnectionAsync(Token);
        var tables = await connection.QueryAsync<string>(new CommandDefinition(
            """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspowner = 'hub_owner'::regrole and n.nspname <> 'hangfire'
            order by 1
            """,
            cancellationToken: Token));
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            hashes[table] = await connection.ExecuteScalarAsync<string>(new CommandDefinition(
                $"select count(*) || ':' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from {table} t",
                cancellationToken: Token)) ?? "";
        }

        return hashes;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    private HubDatabase Door(string role)
    {
        var source = HubDataSource.Create(_database.ConnectionString(role) + ";Options=-c lock_timeout=500");
        _sources.Add(source);
        return new HubDatabase(source);
    }
}

/// <summary>What is stored of one event.</summary>
public sealed record StoredEvent(
    Guid EventId, string Kind, string Actor, Guid? ActorAgency, string Purpose, string Outcome, string Details);
