using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Hub.Web.Sessions;

/// <summary>
/// Sign-in of people with Entra (code flow, PKCE) and of systems with bearer tokens, from the section <c>AzureAd</c>. Everything
/// needs a person or a system unless its endpoint is open.
/// </summary>
public static class SignInFeature
{
    private const string Section = "AzureAd";

    /// <summary>What a token may be signed with: what Entra signs with, and nothing else that its key could also do.</summary>
    public static IReadOnlyList<string> Algorithms { get; } = [SecurityAlgorithms.RsaSha256];

    /// <summary>Registers schemes, session, policies and what judges them.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<CurrentClient>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<SignInEvents>();
        services.AddSingleton<HubCookies>();
        services.AddOptions<SessionOptions>().BindConfiguration("Session").Validate(
            session => session.Idle >= TimeSpan.FromMinutes(1) && session.Absolute >= session.Idle && session.WarnBefore < session.Idle,
            "Session:Idle is at least a minute, Session:Absolute at least as long, Session:WarnBefore shorter.").ValidateOnStart();
        services.AddOptions<SignInSettings>().BindConfiguration("SignIn");

        services.AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddMicrosoftIdentityWebApp(configuration.GetSection(Section));
        services.AddAuthentication().AddMicrosoftIdentityWebApi(configuration.GetSection(Section));
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SessionOptions>, HubCookies, TimeProvider>(ConfigureSession);
        services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
            .Configure<SignInEvents, HubCookies>(ConfigureSignIn);
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure(bearer => bearer.MapInboundClaims = false);
        LocalIdentity.Apply(services, configuration);
        services.PostConfigure<OpenIdConnectOptions>(
            OpenIdConnectDefaults.AuthenticationScheme, provider => provider.TokenValidationParameters.ValidAlgorithms = Algorithms);
        services.PostConfigure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme, bearer => bearer.TokenValidationParameters.ValidAlgorithms = Algorithms);

        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddScoped<IAuthorizationHandler, ApiClientHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void ConfigureSession(
        CookieAuthenticationOptions cookie, IOptions<SessionOptions> session, HubCookies cookies, TimeProvider time)
    {
        // Strict would lose the session on the way back from the provider.
        cookies.Shape(cookie.Cookie, "hub", SameSiteMode.Lax);
        cookie.ExpireTimeSpan = session.Value.Idle;
        cookie.SlidingExpiration = true;
        cookie.AccessDeniedPath = "/denied";
        // The framework renews after half the time only; idle means since the last request.
        cookie.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew = context.ElapsedTime > TimeSpan.FromSeconds(30);
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = context =>
        {
            if (SessionCookie.Read(context.Principal!) is not { } identity
                || time.GetUtcNow() - identity.SignedInAt > session.Value.Absolute)
            {
                context.RejectPrincipal();
                context.ShouldRenew = false;
            }

            return Task.CompletedTask;
        };
    }

    private static void ConfigureSignIn(OpenIdConnectOptions provider, SignInEvents events, HubCookies cookies)
    {
        cookies.ShapeForSignIn(provider.CorrelationCookie, "hub-sign-in.");
        cookies.ShapeForSignIn(provider.NonceCookie, "hub-sign-in-once.");
        provider.ResponseType = OpenIdConnectResponseType.Code;
        provider.UsePkce = true;
        provider.UseTokenLifetime = false;
        provider.SaveTokens = false;
        provider.MapInboundClaims = false;
        provider.SignedOutRedirectUri = "/signed-out";
        provider.Scope.Clear();
        provider.Scope.Add("openid");
        provider.Scope.Add("profile");
        var validated = provider.Events.OnTokenValidated;
        provider.Events.OnTokenValidated = async context =>
        {
            await validated(context);
            await events.OnTokenValidatedAsync(context);
        };
        var redirect = provider.Events.OnRedirectToIdentityProvider;
        provider.Events.OnRedirectToIdentityProvider = async context =>
        {
            await redirect(context);
            var settings = context.HttpContext.RequestServices.GetRequiredService<IOptions<SignInSettings>>().Value;
            if (SecondFactor.ClaimsRequest(settings) is { } claims)
            {
                context.ProtocolMessage.SetParameter("claims", claims);
            }

            await SignInEvents.OnRedirectAsync(context);
        };
        provider.Events.OnRemoteFailure = events.OnRemoteFailureAsync;
    }

    /// <summary>The address that starts a sign-in: always with the choice of an account.</summary>
    public static void MapSignIn(this WebApplication application)
        => application.MapGet("/sign-in", (string? returnUrl) =>
        {
            var properties = new AuthenticationProperties { RedirectUri = LocalAddress.OrHome(returnUrl) };
            properties.SetParameter(OpenIdConnectParameterNames.Prompt, "select_account");
            return Results.Challenge(properties, [OpenIdConnectDefaults.AuthenticationScheme]);
        }).AllowAnonymous();
}
