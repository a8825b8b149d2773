using System.Security.Cryptography;
using Hub.Data.Database;
using Hub.DevIdentity;
using Hub.Testing;
using Hub.Web.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Hub.Browser.Tests;

/// <summary>
/// The portal and the local sign-in server on real ports, one real Chromium, one database: shared by every test of this project.
/// Beside it stands the portal in memory of Hub.Web.Tests over the same database, which prepares what pages need.
/// </summary>
public sealed class BrowserPortal : IAsyncLifetime
{
    // A build server may be busy with other things.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int Highest = 6000;

    private WebApplication? _identity;
    private WebApplicationFactory<Program>? _portal;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The portal in memory, over the same database.</summary>
    public Portal Prepared { get; } = new();

    /// <summary>Where the portal answers.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where the sign-in server answers.</summary>
    public string SignInAddress { get; private set; } = "";

    /// <summary>Where pictures go: the folder that HUB_SCREENSHOTS names. Where nobody names one, no picture is taken.</summary>
    public static string? Screenshots { get; } = Environment.GetEnvironmentVariable("HUB_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (FindChromium() is null)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", "Chromium is not installed; ./test.sh installs it.");
            throw new InvalidOperationException("Chromium is not installed; ./test.sh installs it.");
        }

        await Prepared.InitializeAsync();
        (_identity, SignInAddress) = await RealPortal.StartSignInAsync(
            new SignInServer(Prepared.Directory, new Tokens(RSA.Create(2048), TimeProvider.System), TimeProvider.System));
        _portal = await FreePort.UseAsync(port =>
        {
            Address = $"http://localhost:{port}";
            var portal = new WebApplicationFactory<Program>().WithWebHostBuilder(Configure);
            portal.UseKestrel(server => server.ListenLocalhost(port));
            portal.StartServer();
            return Task.FromResult(portal);
        });

        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        if (_identity is not null)
        {
            await _identity.DisposeAsync();
        }

        await Prepared.DisposeAsync();
    }

    /// <summary>A window of its own, with cookies of its own.</summary>
    public async Task<IBrowserContext> WindowAsync(bool script = true, int width = 1280)
    {
        // A browser that the system has ended is started again: its end says nothing about the portal.
        _browser = _browser is { IsConnected: true } ? _browser : await LaunchAsync();
        var window = await _browser.NewContextAsync(new()
        {
            BaseURL = Address, JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 900 }, Locale = "en-GB",
        });
        window.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return window;
    }

    /// <summary>Opens the home page and signs in by hand: picks the account, and presses "Continue" where there is no script.</summary>
    public Task SignInAsync(IPage page, string userName, bool script = true) => SignInAsync(page, "/", userName, script);

    /// <summary>As the other, at any portal whose sign-in server knows the sample people.</summary>
    public async Task SignInAsync(IPage page, string address, string userName, bool script = true)
    {
        await page.GotoAsync(address);
        await page.Locator($"a[href*='{Prepared.Person(userName).ObjectId}']").ClickAsync();
        if (!script)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        }

        await Assertions.Expect(page.Locator(".hub-header__who")).ToBeVisibleAsync();
    }

    /// <summary>How wide the page is, in pixels; a page is judged once its style sheet and pictures have arrived.</summary>
    public static async Task<int> WidthOfAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        return await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
    }

    /// <summary>Keeps a picture of a page for looking at, where somebody wants pictures.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Screenshots is null)
        {
            return;
        }

        Directory.CreateDirectory(Screenshots);
        var file = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' ? letter : '-')).Trim('-');
        // A profile of twenty pages is one page here: its beginning is enough to look at.
        var (width, height) = (page.ViewportSize!.Width, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Screenshots, file + ".png"), FullPage = true, Clip = new() { Width = width, Height = Math.Min(height, Highest) },
        });
    }

    private void Configure(IWebHostBuilder web)
    {
        web.UseSetting("HUB_DATABASE", Prepared.Database.ConnectionString(Roles.Web));
        web.UseSetting("AzureAd:Instance", SignInAddress + "/");
        web.UseSetting("AzureAd:TenantId", "organizations");
        web.UseSetting("AzureAd:ClientId", Prepared.Directory.Portal.ClientId);
        web.UseSetting("AzureAd:ClientSecret", Prepared.Directory.Portal.Secret);
        web.UseSetting("LocalIdentity:Oidc:RequireHttpsMetadata", "false");
        web.UseSetting("LocalIdentity:Oidc:TokenValidationParameters:ValidIssuers:0", SignInAddress + "/{tenantid}/v2.0");
        web.UseSetting("Hub:Files", Prepared.Files.FilesFolder);
        web.UseSetting("Limits:PerMinute", "100000");
        web.UseSetting("Limits:SignInsPerMinute", "100000");
        web.KeepQuiet();
        // What the portal in memory has sealed must open here.
        web.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(Prepared.Seal))
            .Replace(ServiceDescriptor.Singleton(Prepared.Files))
            .Replace(ServiceDescriptor.Singleton(Prepared.ReportSeal)));
    }

    private Task<IBrowser> LaunchAsync()
        => _playwright!.Chromium.LaunchAsync(
            new() { ExecutablePath = FindChromium(), Args = ["--no-sandbox", "--disable-dev-shm-usage"] });

    private static string? FindChromium()
        => new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);}
