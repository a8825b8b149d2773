using System.Net;
using Hub.Data.Database;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Hosting;

namespace Hub.Web.Tests.Problems;

/// <summary>Every problem says what happened to the person's work, under the same headers as any page.</summary>
public sealed class ProblemPageTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnknownAddress_SignedIn_SaysNotFound()
    {
        using var browser = await portal.SignInAsync("analyst@police.example");

        var answer = await browser.GetAsync("/no-such-page", Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Page not found", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("")]
    [InlineData("CfDJ8AAAA-of-somebody-else")]
    public async Task Form_WithAForgedToken_IsRefusedSaidAndRecorded(string token)
    {
        using var browser = await portal.SignInAsync("analyst@police.example");
        await browser.PageAsync("/");
        var before = await portal.EventsAsync("AccessRefused");

        var answer = await browser.PostAsync(
            "/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Your page was open too long; nothing was saved", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("AccessRefused"));
        await browser.PageAsync("/");
    }

    [Fact]
    public async Task Form_OfAnotherPersonsSession_IsRefused()
    {
        using var analyst = await portal.SignInAsync("analyst@police.example");
        using var auditor = await portal.SignInAsync("auditor@police.example");
        var fields = PortalClient.Fields(await analyst.PageAsync("/"));

        var answer = await auditor.PostAsync("/sign-out", new FormUrlEncodedContent(fields), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Form_AfterTheSessionEnded_SaysThatNothingWasSaved()
    {
        using var browser = portal.Browser();

        var answer = await browser.PostAsync("/session/extend", new FormUrlEncodedContent([]), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(
            "You are signed out; nothing was saved", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_GrownTooLarge_AreRemovedWithAPageAndARecord()
    {
        using var browser = portal.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "big=" + new string('x', 20_000));

        var answer = await browser.GetAsync("/help", Token);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
        Assert.Contains("Your browser sent too much", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("big=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DatabaseAway_EveryPageSaysSoAndOpenPagesStillOpen()
    {
        await using var away = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web
            .UseSetting("HUB_DATABASE", "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=1")
            // Nobody listens there: a name of another machine would be looked up for as long as the network likes.
            .UseSetting("AzureAd:Instance", "https://127.0.0.1:1/")
            .UseSetting("AzureAd:TenantId", "organizations")
            .UseSetting("AzureAd:ClientId", portal.Directory.Portal.ClientId)
            .UseSetting("AzureAd:ClientSecret", "secret")
            .KeepQuiet());
        using var client = away.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/help", Token)).StatusCode);
        // The refusal cannot be recorded, so the answer is that the service is away, not a page without a record.
        var answer = await client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/api/v1/agency") { Headers = { { "Authorization", "Bearer x" } } }, Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var page = await client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/help") { Headers = { { "Cookie", "a=" + new string('x', 15_000) } } }, Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("The service is not available", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/accessibility")]
    public async Task EveryAnswer_CarriesTheStrictHeaders(string address)
    {
        using var browser = await portal.SignInAsync("analyst@police.example");

        var answer = await browser.GetAsync(address, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick=", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assets_AreCachedAndOpen()
    {
        using var browser = portal.Browser();
        foreach (var file in new[] { "/assets/site.css", "/hub.css", "/js/hub.js", "/assets/govuk-frontend.min.js", "/favicon.svg" })
        {
            var answer = await browser.GetAsync(file, Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.CacheControl?.NoStore);
        }
    }
}
