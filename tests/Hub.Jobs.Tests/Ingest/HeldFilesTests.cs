using Dapper;
using Hub.Data.Database;
using Hub.Jobs.Tests.Scheduling;
using Hub.Testing;
using Hub.Testing.Scanning;

namespace Hub.Jobs.Tests.Ingest;

/// <summary><c>hub load</c> without a virus scanner, and a worker that finds it back.</summary>
public sealed class HeldFilesTests(JobsDatabase database) : IClassFixture<JobsDatabase>, IDisposable
{
    private const string Heading =
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-held-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Load_ScannerAway_HoldsTheFile_AndTheWorkerTakesItWhenItIsBack()
    {
        var agency = await new TestPeople(database.Hub.Superuser, Token).AddAgencyAsync("police");
        await database.Hub.Jobs.InScopeAsync(
            Scope.Of("test", "test", agency),
            session => new TestAgreement(Guid.CreateVersion7(), agency, "HELD") { Kinds = ["street_crime"] }.InsertAsync(session),
            Token);
        var file = Path.Combine(_folder, "march.csv");
        await File.WriteAllTextAsync(
            file, Heading + $"{new string('a', 64)},2025-03,Northmere Police,Northmere Police,,,No Location,,,Drugs,,\n", Token);
        await using var server = await ClamdServer.StartAsync();
        await server.StopAsync();

        using (var load = Start(server, "load", "--agency", "police", "--kind", "street_crime", "--period", "2025-03", file))
        {
            await load.WaitAsync(Token);
            Assert.Equal(1, load.ExitCode);
            Assert.Contains("march.csv: held. The virus scanner does not answer; start clamd", load.Output, StringComparison.Ordinal);
        }

        Assert.Equal(("held", "failed", 0), await StandingAsync());
        await server.StartAgainAsync();
        // A minute passes.
        await SqlAsync("update job.requests set due_at = now() where state = 'failed' returning 1");
        using var worker = Start(server, "worker");
        while ((await StandingAsync()).Status != "accepted")
        {
            await Task.Delay(100, Token);
        }

        Assert.Equal(("accepted", "done", 1), await StandingAsync());
        Assert.Equal("local test", await SqlAsync<string>("select signature_source from ingest.scanner_standing where why is null"));
    }

    [Fact]
    public async Task Doctor_SaysWhatIsWrongWithTheScanner()
    {
        await using var server = await ClamdServer.StartAsync();
        using (var doctor = Start(server, "doctor"))
        {
            await doctor.WaitAsync(Token);
            Assert.Contains("scanner    ok", doctor.Output, StringComparison.Ordinal);
        }

        await server.StopAsync();
        using var again = Start(server, "doctor");
        await again.WaitAsync(Token);
        Assert.Contains("scanner    The virus scanner does not answer; start clamd", again.Output, StringComparison.Ordinal);
    }

    private WorkerProcess Start(ClamdServer server, params string[] arguments)
        => WorkerProcess.Start(
            database.Hub.ConnectionString(Roles.Jobs), database.Hub.ConnectionString(Roles.Owner), Path.Combine(_folder, "files"), arguments,
            server.Address);

    private async Task<(string Status, string State, int Attempts)> StandingAsync()
        => await SqlAsync<(string, string, int)>(
            """
            select s.status, r.state, r.attempts
            from ingest.submissions s join job.requests r on r.subject_id = s.submission_id::text and r.kind = 'ingest.load'
            """);

    private Task SqlAsync(string sql) => SqlAsync<int>(sql);

    private async Task<T> SqlAsync<T>(string sql)
    {
        await using var connection = await database.Hub.Superuser.OpenConnectionAsync(Token);
        return await connection.QuerySingleAsync<T>(new CommandDefinition(sql, cancellationToken: Token));
    }
}
