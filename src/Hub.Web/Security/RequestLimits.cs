using System.Threading.RateLimiting;
using Hub.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;

namespace Hub.Web.Security;

/// <summary>How much one caller may ask: the section <c>Limits</c> of the settings.</summary>
public sealed class LimitOptions
{
    /// <summary>Requests a minute of one person, system, or address where nobody is signed in.</summary>
    public int PerMinute { get; init; } = 300;

    /// <summary>Sign-ins a minute from one address, their beginnings and their answers: a whole agency may share one.</summary>
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Largest request in bytes; pages that take files say their own.</summary>
    public long BodyBytes { get; init; } = 1_000_000;

    /// <summary>Largest total of cookies in bytes. Ours take about two thousand.</summary>
    public int CookieBytes { get; init; } = 12_000;
}

/// <summary>Limits of requests, sign-ins, bodies and cookies.</summary>
public static class RequestLimits
{
    private static readonly object SystemKey = new();

    /// <summary>Registers them.</summary>
    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration("Limits").Validate(
            limits => limits is { PerMinute: > 0, SignInsPerMinute: > 0, BodyBytes: > 0, CookieBytes: > 0 },
            "Every number of the section Limits is above 0.").ValidateOnStart();
        services.AddRateLimiter(limiter => Limit(limiter, Requests));
    }

    /// <summary>
    /// Limits what is answered before anybody is known: the sign-in, whose answers the authentication itself takes, and cookies
    /// grown too large. Each of them writes an event, so without a limit anybody could fill the record. Stands before both.
    /// </summary>
    public static void UseSignInLimit(this IApplicationBuilder application)
    {
        var limiter = new RateLimiterOptions();
        Limit(limiter, SignIns);
        application.UseRateLimiter(limiter);
    }

    /// <summary>
    /// A browser whose cookies have grown beyond reason gets a page that removes them. (Beyond 32 kB the server itself answers 431,
    /// before anything of ours runs.)
    /// </summary>
    public static void UseCookieLimit(this IApplicationBuilder application)
        => application.Use(async (context, next) =>
        {
            if (!HasTooManyCookies(context))
            {
                await next(context);
                return;
            }

            foreach (var name in context.Request.Cookies.Keys)
            {
                context.Response.Cookies.Delete(name, new CookieOptions { Secure = true, Path = "/" });
            }

            context.Request.Headers.Remove("Cookie");
            await context.RequestServices.GetRequiredService<Refusals>().RecordAsync(context, "cookies-too-large");
            context.Response.StatusCode = StatusCodes.Status431RequestHeaderFieldsTooLarge;
        });

    private static bool HasTooManyCookies(HttpContext context)
        => context.Request.Headers.Cookie.Sum(cookie => cookie?.Length ?? 0)
            > context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.CookieBytes;

    private static void Limit(RateLimiterOptions limiter, Func<HttpContext, RateLimitPartition<string>> partition)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            if (HasTooManyCookies(context.HttpContext))
            {
                // The page that says so passes this limit as well.
                context.HttpContext.Request.Headers.Remove("Cookie");
            }

            context.HttpContext.RequestServices.GetRequiredService<ILogger<LimitOptions>>().TooMany();
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create(partition);
    }

    private static RateLimitPartition<string> SignIns(HttpContext context)
        => context.Request.Path.StartsWithSegments("/signin-oidc") || context.Request.Path.StartsWithSegments("/sign-in")
            || HasTooManyCookies(context)
            ? Window("sign-in:" + Address(context), limits => limits.SignInsPerMinute, context)
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>
    /// Reads a system's token before the limits are counted, so that each system has its own and agencies behind one address do
    /// not use up each other's. A token that is not good leaves its sender to the limit of the address.
    /// </summary>
    public static void UseSystemsFirst(this IApplicationBuilder application)
        => application.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<RequiresApiClientAttribute>() is not null
                && await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme) is { Succeeded: true, Principal: { } system })
            {
                context.Items[SystemKey] = $"system:{system.GetTenantId()}:{ApiClientHandler.ClientId(system)}";
            }

            await next(context);
        });

    private static RateLimitPartition<string> Requests(HttpContext context)
        => Window(
            context.Items[SystemKey] as string
                ?? (SessionCookie.Read(context.User) is { } person
                    ? $"person:{person.TenantId}:{person.ObjectId}"
                    : "address:" + Address(context)),
            limits => limits.PerMinute,
            context);

    private static RateLimitPartition<string> Window(string key, Func<LimitOptions, int> limit, HttpContext context)
        => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            PermitLimit = limit(context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value),
        });

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "none";
}
