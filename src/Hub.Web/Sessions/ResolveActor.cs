using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hub.Web.Sessions;

/// <summary>
/// Finds out at every request who the session's person is to the hub now. Whoever was disabled a second ago, or whose sessions
/// were ended, is signed out here, before any page runs.
/// </summary>
public sealed class ResolveActor(RequestDelegate next, IOptions<SignInSettings> settings, TimeProvider time, ILogger<ResolveActor> log)
{
    /// <summary>Fills <see cref="CurrentActor"/> and goes on, or sends the person to the page that says why not.</summary>
    public async Task InvokeAsync(HttpContext context, CurrentActor current, HubDatabase database)
    {
        var endpoint = context.GetEndpoint();
        if (current.Identity is null && endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && SessionCookie.Read(context.User) is { } identity)
        {
            var isOpen = endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var (refusedAt, reason) = await ResolveAsync(context, current, database, identity, isOpen);
            // Pages for people whom the hub does not know yet are not for a session that has ended or lacks a second factor.
            if (refusedAt is not null
                && (reason is not null || endpoint?.Metadata.GetMetadata<RequiresIdentityAttribute>() is null))
            {
                await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                context.User = new();
                current.Identity = null;
                if (!isOpen)
                {
                    context.Response.Redirect(refusedAt);
                    return;
                }
            }
        }

        await next(context);
    }

    /// <summary>
    /// No page when the person may act; otherwise the page that says why not, after recording it, with a reason where the hub knows
    /// the person but not this session.
    /// </summary>
    private async Task<(string? Page, string? Reason)> ResolveAsync(
        HttpContext context, CurrentActor current, HubDatabase database, ProvenIdentity identity, bool isOpen)
    {
        current.Identity = identity;
        SignInOutcome outcome;
        try
        {
            outcome = await SignIn.ResolveAsync(database, identity.TenantId, identity.ObjectId, context.RequestAborted);
        }
        catch (NpgsqlException fault) when (isOpen)
        {
            // A page that anybody may read is shown even while the database is away; it is what tells people so.
            log.DatabaseAway(fault);
            return default;
        }

        var (page, reason) = Judge(outcome, identity, SessionCookie.ChosenAgency(context.User), current);
        if (page is not null && !isOpen)
        {
            await SignIn.RecordAsync(
                database, outcome, identity.TenantId, identity.ObjectId, identity.DisplayName, time, CancellationToken.None, reason);
        }

        return (page, reason);
    }

    private (string? Page, string? Reason) Judge(SignInOutcome outcome, ProvenIdentity identity, Guid? chosen, CurrentActor current)
    {
        if (outcome is not SignInOutcome.Active active)
        {
            return (SignInPages.Of(outcome), null);
        }

        if (identity.SignedInAt < active.SessionsValidFrom)
        {
            return ("/signed-out?reason=ended", "session-ended");
        }

        var usable = SecondFactor.Usable(active.Memberships, identity.HasSecondFactor, settings.Value);
        if (usable.Count == 0)
        {
            return (SignInPages.SecondFactor, SignInPages.NoSecondFactor);
        }

        current.Actor = new Actor(active.AccountId, active.DisplayName, ActingAgency.Of(usable, chosen), usable);
        return (null, null);
    }
}
