using System.Net;
using Hub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Web.Tests.Security;

/// <summary>Limits of a caller, and the check that every endpoint says whom it is for.</summary>
public sealed class LimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WebApplicationFactory<Program> Portal(params (string Name, string Value)[] settings)
        => new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseSetting("HUB_DATABASE", "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=1");
            web.UseSetting("AzureAd:Instance", "https://127.0.0.1:1/");
            web.UseSetting("AzureAd:TenantId", "organizations");
            web.UseSetting("AzureAd:ClientId", "id");
            web.UseSetting("AzureAd:ClientSecret", "secret");
            web.KeepQuiet();
            foreach (var (name, value) in settings)
            {
                web.UseSetting(name, value);
            }
        });

    private static HttpClient Client(WebApplicationFactory<Program> portal)
        => portal.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });

    [Fact]
    public async Task Requests_MoreThanTheLimit_AreRefusedWithAPageThatSaysWhen()
    {
        await using var portal = Portal(("Limits:PerMinute", "5"));
        using var client = Client(portal);
        for (var request = 0; request < 5; request++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/help", Token)).StatusCode);
        }

        var answer = await client.GetAsync("/help", Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task SignIns_MoreThanTheLimit_AreRefusedWhileOtherPagesOpen()
    {
        await using var portal = Portal(("Limits:SignInsPerMinute", "2"));
        using var client = Client(portal);
        for (var request = 0; request < 3; request++)
        {
            await client.GetAsync("/signin-oidc", Token);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync("/signin-oidc", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/help", Token)).StatusCode);
    }

    [Theory]
    [InlineData("Session:Idle", "00:00:10")]
    [InlineData("Session:WarnBefore", "01:00:00")]
    [InlineData("Limits:PerMinute", "0")]
    [InlineData("Portal:ServiceName", "")]
    public void Settings_OutOfBounds_StopTheStart(string name, string value)
    {
        using var portal = Portal((name, value));
        Assert.ThrowsAny<Exception>(() => Client(portal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EndpointAccess_EndpointThatSaysNothingOrOpensItself_StopsTheStart(bool opens)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRazorPages();
        await using var application = builder.Build();
        var endpoint = application.MapGet("/forgotten", () => "data");
        if (opens)
        {
            endpoint.WithMetadata(new AllowAnonymousAttribute());
        }

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => EndpointAccess.CheckAsync(application));

        Assert.Contains("/forgotten", fault.Message, StringComparison.Ordinal);
    }
}
