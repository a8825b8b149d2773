using System.Globalization;
using System.Text;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Scanning;
using Hub.Jobs.Tests.Scheduling;

namespace Hub.Jobs.Tests.Ingest;

/// <summary>The worker as a process, killed in the middle of a load: what it began leaves no trace, what it was asked is done.</summary>
public sealed class KilledWorkerTests(JobsDatabase database) : IClassFixture<JobsDatabase>, IDisposable
{
    private const int Rows = 150_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-killed-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Worker_KilledDuringALoad_LeavesNoHalfSubmissionAndAnotherFinishesIt()
    {
        var received = await ReceiveAsync();
        using (var first = await WorkerProcess.StartWorkerAsync(database, _folder, Token))
        {
            await UntilRowsAreReadAsync(received.RequestId);
            await first.KillAsync();
        }

        Assert.Equal(0, await database.CountAsync("select count(*) from ingest.source_records", Token));
        Assert.Equal(1, await database.CountAsync("select count(*) from ingest.submissions where status = 'received'", Token));

        using var second = await WorkerProcess.StartWorkerAsync(database, _folder, Token);
        var done = await database.WaitAsync(received.RequestId, Token, JobStates.Done, JobStates.Parked);

        Assert.Equal((JobStates.Done, 2), (done.State, done.Attempts));
        Assert.Equal(Rows, await database.CountAsync("select count(*) from ingest.source_records", Token));
        Assert.Equal(1, await database.CountAsync($"select count(*) from ingest.submissions where rows_accepted = {Rows}", Token));
    }

    [Fact]
    public async Task Worker_ToldToStop_EndsByItselfWithinSeconds()
    {
        using var worker = await WorkerProcess.StartWorkerAsync(database, _folder, Token);

        await worker.TerminateAsync(TimeSpan.FromMinutes(2), Token);

        Assert.Equal(0, worker.ExitCode);
    }

    [Fact]
    public async Task Worker_WithTheOwnersRights_RefusesToStart()
    {
        foreach (var role in new[] { Roles.Owner, "hub" })
        {
            using var worker = WorkerProcess.Start(database.Hub.ConnectionString(role), _folder, "worker");
            await worker.WaitAsync(Token);

            Assert.NotEqual(0, worker.ExitCode);
            Assert.Contains("give HUB_DATABASE the role hub_jobs", worker.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", worker.Output, StringComparison.Ordinal);
        }
    }

    private async Task<ReceiveOutcome.Received> ReceiveAsync()
    {
        var description = Path.Combine(_folder, "hub.json");
        await File.WriteAllTextAsync(description, Description, Token);
        var agencies = await InputFolderStore.DeclareAsync(
            database.Hub.Jobs, InputFolder.Read(_folder, description), KindSharing.All(DatasetKinds.Load(DatasetKinds.ShippedFolder)),
            TimeProvider.System, "system:test", Token);
        var options = new IngestOptions
        {
            FilesFolder = _folder, KeyFile = Path.Combine(_folder, "master.key"), MayCreateKeyFile = true,
        };
        var receive = new ReceiveSubmission(
            database.Hub.Jobs, DatasetKinds.Load(DatasetKinds.ShippedFolder), new QuarantineFolder(options), TimeProvider.System);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Csv()));
        var outcome = await receive.RunAsync(
            new ReceiveRequest(
                agencies[0], "street_crime", new DateOnly(2025, 3, 1), new DateOnly(2025, 4, 1), "march.csv", "system:command-line"),
            file,
            Token);
        return Assert.IsType<ReceiveOutcome.Received>(outcome);

        static string Csv()
        {
            var text = new StringBuilder(
                "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n");
            for (var row = 0; row < Rows; row++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{row:x64},2025-03,Northmere Police,Northmere Police,,,No Location,,,Drugs,,\n");
            }

            return text.ToString();
        }
    }

    private async Task UntilRowsAreReadAsync(long requestId)
    {
        while (true)
        {
            var status = await database.StatusAsync(requestId, Token);
            Assert.True(status.State is JobStates.Due or JobStates.Handed or JobStates.Running, $"{status.State}: {status.Error}");
            if (status is { State: JobStates.Running, Done: > 0, Stage: not ScanWords.Stage })
            {
                return;
            }

            await Task.Delay(10, Token);
        }
    }

    private const string Description =
        """
        {
          "name": "A made-up folder", "fictional": true,
          "document": { "marking": "OFFICIAL", "author": "Nobody", "forceName": "Northmere" },
          "profile": { "from": "2025-01-01", "until": "2026-01-01" },
          "agencies": [ { "code": "police", "name": "Northmere Police", "type": "police" } ],
          "agreements": [ { "reference": "A-1", "agency": "police", "title": "T", "purpose": "P",
            "purposes": [ "local_profile" ], "lawfulBasis": "not_personal_data", "gateway": "open_licence",
            "dataClassCeiling": "open", "retentionMonths": 36, "contactName": "Desk", "validFrom": "2020-01-01", "validUntil": "2030-01-01",
            "signedOn": "2020-01-01", "status": "signed", "kinds": [ { "kind": "street_crime" } ] } ]
        }
        """;
}
