using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Hub.Web.Security;

/// <summary>
/// Every request needs a signed-in person unless its endpoint says otherwise, unknown addresses included. Sign-in itself comes
/// with Microsoft.Identity.Web; until it is configured nobody is signed in, and everything but the health pages answers 401.
/// </summary>
public static class ClosedByDefault
{
    private const string Scheme = "closed";

    /// <summary>Adds the policy and the scheme that refuses.</summary>
    public static IServiceCollection AddClosedByDefault(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddScheme<AuthenticationSchemeOptions, RefusingHandler>(Scheme, null);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    private sealed class RefusingHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Response.WriteAsync("Sign-in is not set up on this hub yet.", Context.RequestAborted);
        }
    }
}
