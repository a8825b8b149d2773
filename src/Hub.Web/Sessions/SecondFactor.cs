using System.Security.Claims;
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

    /// <summary>The memberships that such a session may use.</summary>
    public static IReadOnlyList<Membership> Usable(IReadOnlyList<Membership> all, bool hasSecondFactor, SignInSettings settings)
        => hasSecondFactor ? all
            : settings.RequireSecondFactor ? []
            : [.. all.Where(membership => !membership.RequiresSecondFactor)];
}
