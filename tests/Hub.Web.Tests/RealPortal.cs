using System.Globalization;
using Hub.Data.Database;
using Hub.DevIdentity;
using Hub.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Hub.Web.Tests;

/// <summary>The portal and the sign-in server on ports of this machine, over the database of a portal in memory: for other programs.</summary>
public sealed class RealPortal : IAsyncDisposable
{
    private readonly WebApplication _identity;
    private readonly WebApplicationFactory<Program> _portal;

    private RealPortal(WebApplication identity, WebApplicationFactory<Program> portal, string signIn, string address)
        => (_identity, _portal, SignInAddress, Address) = (identity, portal, signIn, address);

    /// <summary>Where the sign-in server answers.</summary>
    public string SignInAddress { get; }

    /// <summary>Where the portal answers.</summary>
    public string Address { get; }

    /// <summary>Starts both.</summary>
    public static async Task<RealPortal> StartAsync(Portal beside, int requestsPerMinute = 100_000)
    {
        var (identity, signIn) = await StartSignInAsync(new SignInServer(beside.Directory, beside.Tokens, TimeProvider.System));
        return await FreePort.UseAsync(port => Task.FromResult(StartPortal(beside, identity, signIn, port, requestsPerMinute)));
    }

    /// <summary>The sign-in server on a port of its own, and its address.</summary>
    public static Task<(WebApplication Server, string Address)> StartSignInAsync(SignInServer server)
        => FreePort.UseAsync(async port =>
        {
            var address = $"http://localhost:{port}";
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls(address);
            var identity = builder.Build();
            server.Map(identity);
            await identity.StartAsync();
            return (identity, address);
        });

    private static RealPortal StartPortal(Portal beside, WebApplication identity, string signIn, int port, int requestsPerMinute)
    {
        var portal = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseSetting("HUB_DATABASE", beside.Database.ConnectionString(Roles.Web));
            web.UseSetting("AzureAd:Instance", signIn + "/");
            web.UseSetting("AzureAd:TenantId", "organizations");
            web.UseSetting("AzureAd:ClientId", beside.Directory.Portal.ClientId);
            web.UseSetting("AzureAd:ClientSecret", beside.Directory.Portal.Secret);
            foreach (var scheme in (string[])["Oidc", "Bearer"])
            {
                web.UseSetting($"LocalIdentity:{scheme}:RequireHttpsMetadata", "false");
                web.UseSetting($"LocalIdentity:{scheme}:TokenValidationParameters:ValidIssuers:0", signIn + "/{tenantid}/v2.0");
            }

            web.UseSetting("Limits:PerMinute", requestsPerMinute.ToString(CultureInfo.InvariantCulture));
            web.UseSetting("Hub:Files", beside.Files.FilesFolder);
            web.KeepQuiet();
            web.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(beside.Seal))
                .Replace(ServiceDescriptor.Singleton(beside.Files)));
        });
        portal.UseKestrel(server => server.ListenLocalhost(port));
        portal.StartServer();
        return new RealPortal(identity, portal, signIn, $"http://localhost:{port}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _identity.DisposeAsync();
    }}
