using System.Net;

namespace Hub.Web.Tests.Sessions;

public sealed class SignInTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_RegisteredPerson_SeesTheirHomeAndIsRecorded()
    {
        using var browser = await portal.SignInAsync("analyst@police.example");

        var home = await browser.PageAsync("/");

        Assert.Contains("Jessamy Vantrell", home, StringComparison.Ordinal);
        Assert.Contains("You act for Marrowshire Constabulary as analyst.", home, StringComparison.Ordinal);
        Assert.Equal(1, await portal.EventsAsync("SignedIn", (await portal.AccountIdAsync("analyst@police.example")).ToString()));
    }

    [Theory]
    [InlineData("stranger@elsewhere.example", "/unknown-organisation")]
    [InlineData("not-registered@police.example", "/not-registered")]
    [InlineData("awaiting@police.example", "/awaiting-approval")]
    [InlineData("disabled@police.example", "/disabled")]
    [InlineData("no-second-factor@hospitals.example", "/second-factor")]
    public async Task SignIn_NotAllowedIn_GetsThePageThatSaysWhyAndNoSession(string userName, string page)
    {
        using var browser = portal.Browser();
        var before = await portal.EventsAsync("SignInRefused");

        Assert.Equal(page, await portal.SignInAsync(browser, portal.Person(userName)));

        Assert.Contains("<h1", await browser.PageAsync(page), StringComparison.Ordinal);
        Assert.Null(browser.Cookies.GetAllCookies()["__Host-hub"]);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/", Token)).StatusCode);
        Assert.Equal(before + 1, await portal.EventsAsync("SignInRefused"));
    }
}
