using System.Net;
using System.Net.Http.Headers;
using Hub.Data.Database;
using Hub.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Web.Tests.Health;

public sealed class HealthEndpointsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WebApplicationFactory<Program> Portal(string connection)
        => new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("HUB_DATABASE", connection));

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

    [Theory]
    [InlineData("/submissions")]
    [InlineData("/no-such-page")]
    public async Task AnythingElse_NotSignedIn_Is401(string path)
    {
        await using var portal = Portal(database.ConnectionString(Roles.Web));
        using var client = Client(portal);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path, Token)).StatusCode);
    }

    [Fact]
    public async Task Endpoints_WithoutAPolicy_AreOnlyTheHealthPages()
    {
        await using var portal = Portal(database.ConnectionString(Roles.Web));
        var open = portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.Equal(["/", "/health", "/health/ready"], open.Order(StringComparer.Ordinal));
    }
}
