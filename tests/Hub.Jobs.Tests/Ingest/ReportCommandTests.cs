using System.Globalization;
using System.Text.Json;
using Hub.Data.Database;
using Hub.Jobs.Tests.Scheduling;
using Hub.Testing;

namespace Hub.Jobs.Tests.Ingest;

/// <summary>hub report, as an operator runs it.</summary>
public sealed class ReportCommandTests(JobsDatabase database) : IClassFixture<JobsDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-report-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int ExitCode, string Output)> RunAsync(string submission)
    {
        using var hub = WorkerProcess.Start(database.Hub.ConnectionString(Roles.Jobs), _folder, "report", submission);
        await hub.WaitAsync(Token);
        return (hub.ExitCode, hub.Output);
    }

    [Fact]
    public async Task Report_OfAReturn_IsItsJsonAndIsRecorded()
    {
        var people = new TestPeople(database.Hub.Superuser, Token);
        var records = new TestRecords(database.Hub.Superuser, Token);
        var agency = await people.AddAgencyAsync("reporting");
        await records.AddKindAsync("reported", "Reported fires");
        var agreement = await records.AddAgreementAsync(agency);
        var (id, key) = await records.AddSubmissionAsync(agency, agreement, "reported", new(2025, 3, 1), "partly_accepted");
        await records.AddProblemAsync(id, agency, agreement, 1, "The ward does not exist", "error", (14, "Nowhere"), (15, null));

        var (code, output) = await RunAsync(id.ToString(CultureInfo.InvariantCulture));

        Assert.True(code == 0, output);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(key, report.GetProperty("reference").GetProperty("id").GetGuid());
        Assert.Equal("Reported fires", report.GetProperty("kind").GetProperty("title").GetString());
        Assert.Equal(2, report.GetProperty("problems")[0].GetProperty("rows").GetInt64());
        Assert.Equal([$"system:command-line {agency}"], await people.ReadAsync<string>(
            "select actor || ' ' || agencies[1] from audit.events where kind = 'SubmissionProblemsRead' and subject_id = @id", new { id = $"{id}" }));
    }

    [Theory]
    [InlineData("4711", "There is no submission 4711; correct the number.")]
    [InlineData("fire", "fire")]
    public async Task Report_OfNoReturn_IsOneSentence(string submission, string words)
    {
        var (code, output) = await RunAsync(submission);

        Assert.NotEqual(0, code);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
