using Dapper;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Benchmarks;

/// <summary>
/// Fifty agencies with 200,000 submissions and 396,000 records between them, twice: as the hub keeps them, and a copy of the same
/// files in which row-level security is switched off. Both are reached in the portal's role.
/// </summary>
internal static class AccessBed
{
    public const string PolicyOn = "hub_bench_on";
    public const string PolicyOff = "hub_bench_off";
    public const int Agencies = 50;
    public const int Submissions = 200_000;
    /// <summary>Submissions with records: every hundred and first, so that all agencies have some.</summary>
    public const int WithRecords = 101;

    public const int Records = Submissions / WithRecords * 200;

    /// <summary>The agency of a number from 0.</summary>
    public static Guid Agency(int number) => new(number + 1, 0, 0, new byte[8]);

    public static async Task CreateAsync(PostgresCluster cluster, CancellationToken cancellationToken)
    {
        await using (var superuser = HubDataSource.Create(cluster.ConnectionString() + ";Pooling=false"))
        {
            await Roles.EnsureAsync(superuser, PolicyOn, cancellationToken);
        }

        await using (var owner = HubDataSource.Create(cluster.ConnectionString(PolicyOn, Roles.Owner) + ";Pooling=false"))
        {
            await new Migrator(owner).MigrateAsync(cancellationToken);
        }

        await RunAsync(cluster, PolicyOn, Fill, cancellationToken);
        await RunAsync(cluster, PolicyOn, "vacuum analyze ingest.submissions, ingest.source_records, ingest.dataset_kinds", cancellationToken);
        await RunAsync(cluster, "postgres", "create database hub_bench_off template hub_bench_on owner hub_owner", cancellationToken);
        await RunAsync(cluster, PolicyOff, SwitchOff, cancellationToken);
    }

    private const string Fill =
        """
        insert into access.agencies (agency_id, code, name, agency_type)
        select (lpad(to_hex(n), 8, '0') || '-0000-0000-0000-000000000000')::uuid, 'bench-' || n, 'Bench ' || n, 'police'
        from generate_series(1, 50) n;

        set session_replication_role = replica;
        insert into ingest.dataset_kinds (kind, version, definition, sha256)
        select 'kind_' || n, 1, jsonb_build_object('title', 'Kind ' || n), sha256(n::text::bytea) from generate_series(0, 39) n;
        insert into ingest.submissions (submission_key, agency_id, agreement_id, kind, kind_version, period_from, period_until, status,
            file_name, file_bytes, sha256, received_at, asked_by, rows_read, rows_accepted, rows_rejected, rows_warned)
        select gen_random_uuid(), (lpad(to_hex(n % 50 + 1), 8, '0') || '-0000-0000-0000-000000000000')::uuid, gen_random_uuid(),
            'kind_' || n / 50 % 40, 1, date '2015-01-01' + (n / 2000) * 30, date '2015-01-31' + (n / 2000) * 30,
            case when n / 50 % 4 = 0 then 'rejected' else 'accepted' end, 'return-' || n || '.csv', 1000 + n,
            sha256(n::text::bytea), timestamptz '2015-02-01' + n * interval '30 minutes', 'bench', 200, 198, 2, 3
        from generate_series(1, 200000) n;

        insert into ingest.source_records (submission_id, row_number, agency_id, agreement_id, event_from, event_until, date_precision,
            lsoa21, place_precision, fields)
        select s.submission_id, r, s.agency_id, s.agreement_id, s.period_from, s.period_from + 1, 'day', 'E01000001', 'lsoa',
            jsonb_build_object('category', 'burglary', 'number', r)
        from ingest.submissions s cross join generate_series(1, 200) r
        where s.submission_id % 101 = 0
        -- As loads write them: the rows of a submission lie together.
        order by s.submission_id, r;
        set session_replication_role = origin;
        """;

    private const string SwitchOff =
        """
        do $$
        declare
            t regclass;
        begin
            for t in select oid::regclass from pg_class where relrowsecurity loop
                execute format('alter table %s no force row level security', t);
                execute format('alter table %s disable row level security', t);
            end loop;
        end
        $$;
        """;

    private static async Task RunAsync(PostgresCluster cluster, string database, string sql, CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(cluster.ConnectionString(database) + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 600, cancellationToken: cancellationToken));
    }
}
