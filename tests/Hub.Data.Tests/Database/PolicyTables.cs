using Dapper;
using Hub.Data.Database;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Database;

/// <summary>A table whose rows belong to an agency or to a profile area.</summary>
/// <param name="Name">Schema and table.</param>
/// <param name="Owner">The column that says whose a row is.</param>
/// <param name="IsNarrower">Whether its policies ask for more than the agency, so that not even every row of one's own is seen.</param>
public sealed record PolicyTable(string Name, string Owner, bool IsNarrower)
{
    public bool IsByAgency => Owner == "agency_id";
}

/// <summary>Two agencies that the test tells apart, each with an area of its own.</summary>
public sealed record Side(Guid Agency, long Area)
{
    public Scope Scope { get; } = new("test", "test", [Agency], [Area]) { ActingFor = Agency };

    public object OwnerOf(PolicyTable table) => table.IsByAgency ? Agency : Area;
}

/// <summary>
/// Every table of the catalogue with agency_id or profile_area_id, with rows of both sides in it. Values are made from the column
/// types alone, so a new table needs nothing here; in this database its checks and foreign keys are dropped, and both process
/// roles are given every right, so that the policies alone stand between a query and a foreign row.
/// </summary>
public sealed class PolicyTables : IAsyncLifetime
{
    public const int RowsOfEach = 7;

    public static Side Left { get; } = new(Guid.NewGuid(), 1_000_001);

    public static Side Right { get; } = new(Guid.NewGuid(), 1_000_002);

    public TestDatabase Database { get; } = new();

    public IReadOnlyList<PolicyTable> All { get; private set; } = [];

    private sealed record Column(string Name, string Type);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await using var connection = await Database.Superuser.OpenConnectionAsync();
        All = (await connection.QueryAsync<PolicyTable>(
            """
            select n.nspname || '.' || c.relname as name, a.attname::text as owner,
                not exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
                    and p.roles = '{public}' and p.qual not like '%scope_actor%') as is_narrower
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace and n.nspowner = 'hub_owner'::regrole
            join pg_attribute a on a.attrelid = c.oid and a.attname in ('agency_id', 'profile_area_id') and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.oid <> 'access.agencies'::regclass
            order by 1, 2
            """)).AsList();
        await connection.ExecuteAsync(
            """
            do $$
            declare
                k record;
            begin
                for k in
                    select conrelid::regclass as of_table, conname from pg_constraint
                    where contype in ('c', 'f') and conrelid <> 0 and conparentid = 0 and coninhcount = 0
                        and connamespace in (select oid from pg_namespace where nspowner = 'hub_owner'::regrole)
                loop
                    execute format('alter table %s drop constraint %I', k.of_table, k.conname);
                end loop;
                for k in select nspname from pg_namespace where nspowner = 'hub_owner'::regrole loop
                    execute format('grant usage on schema %I to hub_web, hub_jobs', k.nspname);
                    execute format('grant select, insert, update, delete on all tables in schema %I to hub_web, hub_jobs', k.nspname);
                end loop;
                for k in select tgrelid::regclass as of_table from pg_trigger where not tgisinternal loop
                    execute format('alter table %s disable trigger user', k.of_table);
                end loop;
            end
            $$
            """);
        foreach (var name in All.Select(table => table.Name).Distinct())
        {
            foreach (var side in new[] { Left, Right })
            {
                for (var i = 0; i < RowsOfEach; i++)
                {
                    await InsertAsync(connection, name, side);
                }
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>A row of one side, whatever the table asks for. A value differs from row to row, for unique keys.</summary>
    public static async Task InsertAsync(NpgsqlConnection connection, string table, Side side)
    {
        var columns = (await connection.QueryAsync<Column>(
            """
            select a.attname::text as name, format_type(a.atttypid, null) as type from pg_attribute a
            where a.attrelid = @table::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
            order by a.attnum
            """,
            new { table })).AsList();
        var values = columns.Select(column => column.Name switch
        {
            "agency_id" => "@Agency",
            "profile_area_id" => "@Area",
            _ => Any(column.Type),
        });
        await connection.ExecuteAsync(
            $"insert into {table} ({string.Join(", ", columns.Select(column => column.Name))}) values ({string.Join(", ", values)})",
            new { side.Agency, side.Area });
    }

    private static string Any(string type) => type switch
    {
        "uuid" => "gen_random_uuid()",
        "text" or "character varying" => "gen_random_uuid()::text",
        "smallint" => "(random() * 32000)::smallint",
        "integer" => "(random() * 2000000000)::int",
        "bigint" => "(random() * 9000000000000)::bigint",
        "numeric" or "double precision" or "real" => "random()",
        "boolean" => "false",
        "bytea" => "decode(md5(random()::text), 'hex')",
        "date" => "date '2020-01-01' + (random() * 100000)::int",
        "timestamp with time zone" => "now() + random() * interval '1000 days'",
        "interval" => "interval '1 hour'",
        "json" or "jsonb" => "'{}'",
        _ when type.EndsWith("[]", StringComparison.Ordinal) => "'{}'",
        _ => throw new InvalidOperationException($"A value for the type {type} is wanted here."),
    };
}
