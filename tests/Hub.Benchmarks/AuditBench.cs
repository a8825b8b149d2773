using System.Diagnostics;
using System.Globalization;
using Dapper;
using Hub.Data.Audit;
using Hub.Data.Audit.Sealing;
using Hub.Data.Audit.Verification;
using Hub.Data.Database;
using Hub.Testing;
using Npgsql;

namespace Hub.Benchmarks;

/// <summary>
/// An audited read (its event and its select, one transaction) while another transaction, which has written its own event, copies a
/// million rows and then stays open, with the sealer at work; beside the same reads without the load. Then how fast events are sealed
/// and verified. Promise: no read above 50 ms. A one-row commit without any audit, taken in turns beside the same load, tells what the
/// disk alone costs. HUB_BENCH_ROWS changes the million.
/// </summary>
internal static class AuditBench
{
    private const string Name = "hub_bench_audit";
    private const int WarmUps = 200;
    private const int Reads = 3_000;
    private static readonly Scope Sealer = Scope.None("system:audit", "seal");

    private static int Rows
        => int.Parse(Environment.GetEnvironmentVariable("HUB_BENCH_ROWS") ?? "1000000", CultureInfo.InvariantCulture);

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await using (var superuser = HubDataSource.Create(cluster.ConnectionString()))
        {
            await Roles.EnsureAsync(superuser, Name, cancellationToken);
        }

        await using (var owner = HubDataSource.Create(cluster.ConnectionString(Name, Roles.Owner)))
        {
            await new Migrator(owner).MigrateAsync(cancellationToken);
        }

        await using var jobsSource = HubDataSource.Create(cluster.ConnectionString(Name, Roles.Jobs));
        await using var webSource = HubDataSource.Create(cluster.ConnectionString(Name, Roles.Web));
        await using var superSource = HubDataSource.Create(cluster.ConnectionString(Name));
        var (jobs, web) = (new HubDatabase(jobsSource), new HubDatabase(webSource));

        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sealing = SealEverySecondAsync(jobs, stopped.Token);
        await ReadAsync(web, WarmUps, cancellationToken);
        var alone = await ReadAsync(web, Reads, cancellationToken);
        var (beside, plain) = await ReadBesideLoadAsync(superSource, web, cancellationToken);
        await stopped.CancelAsync();
        await sealing;

        var (sealedPerSecond, verified, memory) = await SealAndVerifyAsync(superSource, jobs, cluster, cancellationToken);
        return
        [
            new("audit_read_beside_load_to_alone_p50", At(beside, 0.5) / At(alone, 0.5), "ratio"),
            new("audit_read_beside_load_to_alone_p99", At(beside, 0.99) / At(alone, 0.99), "ratio"),
            new("audit_read_beside_load_p50", At(beside, 0.5), "ms"),
            new("audit_read_beside_load_p99", At(beside, 0.99), "ms"),
            new("audit_read_beside_load_max", beside[^1], "ms"),
            new("audit_read_beside_load_above_50_ms", AboveFifty(beside), "% of reads"),
            new("audit_plain_commit_beside_load_p99", At(plain, 0.99), "ms"),
            new("audit_plain_commit_beside_load_max", plain[^1], "ms"),
            new("audit_plain_commit_beside_load_above_50_ms", AboveFifty(plain), "% of commits"),
            new("audit_read_alone_p50", At(alone, 0.5), "ms"),
            new("audit_read_alone_p99", At(alone, 0.99), "ms"),
            new("audit_read_alone_max", alone[^1], "ms"),
            new("audit_reads_beside_load", beside.Length, "reads"),
            new("audit_load_rows", Rows, "rows"),
            new("audit_seal_rate", sealedPerSecond, "events/s"),
            new("audit_verify_rate", verified, "events/s"),
            new("audit_verify_memory_growth", memory, "MiB"),
        ];
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static double AboveFifty(double[] times) => 100.0 * times.Count(time => time > 50) / times.Length;

