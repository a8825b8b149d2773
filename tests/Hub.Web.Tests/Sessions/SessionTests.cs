using System.Net;
using Dapper;
using Hub.Data.Access.Setup;
using Hub.DevIdentity;

namespace Hub.Web.Tests.Sessions;

/// <summary>What a session is, how it ends, and what does not get one.</summary>
public sealed class SessionTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_GroupOverageAndForgedRoles_ChangesNothing()
    {
        // 300 groups and "administrator" in the token; an auditor in the hub's tables.
        using var browser = await portal.SignInAsync("overage@police.example");

        Assert.Contains("as auditor.", await browser.PageAsync("/"), StringComparison.Ordinal);
        var cookie = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "__Host-hub");
        Assert.InRange(cookie.Value.Length, 100, 1500);
    }

    [Fact]
    public async Task Session_GroupsInTheToken_DoNotReachTheCookie()
    {
        using var browser = await portal.SignInAsync("many-groups@police.example");
        Assert.InRange(browser.Cookies.GetAllCookies().Sum(cookie => cookie.Value.Length), 100, 2500);
    }

    [Theory]
    [InlineData("10000000-0000-4000-8000-000000000001", "/not-registered")]
    [InlineData("10000000-0000-4000-8000-000000000009", "/unknown-organisation")]
    public async Task SignIn_UserNameThatChangedHands_IsSomebodyElse(string tenant, string page)
    {
        var analyst = portal.Person("analyst@police.example");
        var other = portal.Directory.People.Single(person =>
            person.UserName == analyst.UserName && person.ObjectId != analyst.ObjectId && person.TenantId == Guid.Parse(tenant));
        using var browser = portal.Browser();

        Assert.Equal(page, await portal.SignInAsync(browser, other));
    }

    [Fact]
    public async Task Session_EndedByAnAdministrator_IsOverAtTheNextRequest()
    {
        using var browser = await portal.SignInAsync("approver@police.example");
        await browser.PageAsync("/");
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(
            "update access.accounts set sessions_valid_from = @now where object_id = @ObjectId",
            new { now = portal.Clock.GetUtcNow(), portal.Person("approver@police.example").ObjectId });

        var answer = await browser.GetAsync("/", Token);

        Assert.Equal("/signed-out?reason=ended", answer.Headers.Location?.ToString());
        // And a new sign-in is let in again.
        Assert.Equal("/", await portal.SignInAsync(browser, portal.Person("approver@police.example")));
    }

    [Fact]
    public async Task Session_Idle_EndsAfterTwentyMinutesAndNotBefore()
    {
        using var used = await portal.SignInAsync("auditor@police.example");
        using var idle = await portal.SignInAsync("auditor@police.example");
        for (var minute = 0; minute < 24; minute += 8)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(8));
            await used.PageAsync("/");
        }

        Assert.Equal(HttpStatusCode.Redirect, (await idle.GetAsync("/", Token)).StatusCode);
    }

    [Fact]
    public async Task Session_UsedWithoutPause_StillEndsAtItsAbsoluteLimit()
    {
        using var browser = await portal.SignInAsync("auditor@zorrelshire.example");
        for (var minute = 0; minute < 600; minute += 15)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(15));
            if (minute < 570)
            {
                await browser.PageAsync("/");
            }
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/", Token)).StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionHereAndAtTheProviderAndIsRecorded()
    {
        using var browser = await portal.SignInAsync("csp-member@police.example");

        var answer = await browser.PostFormAsync("/", "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(
            Portal.SignInServer + "/organizations/oauth2/v2.0/logout", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.EventsAsync("SignedOut", (await portal.AccountIdAsync("csp-member@police.example")).ToString()));
        Assert.StartsWith(Portal.SignInServer, (await browser.GetAsync("/", Token)).Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_CopyOfTheCookie_IsWorthless()
    {
        using var browser = await portal.SignInAsync("neighbourhood-reader@police.example");
        var copy = browser.Cookies.GetCookieHeader(new Uri("https://localhost/"));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await browser.PostFormAsync("/", "/sign-out");

        foreach (var address in new[] { "/", "/sign-out" })
        {
            using var thief = portal.Browser();
            thief.DefaultRequestHeaders.Add("Cookie", copy);
            using var answer = await thief.GetAsync(address, Token);
            Assert.Equal("/signed-out?reason=ended", answer.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task SignIn_Cancelled_SaysSoAndIsRecorded()
    {
        using var browser = portal.Browser();
        var nobody = new SamplePerson(Guid.Empty, Guid.Empty, "", "", "");
        var before = await portal.EventsAsync("SignInRefused");

        Assert.Equal("/sign-in-failed", await portal.SignInAsync(browser, nobody, "/", "cancel"));

        Assert.Contains("You were not signed in", await browser.PageAsync("/sign-in-failed"), StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("SignInRefused"));
    }

    [Theory]
    [InlineData("/help", "/help")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: b=c", "/")]
    public async Task SignIn_ReturnAddress_StaysOnThisSite(string wanted, string landed)
    {
        using var browser = portal.Browser();
        Assert.Equal(landed, await portal.SignInAsync(
            browser, portal.Person("analyst@police.example"), "/sign-in?returnUrl=" + Uri.EscapeDataString(wanted)));
    }

    [Fact]
    public async Task SignIn_NameThatBreaksLines_IsNeitherStoredNorShownRaw()
    {
        var person = portal.Person("injected@police.example");
        await new RegisterPeople(portal.Database.Owner, TimeProvider.System).HandleAsync(
            new PeopleFile(
            [
                new FilePerson(
                    person.TenantId, person.ObjectId, "Eve <b>Bold</b>", "injected@police.example",
                    [new FileMembership("police", [new FileRole("auditor")])]),
            ]),
            Token);
        using var browser = await portal.SignInAsync(person);

        var answer = await browser.GetAsync("/", Token);
        var home = await answer.Content.ReadAsStringAsync(Token);

        Assert.Contains("Eve &lt;b&gt;Bold&lt;/b&gt;", home, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", home, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "hub");
    }

    [Theory]
    [InlineData("two-agencies@police.example", "/", "/access/choose-agency")]
    [InlineData("two-agencies@police.example", "/notifications", "/notifications")]
    [InlineData("analyst@police.example", "/", "/")]
    public async Task SignIn_PersonOfSeveralAgencies_IsAskedForWhichUnlessALinkLedThem(string userName, string address, string landed)
    {
        using var browser = portal.Browser();
        Assert.Equal(landed, await portal.SignInAsync(browser, portal.Person(userName), address));
    }

    [Fact]
    public async Task Person_OfTwoAgencies_SeesTheOneTheyActForAndMayChange()
    {
        using var browser = await portal.SignInAsync("two-agencies@police.example");

        var home = await browser.PageAsync("/");

        Assert.Contains("You act for Marrowshire Constabulary as analyst.", home, StringComparison.Ordinal);
        Assert.Contains("Change agency", home, StringComparison.Ordinal);
        using var other = await portal.SignInAsync("analyst@police.example");
        Assert.DoesNotContain("Change agency", await other.PageAsync("/"), StringComparison.Ordinal);
    }
}
