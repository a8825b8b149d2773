using System.Net;
using Dapper;
using Hub.Data.Persons.Rights;

namespace Hub.Web.Tests.Persons;

/// <summary>What each agency sees of a request and may do with it.</summary>
public sealed class RightsPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Host = "information-governance@police.example";
    private const string Council = "information-governance@zorrelshire.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Register_ByTheHost_SealsThePersonAndAsksForTheSearch()
    {
        using var host = await portal.SignInAsync(Host);
        var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        using var unsaid = await host.PostFormAsync("/persons/rights/register", ("Reference", "WEB-9"), ("Right", "access"), ("ReceivedOn", today), ("Name", "Anna Example"));
        Assert.Contains("a name alone finds too many people", await unsaid.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        using var registered = await host.PostFormAsync(
            "/persons/rights/register", ("Reference", "WEB-9"), ("Right", "access"), ("ReceivedOn", today), ("IdentityProvedOn", today),
            ("Name", "Anna Example"), ("DateOfBirth", "1990-02-01"));

        Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
        var page = await host.PageAsync(registered.Headers.Location!.ToString());
        Assert.Contains("The request is registered. The hub is being searched.", page, StringComparison.Ordinal);
        Assert.Contains("The search has not ended yet", page, StringComparison.Ordinal);
        Assert.Contains("Anna Example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", await host.PageAsync("/persons/rights"), StringComparison.Ordinal);
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(Token);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from job.requests where kind = 'rights.search'"));
    }

    [Fact]
    public async Task Request_TheHostSeesNumbers_TheOwnerItsRows()
    {
        var made = await WebRights.MakeAsync(portal);
        using var host = await portal.SignInAsync(Host);
        using var council = await portal.SignInAsync(Council);

        var (everywhere, own) = (await host.PageAsync($"/persons/rights/{made.OfCouncil}"), await council.PageAsync($"/persons/rights/{made.OfCouncil}"));

        Assert.Contains("Where something is held", everywhere, StringComparison.Ordinal);
        Assert.DoesNotContain("return.csv", everywhere, StringComparison.Ordinal);
        Assert.Contains("row 7 of return.csv", own, StringComparison.Ordinal);
        Assert.Contains("Possible: same name, no date of birth to compare", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Where something is held", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Close as answered", own, StringComparison.Ordinal);
        Assert.Contains("to decide", await council.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_ByTheOwner_IsRecordedAndAskedToBeApplied()
    {
        var made = await WebRights.MakeAsync(portal, RightAsked.Erasure);
        using var council = await portal.SignInAsync(Council);
        var page = $"/persons/rights/{made.OfCouncil}";

        using var unsaid = await council.PostFormAsync(page, page + "?handler=Decide", ("Findings", made.CouncilFinding.ToString()), ("Outcome", "refuse"), ("Reason", "needed"));
        Assert.Contains("Choose the ground in law", await unsaid.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var decided = await council.PostFormAsync(page, page + "?handler=Decide", ("Findings", made.CouncilFinding.ToString()), ("Outcome", "erase"), ("Reason", "no longer needed"));

        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Contains("Being applied", await council.PageAsync(page), StringComparison.Ordinal);
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(Token);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>(
            "select count(*) from job.requests j join person.rights_decisions d on j.subject_id = d.decision_id::text where d.request_id = @OfCouncil",
            new { made.OfCouncil }));
    }

    [Fact]
    public async Task Steps_ByTheOwnerWhoIsNotTheHost_DoNothing()
    {
        var made = await WebRights.MakeAsync(portal);
        using var council = await portal.SignInAsync(Council);
        var page = $"/persons/rights/{made.OfCouncil}";

        using var answer = await council.PostFormAsync(page, page + "?handler=Answer");
        using var extend = await council.PostFormAsync(page, page + "?handler=Extend", ("ExtensionReason", "because it is complex"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, extend.StatusCode));
    }

    [Fact]
    public async Task Copy_DownloadedByTheOwner_IsAnAttachmentAndAudited()
    {
        var made = await WebRights.MakeAsync(portal);
        using var council = await portal.SignInAsync(Council);
        var before = await portal.EventsAsync("RightsExtractDownloaded");

        using var answer = await council.GetAsync($"/persons/rights/copies/{made.Copy}", Token);

        Assert.Equal("What,Value\r\n", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(before + 1, await portal.EventsAsync("RightsExtractDownloaded"));
    }
}
