using System.Diagnostics;
using System.Globalization;
using Dapper;
using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Scanning;
using Hub.SampleForce;
using Hub.Testing;
using Hub.Testing.Scanning;

namespace Hub.Benchmarks;

/// <summary>A migrated database with the fictional force's areas, one agency with an agreement, and a plain table to copy into.</summary>
internal sealed class IngestBed : IAsyncDisposable
{
    private static readonly DateOnly From = new(2025, 1, 1);
    private static readonly DateOnly Until = new(2026, 1, 1);

    private readonly Guid _agency = Guid.NewGuid();
    private readonly HubDatabase _jobs;
    private readonly string _connectionString;
    private readonly ReceiveSubmission _receive;
    private readonly ScanSubmission _scan;
    private readonly LoadSubmission _load;

    private IngestBed(PostgresCluster cluster, string database, string folder, DatasetKinds kinds)
    {
        _connectionString = cluster.ConnectionString(database);
        _jobs = new HubDatabase(HubDataSource.Create(cluster.ConnectionString(database, Roles.Jobs)));
        var quarantine = new QuarantineFolder(new IngestOptions
        {
            FilesFolder = Path.Combine(folder, "files"), KeyFile = Path.Combine(folder, "hub.key"), MayCreateKeyFile = true,
        });
        _receive = new ReceiveSubmission(_jobs, kinds, quarantine, TimeProvider.System);
        _scan = new ScanSubmission(_jobs, quarantine, new CleanScanner(), TimeProvider.System);
        _load = new LoadSubmission(quarantine, kinds, TimeProvider.System);
    }

    /// <summary>The worker's door, for what follows a load.</summary>
    public HubDatabase Jobs => _jobs;

    private Scope Scope => Scope.Of("bench", "bench", _agency);

    public static async Task<IngestBed> CreateAsync(
        PostgresCluster cluster, string database, string folder, CancellationToken cancellationToken)
    {
        await using (var superuser = HubDataSource.Create(cluster.ConnectionString()))
        {
            await Roles.EnsureAsync(superuser, database, cancellationToken);
        }

        var kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);
        var sample = Path.Combine(folder, "sample");
        SampleFolder.Write(new SampleOptions { Folder = sample, Scale = 0.1, Months = 1 }, kinds.Kinds);
        await using (var owner = HubDataSource.Create(cluster.ConnectionString(database, Roles.Owner)))
        {
            await new Migrator(owner).MigrateAsync(cancellationToken);
            await new AreaImport(new HubDatabase(owner)).ImportAsync(
                AreaFolder.Read(sample, Path.Combine(sample, "hub.json")), "bench", cancellationToken);
        }

        var bed = new IngestBed(cluster, database, folder, kinds);
        await bed.DeclareAsync(cancellationToken);
        return bed;
    }

    /// <summary>Seconds of psql \copy into text columns without an index.</summary>
    public async Task<double> CopyAsync(string path, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            """
            drop table if exists public.plain;
            create table public.plain (crime_id text, month text, reported_by text, falls_within text, longitude text, latitude text,
                location text, lsoa_code text, lsoa_name text, crime_type text, last_outcome text, context text);
            checkpoint;
            """,
            cancellationToken);
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(_connectionString);
        var start = Stopwatch.GetTimestamp();
        using var psql = Process.Start(new ProcessStartInfo(
            "psql",
            [
                "-h", settings.Host!, "-p", settings.Port.ToString(CultureInfo.InvariantCulture), "-U", settings.Username!,
                "-d", settings.Database!, "-qc", $"\\copy public.plain from '{path}' with (format csv, header true)",
            ])) ?? throw new InvalidOperationException("psql could not be started.");
        await psql.WaitForExitAsync(cancellationToken);
        return psql.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException($"psql ended with {psql.ExitCode}.");
    }

    /// <summary>Seconds from the open file to accepted, committed rows; what stood before is removed first, untimed.</summary>
    public async Task<double> LoadAsync(string path, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            """
            truncate ingest.source_records, person.identity, ingest.row_problems, ingest.problem_counts, ingest.quarantine_files,
                job.requests, job.progress cascade;
            delete from ingest.submissions;
            checkpoint;
            """,
            cancellationToken);
        var start = Stopwatch.GetTimestamp();
        await using (var file = File.OpenRead(path))
        {
            var request = new ReceiveRequest(_agency, "street_crime", From, Until, "bench.csv", "bench");
            var received = await _receive.RunAsync(request, file, cancellationToken) as ReceiveOutcome.Received
                ?? throw new InvalidOperationException("The benchmark's file was not received.");
            await _scan.RunAsync(Scope, received.SubmissionId, JobProgress.None, cancellationToken);
            var outcome = await _jobs.InScopeAsync(
                Scope, session => _load.RunAsync(session, received.SubmissionId, JobProgress.None), cancellationToken);
            if (outcome is not LoadOutcome.Accepted { Rows: { Rejected: 0, Placed: > 0 } })
            {
                throw new InvalidOperationException($"The benchmark's file ended as {outcome}.");
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _jobs.DataSource.DisposeAsync();

    private Task DeclareAsync(CancellationToken cancellationToken)
        => _jobs.InScopeAsync(
            Scope,
            async session =>
            {
                await session.Connection.ExecuteAsync(session.Command(
                    "insert into access.agencies (agency_id, code, name, agency_type) values (@_agency, 'bench', 'Bench', 'police')",
                    new { _agency }));
                await new TestAgreement(Guid.CreateVersion7(), _agency, "BENCH")
                {
                    Ceiling = "open", Gateway = "open_licence", Law = ("none", "not_personal_data"), Kinds = ["street_crime"],
                }.InsertAsync(session);
            },
            cancellationToken);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(_connectionString + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await connection.ExecuteAsync(
                new CommandDefinition(statement + ";", commandTimeout: 300, cancellationToken: cancellationToken));
        }
    }
}
