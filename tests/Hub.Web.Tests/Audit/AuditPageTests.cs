using System.Net;
using System.Text;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Audit.Sealing;
using Hub.Data.Database;

namespace Hub.Web.Tests.Audit;

/// <summary>The pages of the audit record, by role and by agency.</summary>
public sealed class AuditPageTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task WriteAsync(
        string actor, string actingFor, string[] concerning, AuditEventKind kind, string subject, string purpose = "prepare a meeting")
    {
        var agencies = new List<Guid>();
        foreach (var code in concerning)
        {
            agencies.Add(await portal.AgencyIdAsync(code));
        }

        var scope = Scope.Of(actor, purpose, await portal.AgencyIdAsync(actingFor));
        await portal.Database.Jobs.InScopeAsync(
            scope, session => AuditStore.WriteAsync(session, new AuditEvent(kind, "profile", subject) { Agencies = agencies }), Token);
    }

    [Fact]
    public async Task Search_OfTheHostsAuditor_FindsEverythingAndIsRecorded()
    {
        await WriteAsync("system:ingest", "zorrelshire", [], AuditEventKind.SubmissionAccepted, "search-1");
        using var browser = await portal.SignInAsync("auditor@police.example");
        var auditor = (await portal.AccountIdAsync("auditor@police.example")).ToString();
        var before = await portal.EventsAsync("AuditRecordSearched", auditor);

        var page = await browser.PageAsync("/audit?Subject=search-1");

        Assert.Contains("1 event", page, StringComparison.Ordinal);
        Assert.Contains("Return accepted", page, StringComparison.Ordinal);
        Assert.Contains("The hub (ingest)", page, StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("AuditRecordSearched", auditor));
    }

    [Fact]
    public async Task Search_OfAnotherAgencysAuditor_FindsWhatConcernsIt()
    {
        await WriteAsync("system:ingest", "police", [], AuditEventKind.SubmissionAccepted, "only-police");
        await WriteAsync("system:ingest", "police", ["zorrelshire"], AuditEventKind.RecordsCombined, "both");
        using var browser = await portal.SignInAsync("auditor@zorrelshire.example");

        Assert.Contains("No events", await browser.PageAsync("/audit?Subject=only-police"), StringComparison.Ordinal);
        Assert.Contains("Records of several kinds combined", await browser.PageAsync("/audit?Subject=both"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Actor=Jane+Invented", "This is not an id")]
    [InlineData("From=31.03.2026", "This is not a day")]
    [InlineData("From=2026-03-31&Last=2026-03-01", "The last day is before the first")]
    [InlineData("Kind=17", "Choose one from the list")]
    [InlineData("Kind=Nonsense", "Choose one from the list")]
    [InlineData("Agency=x", "Choose an agency from the list")]
    public async Task Search_NotUnderstood_SaysWhyAndSearchesNothing(string query, string sentence)
    {
        using var browser = await portal.SignInAsync("auditor@police.example");
        var before = await portal.EventsAsync("AuditRecordSearched");

        var page = await browser.PageAsync("/audit?" + query);

        Assert.Contains("There is a problem", page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Equal(before, await portal.EventsAsync("AuditRecordSearched"));
    }

    [Fact]
    public async Task Search_ManyEvents_IsPaged()
    {
        for (var i = 0; i < 60; i++)
        {
            await WriteAsync("system:paging", "police", [], AuditEventKind.ProfileRead, $"page-{i:00}");
        }

        using var browser = await portal.SignInAsync("auditor@police.example");
        var first = await browser.PageAsync("/audit?Actor=system:paging");
        var second = await browser.PageAsync("/audit?Actor=system:paging&page=2");

        Assert.Contains("Page 1 of 2", first, StringComparison.Ordinal);
        Assert.Contains("page-59", first, StringComparison.Ordinal);
        Assert.DoesNotContain("page-09", first, StringComparison.Ordinal);
        Assert.Contains("page-09", second, StringComparison.Ordinal);
        Assert.Contains("Page 2 of 2", await browser.PageAsync("/audit?Actor=system:paging&page=999"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_IsAFileWithoutFormulas_AndRecorded()
    {
        await WriteAsync("system:export", "police", [], AuditEventKind.ProfileDownloaded, "export-1", "=1+cmd|' /C calc'!A0");
        using var browser = await portal.SignInAsync("auditor@police.example");
        var before = await portal.EventsAsync("AuditRecordExported");

        using var answer = await browser.GetAsync("/audit?handler=Export&Actor=system:export", Token);
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Token));

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var lines = text.TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"'=1+cmd|' /C calc'!A0\"", lines[1], StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("AuditRecordExported"));
    }

    [Fact]
    public async Task OurData_ShowsUseByOthersAndByTheHub_NotSignInsNorForeignNames()
    {
        var analyst = await portal.AccountIdAsync("analyst@police.example");
        await WriteAsync(analyst.ToString(), "police", ["zorrelshire"], AuditEventKind.ProfileRead, "use-by-person");
        await WriteAsync("system:indicators", "police", ["zorrelshire"], AuditEventKind.JobEnded, "use-by-job");
        await WriteAsync(analyst.ToString(), "police", ["zorrelshire"], AuditEventKind.SignedIn, "sign-in-event");
        await WriteAsync(analyst.ToString(), "police", [], AuditEventKind.ProfileRead, "use-of-police");
        using var browser = await portal.SignInAsync("information-governance@zorrelshire.example");

        var page = await browser.PageAsync("/audit/our-data");

        Assert.Contains("use-by-person", page, StringComparison.Ordinal);
        Assert.Contains("use-by-job", page, StringComparison.Ordinal);
        Assert.Contains("A person of another agency", page, StringComparison.Ordinal);
        Assert.Contains("Marrowshire Constabulary", page, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Person("analyst@police.example").Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain("sign-in-event", page, StringComparison.Ordinal);
        Assert.DoesNotContain("use-of-police", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seals_ShowTheirState()
    {
        using var browser = await portal.SignInAsync("auditor@zorrelshire.example");
        await SealEvents.HandleAsync(portal.Database.Jobs, Scope.None("system:audit", "seal"), Token);
        await RecordVerification.HandleAsync(
            portal.Database.Jobs, Scope.None(SystemActors.Audit, "verify"), new VerificationCounts(3, 1, 0, 0), Token);

        var page = await browser.PageAsync("/audit/seals");

        Assert.Contains("Number ", page, StringComparison.Ordinal);
        Assert.Contains("nothing was altered", page, StringComparison.Ordinal);
        Assert.Contains("84 months", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit")]
    [InlineData("/audit?handler=Export")]
    [InlineData("/audit/our-data")]
    [InlineData("/audit/seals")]
    public async Task Pages_WithoutTheRight_AreRefused(string address)
    {
        using var browser = await portal.SignInAsync("data-officer@police.example");

        using var answer = await browser.GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
