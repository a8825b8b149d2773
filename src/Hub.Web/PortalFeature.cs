using Hub.Data.Database;
using Hub.Web.Api;
using Hub.Web.Api.Sending;
using Hub.Web.Forms;
using Hub.Web.Health;
using Hub.Web.Home;
using Hub.Web.Notifications;
using Hub.Web.Pages.Access;
using Hub.Web.Pages.Access.Jobs;
using Hub.Web.Pages.Ingest;
using Hub.Web.Pages.Ingest.Report;
using Hub.Web.Pages.Intelligence;
using Hub.Web.Pages.Persons.Asks;
using Hub.Web.Pages.Persons.Review;
using Hub.Web.Pages.Persons.Rights;
using Hub.Web.Pages.Problem;
using Hub.Web.Pages.Profiles;
using Hub.Web.Pages.Sharing;
using Hub.Web.Security;
using Hub.Web.Sessions;
using Hub.Web.Telemetry;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Hub.Web;

/// <summary>The portal as a whole: what it needs to start, its services, and the order in which a request passes through it.</summary>
public static class PortalFeature
{
    /// <summary>Null where the portal may start with these settings, otherwise one sentence on what to set.</summary>
    public static string? Problem(IConfiguration configuration, IHostEnvironment environment)
        => string.IsNullOrEmpty(configuration["HUB_DATABASE"])
            ? "The environment variable HUB_DATABASE is missing; set it to the connection of the role hub_web."
            : string.IsNullOrEmpty(configuration["AzureAd:ClientId"]) || string.IsNullOrEmpty(configuration["AzureAd:TenantId"])
                || !Uri.TryCreate(configuration["AzureAd:Instance"], UriKind.Absolute, out _)
            ? "Sign-in is not set up: set AzureAd__Instance, AzureAd__TenantId, AzureAd__ClientId and AzureAd__ClientSecret "
                + "(docs/operations.md)."
            : LocalIdentity.Problem(configuration, environment) ?? KeyRing.Problem(configuration, environment)
                ?? Pages.Ingest.IngestFeature.Problem(configuration, environment);

    /// <summary>
    /// Null where the portal's database role may not change what protects the data, otherwise one sentence. A database that does not
    /// answer yet is no reason to stay away: the readiness page says so, and no request is served without it.
    /// </summary>
    public static async Task<string?> RoleProblemAsync(WebApplication application)
    {
        var source = application.Services.GetRequiredService<HubDatabase>().DataSource;
        return await Readiness.ProblemAsync(source, TimeSpan.FromSeconds(3), application.Lifetime.ApplicationStopping) is null
            ? await ProcessRights.RefusalAsync(source, "portal", Roles.Web, application.Lifetime.ApplicationStopping)
            : null;
    }

    /// <summary>Registers everything.</summary>
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        builder.WebHost.ConfigureKestrel((context, server) =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = context.Configuration.GetSection("Limits").Get<LimitOptions>()?.BodyBytes
                ?? new LimitOptions().BodyBytes;
        });
        builder.AddTelemetry();
        services.AddOptions<PortalOptions>().BindConfiguration("Portal").ValidateDataAnnotations().ValidateOnStart();
        services.AddSignIn(builder.Configuration);
        services.AddKeyRing(builder.Configuration);
        services.AddRequestLimits();
        services.AddProblemDetails();
        var cookies = new HubCookies(builder.Configuration);
        services.AddAntiforgery(forms => cookies.Shape(forms.Cookie, "hub-form", SameSiteMode.Strict));
        services.Configure<CookieTempDataProviderOptions>(notice => cookies.Shape(notice.Cookie, "hub-notice", SameSiteMode.Lax));
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        services.AddRazorPages().AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<FormRefusal>();
            // A required text says so in the words of its own attribute, not in the framework's.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        });
        services.AddSharing();
        services.AddAccess();
        services.AddRights(builder.Configuration);
        services.AddAsks();
        services.AddReview();
        services.AddIntelligence(builder.Configuration);
        HomeTasks.Register(services);
        services.AddApiDescription();
        services.AddNotifications();
        services.AddJobs();
        services.AddReturns(builder.Configuration);
        services.AddReports();
        services.AddProfiles();
        services.AddWriting(builder.Configuration);
        services.AddSending();
    }

    /// <summary>The way of a request.</summary>
    public static void UsePortal(this WebApplication application)
    {
        UseProxy(application);
        application.UseSecurityHeaders(new Uri(application.Configuration["AzureAd:Instance"]!));
        if (!application.Environment.IsDevelopment())
        {
            application.UseHsts();
        }

        application.UseProblemPages();
        application.UseSignInLimit();
        application.UseCookieLimit();
        application.UseRouting();
        application.UseAuthentication();
        application.UseSystemsFirst();
        application.UseRateLimiter();
        application.UseMiddleware<ResolveActor>();
        application.UseAuthorization();
        application.MapStaticAssets().AllowAnonymous();
        application.MapHealth();
        application.MapSignIn();
        application.MapApi();
        application.MapSubmissions();
        application.MapReleasedProfiles();
        application.MapSending();
        application.MapApiDescription();
        application.MapProfileDocuments();
        application.MapProfileStyle();
        application.MapProfileTables();
        application.MapRights();
        application.MapReturns();
        application.MapReports();
        application.MapRazorPages();
    }

    // Only addresses that the operator names may say for whom they forward.
    private static void UseProxy(WebApplication application)
    {
        var known = application.Configuration.GetSection("Proxy:Known").Get<string[]>() ?? [];
        if (known.Length == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in known)
        {
            if (network.Contains('/', StringComparison.Ordinal))
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
            else
            {
                forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(network));
            }
        }

        application.UseForwardedHeaders(forwarded);
    }
}
