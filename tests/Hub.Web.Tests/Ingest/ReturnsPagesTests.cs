using System.Net;
using Hub.Testing;

namespace Hub.Web.Tests.Ingest;

public sealed class ReturnsPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Officer = "data-officer@zorrelshire.example";

    private static int _months;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestRecords Records => new(portal.Database.Superuser, Token);

    private TestPeople People => new(portal.Database.Superuser, Token);

    private async Task<(long Id, Guid Key)> ReturnAsync(string agencyCode, string status, string file, string? refusal = null)
    {
        var agency = await portal.AgencyIdAsync(agencyCode);
        await Records.AddKindAsync("assaults", "Assaults recorded");
        var agreement = await Records.AddAgreementAsync(agency);
        // Each in a month of its own: one accepted return stands for a period.
        var month = new DateOnly(2000, 1, 1).AddMonths(Interlocked.Increment(ref _months));
        var (id, key) = await Records.AddSubmissionAsync(agency, agreement, "assaults", month, status, file, refusal);
        await Records.AddProblemAsync(id, agency, agreement, 1, "The ward does not exist", "error", (14, "Nowhere <b>"), (15, null));
        return (id, key);
    }

    [Fact]
    public async Task List_DataOfficer_SeesTheirAgencysReturnsOnly()
    {
        var (_, own) = await ReturnAsync("zorrelshire", "partly_accepted", "own-return.csv");
        var (_, other) = await ReturnAsync("police", "accepted", "other-return.csv");
        using var browser = await portal.SignInAsync(Officer);

        var page = await browser.PageAsync("/submissions");

        Assert.Contains($"/submissions/{own}", page, StringComparison.Ordinal);
        Assert.Contains("Accepted without some rows", page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.ToString(), page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/submissions/{other}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/submissions/{other}/check", Token)).StatusCode);
    }

    [Fact]
    public async Task Report_Refused_SaysWhyAndWhatWasDropped()
    {
        var (id, key) = await ReturnAsync("zorrelshire", "rejected", "refused.csv", "The file is of another month; send the right one.");
        using var browser = await portal.SignInAsync(Officer);

        var page = await browser.PageAsync($"/submissions/{key}");

        Assert.Contains("The file is of another month; send the right one.", page, StringComparison.Ordinal);
        Assert.Contains($"Submission {id}", page, StringComparison.Ordinal);
        Assert.Contains("Shoe size", page, StringComparison.Ordinal);
        Assert.Contains("The ward does not exist", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Opened_ShowsSpreadsheetRowsEncodedAndIsRecordedOnce()
    {
        var (id, key) = await ReturnAsync("zorrelshire", "partly_accepted", "problems.csv");
        using var browser = await portal.SignInAsync(Officer);
        var actor = (await portal.AccountIdAsync(Officer)).ToString();
        var before = await portal.EventsAsync("SubmissionProblemsRead", actor);

        var page = await browser.PageAsync($"/submissions/{key}");

        Assert.Contains("Nowhere &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("SubmissionProblemsRead", actor));
        Assert.Contains(
            id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            await People.ReadAsync<string>("select subject_id from audit.events where kind = 'SubmissionProblemsRead' and actor = @actor", new { actor }));
    }

    [Fact]
    public async Task Due_RequiredReturn_IsShownWithHowItStandsAndOnTheHomePage()
    {
        var agency = await portal.AgencyIdAsync("zorrelshire");
        await Records.AddKindAsync("not_registered_here", "Ambulance call-outs");
        await People.ExecuteAsync("delete from ingest.dataset_kinds where kind = 'not_registered_here'");
        await People.ExecuteAsync(
            """
            insert into ingest.required_sources (agency_id, kind, every, due_days, required_from)
            values (@agency, 'not_registered_here', 'month', 10, current_date - 100) on conflict do nothing
            """,
            new { agency });
        using var browser = await portal.SignInAsync(Officer);

        var page = await browser.PageAsync("/submissions/due");
        var home = await browser.PageAsync("/");

        Assert.Contains("To do now", page, StringComparison.Ordinal);
        Assert.Contains(">Late<", page, StringComparison.Ordinal);
        Assert.Contains("Cannot start yet", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/submissions/send?kind=not_registered_here&amp;from=", page, StringComparison.Ordinal);
        Assert.Contains("to do", home, StringComparison.Ordinal);
        Assert.Contains("href=\"/submissions/send?kind=not_registered_here&amp;from=", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_NothingThere_SayWhatWillAppear()
    {
        using var browser = await portal.SignInAsync("information-governance@police.example");
        await People.ExecuteAsync(
            """
            delete from ingest.problem_counts; delete from ingest.row_problems; delete from ingest.submissions
            where agency_id = (select agency_id from access.agencies where code = 'police')
            """);

        Assert.Contains("Your agency has sent no return yet", await browser.PageAsync("/submissions?page=nonsense"), StringComparison.Ordinal);
        Assert.Contains("No return is required of your agency", await browser.PageAsync("/submissions/due"), StringComparison.Ordinal);
    }
}
