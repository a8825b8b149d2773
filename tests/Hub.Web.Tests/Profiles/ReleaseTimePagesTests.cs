using System.Globalization;
using System.Net;
using Hub.Data.Primitives;
using Hub.Testing;

namespace Hub.Web.Tests.Profiles;

/// <summary>The page that sets the time of a release, in the nights in which clocks in the United Kingdom change.</summary>
public sealed class ReleaseTimePagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Approver = "approver@police.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestPeople People => new(portal.Database.Superuser, Token);

    [Fact]
    public async Task Approve_HourThatDoesNotExist_IsRefusedInOneSentence()
    {
        var id = await ReviewedAsync();
        using var browser = await portal.SignInAsync(Approver);

        using var answer = await ApproveAsync(browser, id, NightWith(0), "");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            "The time of release does not exist: clocks go forward that night and leave this hour out. Choose another.",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        Assert.Equal(["reviewed"], await People.ReadAsync<string>("select status from profile.publications where publication_id = @id", new { id }));
    }

    [Theory]
    [InlineData("first", 0)]
    [InlineData("second", 1)]
    public async Task Approve_HourThatComesTwice_AsksWhichAndKeepsThatOne(string hour, int which)
    {
        var id = await ReviewedAsync();
        var night = NightWith(2);
        using var browser = await portal.SignInAsync(Approver);

        using (var asked = await ApproveAsync(browser, id, night, ""))
        {
            Assert.Contains(
                "The time of release comes twice: clocks go back that night. Choose the first or the second, or another time.",
                WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        }

        using var answer = await ApproveAsync(browser, id, night, hour);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            UkTime.Instants(night.ToDateTime(new TimeOnly(1, 30)))[which].UtcDateTime,
            Assert.Single(await People.ReadAsync<DateTime>("select release_at from profile.publications where publication_id = @id", new { id })));
        Assert.Contains("is approved and is released on", await browser.PageAsync($"/profiles/publications/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_SecondApproverWithTheSamePageOpen_IsToldThatNothingWasChanged()
    {
        var id = await ReviewedAsync();
        using var first = await portal.SignInAsync(Approver);
        var seen = await SeenAsync(first, id);
        using var done = await first.PostFormAsync($"/profiles/publications/{id}/approve", ("Release", "now"), ("SeenVersion", seen));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        using var late = await first.PostFormAsync(
            $"/profiles/publications/{id}/approve", $"/profiles/publications/{id}/approve", ("Release", "now"), ("SeenVersion", seen));

        Assert.Contains(
            "Nothing was changed: this profile is approved, waiting for release; look at its desk to see who decided.",
            WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }

    private static async Task<string> SeenAsync(PortalClient browser, Guid id)
        => PortalClient.Fields(await browser.PageAsync($"/profiles/publications/{id}/approve")).Last(field => field.Key == "SeenVersion").Value;

    private static async Task<HttpResponseMessage> ApproveAsync(PortalClient browser, Guid id, DateOnly night, string hour)
        => await browser.PostFormAsync(
            $"/profiles/publications/{id}/approve", ("Release", "later"), ("Day", night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("Clock", "01:30"), ("Hour", hour), ("SeenVersion", await SeenAsync(browser, id)));

    /// <summary>The next night in which clocks show half past one so many times; each comes once a year.</summary>
    private static DateOnly NightWith(int times)
    {
        var today = UkTime.Today(TimeProvider.System);
        return Enumerable.Range(1, 365).Select(today.AddDays).First(day => UkTime.Instants(day.ToDateTime(new TimeOnly(1, 30))).Count == times);
    }

    private async Task<Guid> ReviewedAsync()
    {
        var (records, publications) = (new TestRecords(portal.Database.Superuser, Token), new TestPublications(portal.Database.Superuser, Token));
        var area = await records.AddAreaAsync("X99100003", "North Zorrelshire");
        var author = await portal.AccountIdAsync(WebWriting.Analyst);
        var id = await publications.AddAsync(
            area, author, "reviewed", await portal.AccountIdAsync("head-of-intelligence@police.example"), from: TestPublications.AnyDay());
        await publications.WriteAsync(id, author);
        return id;
    }
}
