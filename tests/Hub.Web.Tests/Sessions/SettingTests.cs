using System.Collections.Concurrent;
using Hub.Data.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace Hub.Web.Tests.Sessions;

/// <summary>How cookies and transport are set, and with which settings the portal does not start.</summary>
public sealed class SettingTests(Portal portal) : IClassFixture<Portal>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-setting-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Cookies_OfSignInAndSession_AreSecureOutOfScriptAndForThisHostAlone()
    {
        using var nobody = portal.Browser();
        using var browser = await portal.SignInAsync("analyst@police.example");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        var cookies = new[] { await nobody.GetAsync("/", Token), await browser.GetAsync("/", Token) }
            .SelectMany(answer => answer.Headers.GetValues("Set-Cookie")).ToList();

        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-hub=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-hub-form=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-hub-sign-in.", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-hub-sign-in-once.", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            var parts = cookie.Split("; ").Skip(1).ToList();
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains(parts, part => part.StartsWith("samesite=", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Production_EveryAnswer_AsksForTlsForAYear()
    {
        await using var factory = Production(new Lines());
        using var client = factory.CreateClient(new() { BaseAddress = new Uri("https://hub.example"), AllowAutoRedirect = false });

        var answer = await client.GetAsync("/help", Token);

        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Production_Log_HoldsNoAddressOfARequest()
    {
        var lines = new Lines();
        await using var factory = Production(lines);
        using var client = factory.CreateClient(new() { BaseAddress = new Uri("https://hub.example"), AllowAutoRedirect = false });

        await client.GetAsync("/access/join/secret-of-a-link?and=another-secret", Token);
        await client.GetAsync("/help?and=another-secret", Token);

        Assert.NotEmpty(lines.Said);
        Assert.DoesNotContain(lines.Said, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Production", "LocalIdentity:Oidc:RequireHttpsMetadata", "The section LocalIdentity")]
    [InlineData("Production", "Unused", "Hub__KeyFile is missing")]
    [InlineData("Development", "LocalIdentity:Oidc:RequireHttpsMetadata", null)]
    public void Problem_SettingsOfADevelopersMachineElsewhere_KeepThePortalFromStarting(string environment, string setting, string? problem)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["HUB_DATABASE"] = "Host=none",
            ["AzureAd:ClientId"] = "client",
            ["AzureAd:TenantId"] = "organizations",
            ["AzureAd:Instance"] = Portal.SignInServer,
            [setting] = "false",
        }).Build();

        var said = PortalFeature.Problem(configuration, new HostingEnvironment { EnvironmentName = environment });

        Assert.StartsWith(problem ?? "", said ?? "", StringComparison.Ordinal);
        Assert.Equal(problem is null, said is null);
    }

    private WebApplicationFactory<Program> Production(ILoggerProvider lines)
        => new WebApplicationFactory<Program>().WithWebHostBuilder(web => web
            .UseEnvironment("Production")
            .UseSetting("HUB_DATABASE", portal.Database.ConnectionString(Roles.Web))
            .UseSetting("Hub:Files", Path.Combine(_folder, "files"))
            .UseSetting("Hub:KeyFile", Path.Combine(_folder, "keys"))
            .UseSetting("Hub:MayCreateKeyFile", "true")
            .UseSetting("AzureAd:Instance", Portal.SignInServer + "/")
            .UseSetting("AzureAd:TenantId", "organizations")
            .UseSetting("AzureAd:ClientId", portal.Directory.Portal.ClientId)
            .UseSetting("AzureAd:ClientSecret", "secret")
            .ConfigureLogging(logging => logging.ClearProviders().AddProvider(lines)));

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Said.Add(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
