using System.Net;
using Hub.Testing;

namespace Hub.Web.Tests.Ingest;

/// <summary>The report on a return, the page that sends it, and the confirmation.</summary>
public sealed class ReportPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Officer = "data-officer@zorrelshire.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestPeople People => new(portal.Database.Superuser, Token);

    /// <summary>Fills in the page's form and sends it, its hidden fields as they stand.</summary>
    private static async Task<HttpResponseMessage> SubmitAsync(PortalClient browser, string path, params (string Name, string Value)[] fields)
    {
        var hidden = PortalClient.Fields(await browser.PageAsync(path)).Where(field => field.Key == "SeenCheckedAt")
            .Select(field => (field.Key, field.Value));
        return await browser.PostFormAsync(path, [.. fields, .. hidden]);
    }

    private async Task<(long Id, Guid Key)> ReturnAsync(string status, DateOnly month)
    {
        var records = new TestRecords(portal.Database.Superuser, Token);
        var agency = await portal.AgencyIdAsync("zorrelshire");
        await records.AddKindAsync("assaults", "Assaults recorded");
        var agreement = await records.AddAgreementAsync(agency);
        var (id, key) = await records.AddSubmissionAsync(agency, agreement, "assaults", month, status);
        await People.ExecuteAsync(
            "update ingest.submissions set read_as = '{\"format\": \"csv\", \"headerRow\": 1, \"columns\": []}' where submission_id = @id", new { id });
        await records.AddProblemAsync(id, agency, agreement, 1, "The ward does not exist", "error", (14, "Nowhere"), (15, null));
        return (id, key);
    }

    [Fact]
    public async Task Report_Checked_SaysInItsTitleHowManyRowsAndWhatToDo()
    {
        var (_, key) = await ReturnAsync("checked", new(2021, 1, 1));
        using var browser = await portal.SignInAsync(Officer);

        var page = await browser.PageAsync($"/submissions/{key}");

        Assert.Contains("There is a problem with 3 rows</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Continue without these 3 rows", page, StringComparison.Ordinal);
        Assert.Contains("The ward does not exist: 2 rows", page, StringComparison.Ordinal);
        Assert.Contains($"/submissions/{key}/fix?row=14", page, StringComparison.Ordinal);
        Assert.Contains("Questions? Ask", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OpenedByWhoMayNotSend_OffersNoAct()
    {
        var (_, key) = await ReturnAsync("checked", new(2021, 2, 1));
        using var browser = await portal.SignInAsync("information-governance@zorrelshire.example");

        var page = await browser.PageAsync($"/submissions/{key}");

        Assert.DoesNotContain("Continue without", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/fix?row=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NothingChosen_AsksThenSendsOnceAndConfirms()
    {
        var (id, key) = await ReturnAsync("checked", new(2021, 3, 1));
        using var browser = await portal.SignInAsync(Officer);
        var path = $"/submissions/{key}/check";
        var page = await browser.PageAsync(path);
        Assert.Contains("Not provided", page, StringComparison.Ordinal);
        Assert.Contains("Change<span class=\"govuk-visually-hidden\"> period</span>", page, StringComparison.Ordinal);

        var asked = await SubmitAsync(browser, path);
        Assert.Contains("Select what you want to do", await asked.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var sent = await SubmitAsync(browser, path, ("Choice", "without_bad_rows"));

        Assert.Equal($"/submissions/{key}/sent", sent.Headers.Location?.ToString());
        var confirmation = await browser.PageAsync($"/submissions/{key}/sent");
        Assert.Contains($"Submission {id}", confirmation, StringComparison.Ordinal);
        Assert.Contains("What happens next", confirmation, StringComparison.Ordinal);
        Assert.Equal("sent without_bad_rows", (await People.ReadAsync<string>(
            "select status || ' ' || decision from ingest.submissions where submission_id = @id", new { id })).Single());
        Assert.Equal(1, (await People.ReadAsync<long>(
            "select count(*) from job.requests where kind = 'ingest.load' and subject_id = @id::text", new { id })).Single());
        // A second press, or the back button, leads to the return as it stands.
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(path, Token)).StatusCode);
    }

    [Fact]
    public async Task Check_StoppedByChoice_SendsNothing()
    {
        var (id, key) = await ReturnAsync("checked", new(2021, 4, 1));
        using var browser = await portal.SignInAsync(Officer);

        var answer = await SubmitAsync(browser, $"/submissions/{key}/check", ("Choice", "stop"));

        Assert.Equal($"/submissions/{key}", answer.Headers.Location?.ToString());
        Assert.Equal("checked", (await People.ReadAsync<string>(
            "select status from ingest.submissions where submission_id = @id", new { id })).Single());
    }

    [Fact]
    public async Task Discard_Confirmed_SaysThatNothingIsLeft()
    {
        var (_, key) = await ReturnAsync("checked", new(2021, 5, 1));
        using var browser = await portal.SignInAsync(Officer);

        var answer = await SubmitAsync(browser, $"/submissions/{key}/discard");

        Assert.Equal($"/submissions/{key}", answer.Headers.Location?.ToString());
        var page = await browser.PageAsync($"/submissions/{key}");
        Assert.Contains("This return was discarded", page, StringComparison.Ordinal);
        Assert.Contains("Its file is destroyed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportJson_Downloaded_IsTheReportAndRecorded()
    {
        var (id, key) = await ReturnAsync("partly_accepted", new(2021, 6, 1));
        using var browser = await portal.SignInAsync(Officer);
        var before = await portal.EventsAsync("SubmissionProblemsRead");

        var json = await (await browser.GetAsync($"/submissions/{key}/report.json", Token)).Content.ReadAsStringAsync(Token);

        Assert.Contains($"\"submission\": {id}", json, StringComparison.Ordinal);
        Assert.Contains("\"value\": \"Nowhere\"", json, StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("SubmissionProblemsRead"));
    }

    [Fact]
    public async Task Rule_Opened_HasTheSameTitleAsInTheReport()
    {
        using var browser = await portal.SignInAsync(Officer);

        var page = await browser.PageAsync("/submissions/rules/not_whole");

        Assert.Contains("A value is not a whole number</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Why it matters", page, StringComparison.Ordinal);
    }
}
