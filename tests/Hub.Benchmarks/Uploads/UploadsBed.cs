using System.Globalization;
using Dapper;
using Hub.Data.Access.Setup;
using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Scanning;
using Hub.DevIdentity;
using Hub.Jobs.Scheduling;
using Hub.SampleForce;
using Hub.Testing;
using Hub.Testing.Scanning;

namespace Hub.Benchmarks.Uploads;

/// <summary>A database with the fictional force's areas and agencies of one data officer each, who may send one kind of open data.</summary>
internal sealed class UploadsBed : IAsyncDisposable
{
    public const string Kind = "street_crime";
    private readonly HubDatabase _jobs;
    private readonly PostgresCluster _cluster;

    private UploadsBed(PostgresCluster cluster, string database, string folder, IReadOnlyList<SamplePerson> people)
    {
        (_cluster, Database, People) = (cluster, database, people);
        _jobs = new HubDatabase(HubDataSource.Create(cluster.ConnectionString(database, Roles.Jobs)));
        Files = new IngestOptions
        {
            FilesFolder = Path.Combine(folder, "files"), KeyFile = Path.Combine(folder, "hub.key"), MayCreateKeyFile = true,
        };
    }

    public static DateOnly From { get; } = new(2025, 1, 1);

    public static DateOnly Until { get; } = new(2026, 1, 1);

    public string Database { get; }

    public IngestOptions Files { get; }

    public IReadOnlyList<SamplePerson> People { get; }

    public static async Task<UploadsBed> CreateAsync(
        PostgresCluster cluster, string database, string folder, int officers, CancellationToken cancellationToken)
    {
        await using (var superuser = HubDataSource.Create(cluster.ConnectionString() + ";Pooling=false"))
        {
            await Roles.EnsureAsync(superuser, database, cancellationToken);
        }

        var kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);
        var sample = Path.Combine(folder, "sample");
        if (!Directory.Exists(sample))
        {
            SampleFolder.Write(new SampleOptions { Folder = sample, Scale = 0.1, Months = 1 }, kinds.Kinds);
        }

        var people = Enumerable.Range(1, officers).Select(Person).ToList();
        await using (var owner = HubDataSource.Create(cluster.ConnectionString(database, Roles.Owner)))
        {
            await new Migrator(owner).MigrateAsync(cancellationToken);
            await HangfireStorage.PrepareAsync(owner, cancellationToken);
            await new AreaImport(new HubDatabase(owner)).ImportAsync(
                AreaFolder.Read(sample, Path.Combine(sample, "hub.json")), "bench", cancellationToken);
            var file = new PeopleFile(
                [.. people.Select(person => new FilePerson(
                    person.TenantId, person.ObjectId, person.Name, person.UserName, [new(Code(person), [new("data_officer")])]))],
                [.. people.Select((person, number) => new FileAgency(
                    Code(person), "Agency " + Code(person), "council", number == 0, [person.TenantId], [Code(person) + ".example"]))]);
            var outcome = await new RegisterPeople(new HubDatabase(owner), TimeProvider.System).HandleAsync(file, cancellationToken);
            if (outcome is not RegisterPeopleOutcome.Registered)
            {
                throw new InvalidOperationException($"The officers could not be registered: {outcome}.");
            }
        }

        var bed = new UploadsBed(cluster, database, folder, people);
        await bed.AgreeAsync(cancellationToken);
        return bed;
    }

    /// <summary>Loads the files one after the other, each in its agency's name.</summary>
    public async Task LoadAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);
        var quarantine = new QuarantineFolder(Files);
        var receive = new ReceiveSubmission(_jobs, kinds, quarantine, TimeProvider.System);
        var scan = new ScanSubmission(_jobs, quarantine, new CleanScanner(), TimeProvider.System);
        var load = new LoadSubmission(quarantine, kinds, TimeProvider.System);
        foreach (var (agency, path) in (await AgenciesAsync(cancellationToken)).Zip(files))
        {
            var scope = Scope.Of("bench", "bench", agency);
            await using var content = File.OpenRead(path);
            var received = await receive.RunAsync(
                new ReceiveRequest(agency, Kind, From, Until, "bench.csv", "bench"), content, cancellationToken) as ReceiveOutcome.Received
                ?? throw new InvalidOperationException("A file was not received.");
            await scan.RunAsync(scope, received.SubmissionId, JobProgress.None, cancellationToken);
            await _jobs.InScopeAsync(
                scope, session => load.RunAsync(session, received.SubmissionId, JobProgress.None), cancellationToken);
        }
    }

    /// <summary>Of each agency, by code, a hash of everything that figures are made of: its standing rows in the file's order.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DigestsAsync(CancellationToken cancellationToken)
    {
        await using var source = HubDataSource.Create(_cluster.ConnectionString(Database) + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<(string Code, string Digest)>(new CommandDefinition(
            """
            select a.code, count(*) || ' ' || md5(string_agg(concat_ws('|', r.row_number, r.event_from, r.event_until, r.date_precision,
                r.lsoa21, r.place_code, r.place_precision, r.measure, r.fields), chr(10) order by r.row_number))
            from ingest.submissions s
            join ingest.source_records r using (submission_id)
            join access.agencies a on a.agency_id = s.agency_id
            where s.status in ('accepted', 'accepted_with_warnings', 'partly_accepted')
            group by a.code
            """,
            commandTimeout: 600, cancellationToken: cancellationToken))).ToDictionary(row => row.Code, row => row.Digest, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _jobs.DataSource.DisposeAsync();

    private static SamplePerson Person(int number)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"council-{number:00}");
        return new SamplePerson(
            new Guid(0x20000000, 0, (short)number, new byte[8]), new Guid(0x10000000, 0, (short)number, new byte[8]),
            $"data-officer@{code}.example", "Officer of " + code, "data officer");
    }

    private static string Code(SamplePerson person) => person.UserName["data-officer@".Length..^".example".Length];

    private async Task<IReadOnlyList<Guid>> AgenciesAsync(CancellationToken cancellationToken)
        => await _jobs.InScopeAsync(
            Scope.None("bench", "bench"),
            async session => (await session.Connection.QueryAsync<Guid>(session.Command(
                "select agency_id from access.agencies where code like 'council-%' order by code"))).AsList(),
            cancellationToken);

    private async Task AgreeAsync(CancellationToken cancellationToken)
    {
        foreach (var agency in await AgenciesAsync(cancellationToken))
        {
            await _jobs.InScopeAsync(
                Scope.Of("bench", "bench", agency),
                session => new TestAgreement(Guid.CreateVersion7(), agency, "BENCH-" + agency.ToString("N"))
                {
                    Ceiling = "open", Gateway = "open_licence", Law = ("none", "not_personal_data"), Kinds = [Kind],
                }.InsertAsync(session),
                cancellationToken);
        }
    }
}