    private static async Task<(double[] Reads, double[] Plain)> ReadBesideLoadAsync(
        NpgsqlDataSource superuser, HubDatabase web, CancellationToken cancellationToken)
    {
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("create table public.loaded (n bigint, name text, fields jsonb)");
        await connection.ExecuteAsync("create table public.plain (n bigint)");
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into audit.events (event_id, kind, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
            values (gen_random_uuid(), 'SubmissionAccepted', 'load', 'load', 'done', 'submission', '1', '{}', '{}', '{}')
            """);
        var loading = Task.Run(() => CopyAsync(connection, cancellationToken), cancellationToken);
        var times = new List<double>();
        var plain = new List<double>();
        while (!loading.IsCompleted || times.Count < Reads)
        {
            times.AddRange(await ReadAsync(web, 50, cancellationToken));
            plain.AddRange(await CommitPlainAsync(superuser, 50, cancellationToken));
        }

        await loading;
        await transaction.CommitAsync(cancellationToken);
        times.Sort();
        plain.Sort();
        return ([.. times], [.. plain]);
    }

    private static async Task<double[]> CommitPlainAsync(NpgsqlDataSource superuser, int count, CancellationToken cancellationToken)
    {
        var times = new double[count];
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await connection.ExecuteAsync(new CommandDefinition(
                "insert into public.plain (n) values (@i)", new { i }, cancellationToken: cancellationToken));
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginTextImportAsync("copy public.loaded (n, name, fields) from stdin", cancellationToken);
        for (var n = 0; n < Rows; n++)
        {
            await copy.WriteAsync(
                string.Create(CultureInfo.InvariantCulture, $"{n}\trow {n}\t{{\"crime_type\": \"invented\", \"place\": \"X{n % 5000}\"}}\n").AsMemory(),
                cancellationToken);
        }
    }

    private static async Task<double[]> ReadAsync(HubDatabase web, int count, CancellationToken cancellationToken)
    {
        var agency = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await web.InScopeAsync(
                Scope.Of("reader", "read the newest events", agency),
                async session =>
                {
                    await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.SignedIn, "account", "reader"));
                    return (await session.Connection.QueryAsync<Guid>(session.Command(
                        "select event_id from audit.events where actor = 'reader' order by at desc limit 25"))).AsList();
                },
                cancellationToken);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static async Task SealEverySecondAsync(HubDatabase jobs, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await SealEvents.HandleAsync(jobs, Sealer, cancellationToken);
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
            return;
        }
    }

    private static async Task<(double Sealed, double Verified, double MemoryMiB)> SealAndVerifyAsync(
        NpgsqlDataSource superuser, HubDatabase jobs, PostgresCluster cluster, CancellationToken cancellationToken)
    {
        await using (var connection = await superuser.OpenConnectionAsync(cancellationToken))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into audit.events (event_id, kind, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
                select gen_random_uuid(), 'ProfileRead', 'reader ' || n % 97, 'prepare a meeting', 'done', 'profile', n::text,
                    array[gen_random_uuid()], '{}', '{"edition":"full"}'
                from generate_series(1, @Rows) n
                """,
                new { Rows }, commandTimeout: 900, cancellationToken: cancellationToken));
        }

        var heads = Path.GetTempFileName();
        File.Delete(heads);
        var start = Stopwatch.GetTimestamp();
        var count = await SealEvents.HandleAsync(jobs, Sealer, cancellationToken);
        var sealedPerSecond = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await new ExportHeads(jobs, new HeadFile(heads)).HandleAsync(Sealer, cancellationToken);

        await using var auditor = HubDataSource.Create(cluster.ConnectionString(Name, Roles.Audit));
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        start = Stopwatch.GetTimestamp();
        var report = await new VerifyRecord(new HubDatabase(auditor), TimeProvider.System).HandleAsync(
            Scope.None("system:audit", "verify") with { HasOversight = true }, new VerifyRequest(heads), cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        File.Delete(heads);
        return report.IsClean
            ? (sealedPerSecond, report.Events / seconds, (GC.GetTotalMemory(forceFullCollection: false) - before) / 1048576.0)
            : throw new InvalidOperationException("The benchmark's record did not verify: " + report.Findings[0]);
    }
}
