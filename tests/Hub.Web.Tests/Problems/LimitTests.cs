using System.Net;
using Hub.Data.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Hub.Web.Tests.Problems;

/// <summary>Nobody asks without end, and nobody who is not known fills the audit record.</summary>
public sealed class LimitTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignInAnswers_OfAnybody_AreRecordedUpToTheLimitOnly()
    {
        await using var factory = Factory("Limits:SignInsPerMinute");
        using var client = Client(factory);
        var before = await portal.EventsAsync("SignInRefused");

        var answers = await ManyAsync(() => client.GetAsync("/signin-oidc?error=access_denied", Token));

        Assert.Equal(3, answers.Count(status => status == HttpStatusCode.Redirect));
        Assert.Equal(5, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(before + 3, await portal.EventsAsync("SignInRefused"));
    }

    [Fact]
    public async Task CookiesGrownTooLarge_AreRecordedUpToTheLimitOnly()
    {
        await using var factory = Factory("Limits:SignInsPerMinute");
        using var client = Client(factory);
        client.DefaultRequestHeaders.Add("Cookie", "big=" + new string('x', 20_000));
        var before = await portal.EventsAsync("AccessRefused");

        var answers = await ManyAsync(() => client.GetAsync("/help", Token));

        Assert.Equal(3, answers.Count(status => status == HttpStatusCode.RequestHeaderFieldsTooLarge));
        Assert.Equal(before + 3, await portal.EventsAsync("AccessRefused"));
        var page = await client.GetAsync("/help", Token);
        Assert.Contains("Too many requests", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_BeyondTheLimit_GetAPageThatSaysWhen()
    {
        await using var factory = Factory("Limits:PerMinute");
        using var client = Client(factory);

        var answers = await ManyAsync(() => client.GetAsync("/accessibility", Token));

        Assert.Equal(3, answers.Count(status => status == HttpStatusCode.OK));
        var last = await client.GetAsync("/accessibility", Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.Equal("60", last.Headers.RetryAfter?.ToString());
    }

    private static async Task<List<HttpStatusCode>> ManyAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            using var answer = await ask();
            answers.Add(answer.StatusCode);
        }

        return answers;
    }

    private static HttpClient Client(WebApplicationFactory<Program> factory)
        => factory.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });

    private WebApplicationFactory<Program> Factory(string limit)
        => new WebApplicationFactory<Program>().WithWebHostBuilder(web => web
            .UseSetting("HUB_DATABASE", portal.Database.ConnectionString(Roles.Web))
            .UseSetting("AzureAd:Instance", Portal.SignInServer + "/")
            .UseSetting("AzureAd:TenantId", "organizations")
            .UseSetting("AzureAd:ClientId", portal.Directory.Portal.ClientId)
            .UseSetting("AzureAd:ClientSecret", "secret")
            .UseSetting(limit, "3")
            .KeepQuiet());
}
