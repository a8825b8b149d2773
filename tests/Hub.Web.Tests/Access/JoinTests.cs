using System.Net;
using System.Text.RegularExpressions;
using Dapper;

namespace Hub.Web.Tests.Access;

/// <summary>The way of an invited person, from the link to the first page.</summary>
public sealed partial class JoinTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_FollowedSignedInConfirmedAndApproved_LeadsToTheHome()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var link = await LinkAsync(admin, "not-registered@police.example");
        var person = portal.Person("not-registered@police.example");
        using var browser = portal.Browser();

        var opened = await browser.GetAsync(link, Token);
        Assert.Equal("/access/join", opened.Headers.Location!.ToString());
        Assert.Contains("Sign in and join", await browser.PageAsync("/access/join"), StringComparison.Ordinal);
        Assert.Equal("/access/join/confirm", await portal.SignInAsync(browser, person, "/access/join/confirm"));
        Assert.Contains("Rhosyn Vantrell", await browser.PageAsync("/access/join/confirm"), StringComparison.Ordinal);
        var joined = await browser.PostFormAsync("/access/join/confirm");
        Assert.Contains("must now approve you", await joined.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("/awaiting-approval", (await browser.GetAsync("/", Token)).Headers.Location!.ToString());

        var account = await portal.AccountIdAsync("not-registered@police.example");
        Assert.Contains("2 people wait", await admin.PageAsync("/access/people"), StringComparison.Ordinal);
        var approved = await admin.PostFormAsync($"/access/people/{account}", $"/access/people/{account}?handler=Approve");
        Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);

        using var again = await portal.SignInAsync(person);
        Assert.Contains("as auditor", await again.PageAsync("/"), StringComparison.Ordinal);
        Assert.Equal(1, await portal.EventsAsync("InvitationAccepted", account.ToString()));
    }

    [Fact]
    public async Task Link_Opened_LeavesItsSecretInNoAddressAndNoPlainCookie()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var link = await LinkAsync(admin, "secret@police.example");
        var secret = link[(link.LastIndexOf('/') + 1)..];
        using var browser = portal.Browser();

        var opened = await browser.GetAsync(link, Token);
        var page = await browser.GetAsync("/access/join", Token);
        var challenge = await browser.GetAsync("/access/join/confirm", Token);

        Assert.DoesNotContain(secret, opened.Headers.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, challenge.Headers.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("no-referrer", opened.Headers.GetValues("Referrer-Policy"));
        Assert.True(opened.Headers.CacheControl!.NoStore);
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"), value => value.Contains("hub-join=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Link_ExpiredUsedOrUnknown_SaysSo()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var link = await LinkAsync(admin, "late@police.example");
        await using (var connection = await portal.Database.Superuser.OpenConnectionAsync(Token))
        {
            await connection.ExecuteAsync(
                "update access.invitations set invited_at = now() - interval '8 days', expires_at = now() - interval '1 day' where email = 'late@police.example'");
        }

        Assert.Contains("has expired", await FollowAsync(link, "not-registered@police.example"), StringComparison.Ordinal);
        Assert.Contains("is not known", await FollowAsync("/access/join/" + new string('A', 43), "not-registered@police.example"), StringComparison.Ordinal);
        Assert.Contains("Nobody changes their own access", await FollowAsync(await LinkAsync(admin, "self@police.example"), "administrator@police.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfAnotherTenant_IsRefusedWithoutASession()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var link = await LinkAsync(admin, "stranger@police.example");
        using var browser = portal.Browser();
        await browser.GetAsync(link, Token);

        Assert.Equal("/unknown-organisation", await portal.SignInAsync(browser, portal.Person("stranger@elsewhere.example"), "/access/join/confirm"));
        Assert.Contains("account of another organisation", await FollowAsync(link, "data-officer@zorrelshire.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_WithoutTheCookieOrWithAForgedOne_AsksForTheLinkAgain()
    {
        using var browser = portal.Browser();
        await portal.SignInAsync(browser, portal.Person("not-registered@police.example"), "/access/join/confirm");

        Assert.Equal("/access/join", (await browser.GetAsync("/access/join/confirm", Token)).Headers.Location!.ToString());
        browser.Cookies.Add(new Uri("https://localhost"), new Cookie("__Host-hub-join", "forged") { Secure = true });
        Assert.Contains("Open your link again", await browser.PageAsync("/access/join"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%0d%0aSet-Cookie:x=1")]
    public async Task Link_ThatIsNone_IsNotKept(string token)
    {
        using var browser = portal.Browser();
        await browser.GetAsync("/access/join/" + token, Token);

        Assert.Contains("Open your link again", await browser.PageAsync("/access/join"), StringComparison.Ordinal);
    }

    private static async Task<string> LinkAsync(PortalClient admin, string email)
    {
        var answer = await admin.PostFormAsync("/access/people/invite", ("Email", email), ("Roles", "auditor"));
        var text = await answer.Content.ReadAsStringAsync(Token);
        var link = Link().Match(text).Groups["link"].Value;
        Assert.True(link.Length > 0, text);
        return link;
    }

    private async Task<string> FollowAsync(string link, string userName)
    {
        using var browser = portal.Browser();
        await browser.GetAsync(link, Token);
        Assert.Equal("/access/join/confirm", await portal.SignInAsync(browser, portal.Person(userName), "/access/join/confirm"));
        return WebUtility.HtmlDecode(await (await browser.PostFormAsync("/access/join/confirm")).Content.ReadAsStringAsync(Token));
    }

    [GeneratedRegex("""data-testid="link">(?<link>[^<]+)<""", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
