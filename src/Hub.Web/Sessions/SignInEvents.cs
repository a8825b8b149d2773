using System.Security.Claims;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Hub.Web.Sessions;

/// <summary>
/// What happens between Entra's answer and the first page. Entra proves (tenant id, object id); the hub's tables say the rest.
/// Whoever may not come in gets no session.
/// </summary>
public sealed class SignInEvents(
    HubDatabase database, IOptions<SignInSettings> settings, TimeProvider time, ILogger<SignInEvents> log)
{
    /// <summary>
    /// A page is asked for without a session. A form that arrives too late is not sent to the provider, because what was typed
    /// would be lost without a word; an API caller is never sent to a page.
    /// </summary>
    public static Task OnRedirectAsync(RedirectContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api") || !HttpMethods.IsGet(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.HandleResponse();
        }

        return Task.CompletedTask;
    }

    /// <summary>The token is genuine: lets the person in, or sends them to the page that says why not.</summary>
    public async Task OnTokenValidatedAsync(TokenValidatedContext context)
    {
        if (Identity(context.Principal!) is not { } identity)
        {
            context.Fail("The token names no tenant or no person.");
            return;
        }

        var outcome = await SignIn.ResolveAsync(
            database, identity.TenantId, identity.ObjectId, context.HttpContext.RequestAborted);
        var (page, reason) = outcome switch
        {
            SignInOutcome.Active active when SecondFactor.Usable(
                active.Memberships, identity.HasSecondFactor, settings.Value).Count == 0
                => (SignInPages.SecondFactor, SignInPages.NoSecondFactor),
            SignInOutcome.Active => (null, null),
            SignInOutcome.NotRegistered or SignInOutcome.AwaitingApproval when IsJoining(context.Properties) => (null, null),
            _ => ((string?)SignInPages.Of(outcome), (string?)null),
        };
        if (page is not null || outcome is SignInOutcome.Active)
        {
            // The name as it came: one that breaks lines is not stored, where a cleaned one would be.
            await SignIn.RecordAsync(
                database, outcome, identity.TenantId, identity.ObjectId, context.Principal!.FindFirstValue("name") ?? "", time,
                CancellationToken.None, reason);
        }

        if (page is not null)
        {
            context.Response.Redirect(page);
            context.HandleResponse();
            return;
        }

        context.Principal = SessionCookie.Make(identity, agency: null);
        if (context.Properties is { RedirectUri: "/" } properties && outcome is SignInOutcome.Active person
            && SecondFactor.Usable(person.Memberships, identity.HasSecondFactor, settings.Value).Count > 1)
        {
            // Whoever works for several agencies says first for which; a link to one page leads there at once.
            properties.RedirectUri = ActingAgency.ChoosePath;
        }
    }

    /// <summary>Cancelled, too late, or a token that is not genuine: a page that says so, and a record.</summary>
    public async Task OnRemoteFailureAsync(RemoteFailureContext context)
    {
        var reason = context.Failure?.Data.Contains("error") == true || context.Failure is OpenIdConnectProtocolException
            ? "cancelled-or-refused-by-provider"
            : "not-genuine-or-too-late";
        log.SignInNotCompleted(reason);
        await database.InScopeAsync(
            Scope.None(SignIn.Anonymous, "sign in"),
            session => AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.SignInRefused, "account", SignIn.Anonymous)
            {
                Outcome = AuditOutcome.Refused,
                Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason },
            }),
            CancellationToken.None);
        context.Response.Redirect(SignInPages.Failed);
        context.HandleResponse();
    }

    private static bool IsJoining(AuthenticationProperties? properties)
        => properties?.RedirectUri is { } address && new PathString(address.Split('?')[0]).StartsWithSegments(SignInPages.Join);

    private ProvenIdentity? Identity(ClaimsPrincipal token)
        => Guid.TryParse(token.GetTenantId(), out var tenantId) && Guid.TryParse(token.GetObjectId(), out var objectId)
            ? new ProvenIdentity(
                tenantId, objectId, Shown(token.FindFirstValue("name")), Shown(token.FindFirstValue("preferred_username")),
                SecondFactor.IsProven(token, settings.Value), time.GetUtcNow())
            : null;

    // The cookie stays small and a name never breaks a line, whatever a tenant's directory holds.
    private static string Shown(string? text)
        => new([.. (text ?? "").Where(character => !char.IsControl(character)).Take(DisplayName.Longest)]);
}
