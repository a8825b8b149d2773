using System.Security.Claims;
using System.Text.Json;
using Hub.Data.Access;

namespace Hub.Web.Sessions;

/// <summary>Whether a sign-in used a second factor, and which agencies a person may act for without one.</summary>
public static class SecondFactor
{
    // What the token handler of the framework makes of "amr" while it maps short claim names to long ones.
    private const string MappedMethods = "http://schemas.microsoft.com/claims/authnmethodsreferences";

    /// <summary>Read from the token once, at sign-in. Absent or not understood is no.</summary>
    public static bool IsProven(ClaimsPrincipal token, SignInSettings settings)
        => token.Claims.Any(claim =>
            (claim.Type is "amr" or MappedMethods or ClaimTypes.AuthenticationMethod && claim.Value == "mfa")
            || (claim.Type == "acrs" && settings.SecondFactorContexts.Contains(claim.Value, StringComparer.Ordinal)));

    /// <summary>
    /// What the sign-in server is asked to prove (OpenID Connect, parameter "claims"), null where nothing is set. Entra's v2.0
    /// identity tokens carry no <c>amr</c>: an authentication context that was asked for is the way to learn of a second factor.
    /// </summary>
    public static string? ClaimsRequest(SignInSettings settings)
        => settings.SecondFactorContexts is [var context, ..]
            ? JsonSerializer.Serialize(new { id_token = new { acrs = new { essential = true, value = context } } })
            : null;

    /// <summary>The memberships that such a session may use.</summary>
    public static IReadOnlyList<Membership> Usable(IReadOnlyList<Membership> all, bool hasSecondFactor, SignInSettings settings)
        => hasSecondFactor ? all
            : settings.RequireSecondFactor ? []
            : [.. all.Where(membership => !membership.RequiresSecondFactor)];
}
