using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Net.Http.Headers;

namespace Hub.Web.Security;

/// <summary>
/// A request that is not allowed: recorded, and answered with the status alone, to which the page or the problem details are
/// added. Whoever is not signed in is asked to sign in, without a record unless they showed a token.
/// </summary>
public sealed class RefusalHandler(Refusals refusals, ILogger<RefusalHandler> log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    /// <inheritdoc/>
    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        var hasToken = context.Request.Headers.ContainsKey(HeaderNames.Authorization);
        if (authorizeResult.Forbidden || hasToken)
        {
            var reason = authorizeResult.Forbidden ? "permission" : "token";
            log.Refused((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown", reason);
            await refusals.RecordAsync(context, reason);
        }

        if (authorizeResult.Forbidden)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await _default.HandleAsync(next, context, policy, authorizeResult);
    }
}
