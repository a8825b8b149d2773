using System.Diagnostics;
using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Scanning;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Persons.Rights;
using Hub.Data.Sharing;
using Hub.Testing;
using Hub.Testing.Scanning;

namespace Hub.Benchmarks;

/// <summary>A migrated database with one agency whose records of people may be combined, and the register of links.</summary>
internal sealed class RegisterBed : IAsyncDisposable
{
    private const string Json =
        """
        {
          "kind": "bench_people", "version": 1, "title": "People", "shape": "record", "agencyTypes": ["police"], "dataClass": "personal",
          "regime": "part2", "gateway": "cda_1998_s115", "calendar": { "every": "month", "dueDays": 30 },
          "schema": { "fields": [
            { "name": "unique_id", "title": "unique_id", "type": "string", "description": "D.", "example": "1", "constraints": { "required": true } },
            { "name": "forename", "title": "forename", "type": "string", "description": "D.", "example": "Zebedee", "identifier": "name" },
            { "name": "surname", "title": "surname", "type": "string", "description": "D.", "example": "Nobody", "identifier": "name" },
            { "name": "dob", "title": "dob", "type": "string", "description": "D.", "example": "2008-02-29", "identifier": "date_of_birth" },
            { "name": "sex", "title": "gender", "type": "string", "description": "D.", "example": "f" },
            { "name": "address", "title": "address", "type": "string", "description": "D.", "example": "1 Street", "identifier": "address" },
            { "name": "postcode", "title": "postcode", "type": "string", "description": "D.", "example": "ZZ1 1ZZ", "identifier": "address" } ] },
          "roles": { "person": { "fields": ["forename", "surname", "dob", "sex", "address", "postcode"], "category": { "value": "other" },
            "basis": "fact" }, "recordKey": "unique_id" },
          "codeLists": {}, "rules": [], "acceptance": { "onBadRows": "accept_without", "maxBadShare": 0.5 },
          "suppression": { "policy": "default" }, "caveat": "C.", "help": { "what": "W.", "why": "W.", "how": "H." },
          "example": [ ["1", "Zebedee", "Nobody", "2008-02-29", "f", "1 Street", "ZZ1 1ZZ"] ]
        }
        """;

    private readonly Guid _agency = Guid.NewGuid();
    private readonly HubDatabase _jobs;
    private readonly QuarantineFolder _quarantine;
    private readonly DatasetKinds _kinds;
    private readonly LinkRegister _register;

    private RegisterBed(PostgresCluster cluster, string database, string folder)
    {
        var (kind, errors) = DatasetKinds.Parse("bench_people.json", Json);
        _kinds = new DatasetKinds([kind ?? throw new InvalidOperationException(string.Join(' ', errors))], []);
        _jobs = new HubDatabase(HubDataSource.Create(cluster.ConnectionString(database, Roles.Jobs)));
        var keyFile = Path.Combine(folder, "hub.key");
        _quarantine = new QuarantineFolder(
            new IngestOptions { FilesFolder = Path.Combine(folder, "files"), KeyFile = keyFile, MayCreateKeyFile = true });
        _register = new LinkRegister(new RightsSeal(keyFile, true), _kinds, TimeProvider.System);
    }

    private Scope Scope => Scope.Of("bench", "bench", _agency);

    public static async Task<RegisterBed> CreateAsync(
        PostgresCluster cluster, string database, string folder, CancellationToken cancellationToken)
    {
        await using (var superuser = HubDataSource.Create(cluster.ConnectionString()))
        {
            await Roles.EnsureAsync(superuser, database, cancellationToken);
        }

        await using (var owner = HubDataSource.Create(cluster.ConnectionString(database, Roles.Owner)))
        {
            await new Migrator(owner).MigrateAsync(cancellationToken);
        }

        var bed = new RegisterBed(cluster, database, folder);
        await bed._jobs.InScopeAsync(bed.Scope, bed.DeclareAsync, cancellationToken);
        return bed;
    }

    /// <summary>Takes a file in as a return of a month; gives the submission. Not timed.</summary>
    public async Task<long> LoadAsync(string path, int month, CancellationToken cancellationToken)
    {
        var from = new DateOnly(2025, month, 1);
        await using var file = File.OpenRead(path);
        var received = await new ReceiveSubmission(_jobs, _kinds, _quarantine, TimeProvider.System).RunAsync(
            new ReceiveRequest(_agency, "bench_people", from, from.AddMonths(1), "bench.csv", "bench"), file, cancellationToken)
            as ReceiveOutcome.Received ?? throw new InvalidOperationException("The benchmark's file was not received.");
        await new ScanSubmission(_jobs, _quarantine, new CleanScanner(), TimeProvider.System)
            .RunAsync(Scope, received.SubmissionId, JobProgress.None, cancellationToken);
        var outcome = await _jobs.InScopeAsync(
            Scope,
            session => new LoadSubmission(_quarantine, _kinds, TimeProvider.System).RunAsync(session, received.SubmissionId, JobProgress.None),
            cancellationToken);
        return outcome is LoadOutcome.Accepted
            ? received.SubmissionId : throw new InvalidOperationException($"The benchmark's file ended as {outcome}.");
    }

    /// <summary>Seconds of a run, its commit included, and the records that stand after it.</summary>
    public async Task<(double Seconds, long Records)> LinkAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var scope = await IndicatorQueries.AssemblyScopeAsync(_jobs, SystemActors.Linking, "bench", cancellationToken);
        var run = await _jobs.InScopeAsync(
            scope, session => _register.RunAsync(session, LinkRequests.Person, LinkWish.WhatChanged, JobProgress.None), cancellationToken);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, run!.Records);
    }

    /// <summary>Takes a return back. Not timed: what follows is.</summary>
    public Task TakeBackAsync(long submission, CancellationToken cancellationToken)
        => _jobs.InScopeAsync(
            Scope,
            async session =>
            {
                var rows = new WithdrawnRows(submission, null, RowEffect.Erase, Guid.NewGuid(), "bench");
                foreach (var feature in new IOnWithdrawal[]
                    { new IngestWithdrawal(_quarantine, TimeProvider.System), new RegisterWithdrawal(), new PersonsWithdrawal(TimeProvider.System) })
                {
                    await feature.ApplyAsync(session, rows);
                }

                await session.Connection.ExecuteAsync(session.Command(
                    "update ingest.submissions set status = 'withdrawn' where submission_id = @submission", new { submission }));
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _jobs.DataSource.DisposeAsync();

    private async Task DeclareAsync(HubSession session)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "insert into access.agencies (agency_id, code, name, agency_type) values (@_agency, 'bench', 'Bench', 'police')", new { _agency }));
        var agreement = Guid.CreateVersion7();
        await new TestAgreement(agreement, _agency, "BENCH") { Kinds = ["bench_people"] }.InsertAsync(session);
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into sharing.agreement_combining (agreement_id, agency_id, kind, kind_class, with_kind, with_class, purpose)
            values (@agreement, @_agency, 'bench_people', 'personal', 'bench_people', 'personal', 'count_people_once')
            """,
            new { agreement, _agency }));
    }
}
