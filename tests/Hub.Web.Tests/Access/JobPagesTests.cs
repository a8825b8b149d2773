using System.Globalization;
using System.Net;
using Hub.Data.Database;
using Hub.Testing;
using Hub.Web.Pages.Access.Jobs;

namespace Hub.Web.Tests.Access;

public sealed class JobPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Administrator = "administrator@police.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestRecords Records => new(portal.Database.Superuser, Token);

    private async Task<string> StateAsync(long id)
        => Assert.Single(await new TestPeople(portal.Database.Superuser, Token).ReadAsync<string>(
            "select state from job.requests where request_id = @id", new { id }));

    [Fact]
    public void JobKinds_HaveWords()
        => Assert.All(JobKinds.All, kind => Assert.NotEqual(kind, JobWords.Kind(kind)));

    [Fact]
    public async Task List_FilteredByState_ShowsWordsAndTheReason()
    {
        var parked = await Records.AddJobAsync(JobKinds.ProfileRender, "a1", JobStates.Parked, "The disk was full; free space.");
        var done = await Records.AddJobAsync(JobKinds.IngestLoad, "a2", JobStates.Done);
        using var browser = await portal.SignInAsync(Administrator);

        var stopped = await browser.PageAsync("/jobs?state=parked");
        var open = await browser.PageAsync("/jobs?state=nonsense&page=99");

        Assert.Contains("The disk was full; free space.", stopped, StringComparison.Ordinal);
        Assert.Contains("Stopped: needs somebody", stopped, StringComparison.Ordinal);
        Assert.DoesNotContain(string.Create(CultureInfo.InvariantCulture, $"Job {done},"), stopped, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Job {parked},"), open, StringComparison.Ordinal);
        Assert.Contains("stopped", await browser.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutBack_ParkedJob_WaitsAgainAndIsRecorded()
    {
        var parked = await Records.AddJobAsync(JobKinds.ProfileRender, "b1", JobStates.Parked, "The disk was full.");
        using var browser = await portal.SignInAsync(Administrator);
        var before = await portal.EventsAsync("JobRetried");

        using var answer = await browser.PostFormAsync("/jobs", ("id", parked.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(JobStates.Failed, await StateAsync(parked));
        Assert.Equal(before + 1, await portal.EventsAsync("JobRetried"));
        Assert.Contains("was put back", await browser.PageAsync("/jobs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JobStates.Done)]
    [InlineData(JobStates.Running)]
    public async Task PutBack_JobThatIsNotParked_IsRefusedWithASentenceAndNotRecorded(string state)
    {
        var job = await Records.AddJobAsync(JobKinds.ProfileRender, "c-" + state, state);
        using var browser = await portal.SignInAsync(Administrator);
        var before = await portal.EventsAsync("JobRetried");

        using var answer = await browser.PostFormAsync("/jobs", ("id", job.ToString(CultureInfo.InvariantCulture)));

        Assert.Contains("not parked any more", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(state, await StateAsync(job));
        Assert.Equal(before, await portal.EventsAsync("JobRetried"));
    }

    [Fact]
    public async Task Jobs_AdministratorOfAnotherAgency_AreRefused()
    {
        using var browser = await portal.SignInAsync("administrator@zorrelshire.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/jobs", Token)).StatusCode);
        Assert.DoesNotContain("/jobs", await browser.PageAsync("/"), StringComparison.Ordinal);
    }
}
