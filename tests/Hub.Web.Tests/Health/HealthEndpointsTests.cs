using System.Net;
using System.Net.Http.Headers;
using Hub.Data.Database;
using Hub.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Hub.Web.Tests.Health;

public sealed class HealthEndpointsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WebApplicationFactory<Program> Portal(string connection)
        => new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseSetting("HUB_DATABASE", connection)
            .UseSetting("AzureAd:Instance", "https://login.test/")
            .UseSetting("AzureAd:TenantId", "organizations")
            .UseSetting("AzureAd:ClientId", "00000000-0000-0000-0000-00000000a991")
            .UseSetting("AzureAd:ClientSecret", "secret")
            .KeepQuiet());

    private static HttpClient Client(WebApplicationFactory<Program> portal)
        => portal.CreateClient(new WebApplicationFactoryClientOptions
        {
            BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false,
        });

    [Fact]
    public async Task Health_DatabaseThere_AnswersUpOnBothPages()
    {
        await using var portal = Portal(database.ConnectionString(Roles.Web));
        using var client = Client(portal);

        Assert.Contains("\"up\"", await client.GetStringAsync("/health", Token), StringComparison.Ordinal);
        Assert.Contains("\"up\"", await client.GetStringAsync("/health/ready", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_DatabaseGone_LivesButIsNotReady()
    {
        await using var portal = Portal("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=1");
        using var client = Client(portal);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health", Token)).StatusCode);
        var ready = await client.GetAsync("/health/ready", Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.DoesNotContain("127.0.0.1", await ready.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_Browser_GetsAPageUnderTheStrictPolicy()
    {
        await using var portal = Portal(database.ConnectionString(Roles.Web));
        using var client = Client(portal);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        var answer = await client.GetAsync("/health", Token);

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
