using Microsoft.AspNetCore.StaticAssets;

namespace Hub.Web.Security;

/// <summary>
/// Headers on every answer. The content policy allows nothing but our own files and no inline script or style; a page that needs
/// more says why.
/// </summary>
public static class SecurityHeaders
{
    /// <summary>Adds the headers before anything else can answer.</summary>
    /// <param name="application">The portal.</param>
    /// <param name="signInServer">
    /// Origin of the sign-in server. Signing out is a form of ours that is answered with a redirect there, and browsers hold that
    /// redirect against form-action.
    /// </param>
    public static void UseSecurityHeaders(this WebApplication application, Uri signInServer)
    {
        var policy =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
            + $"form-action 'self' {signInServer.GetLeftPart(UriPartial.Authority)}; "
            + "frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
        application.Use((context, next) =>
        {
            // An error page clears what was set before it, so they are added when the answer starts.
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = StoredPagePolicy.Of(context) ?? policy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
