using System.Globalization;
using System.Security.Claims;

namespace Hub.Web.Sessions;

/// <summary>
/// What the session cookie carries: the proven identity, when it was proven, and the agency chosen. No role, no group, no token
/// of the provider, so it stays small whatever a tenant puts into its tokens.
/// </summary>
public static class SessionCookie
{
    private const string Tenant = "tid";
    private const string Object = "oid";
    private const string Name = "name";
    private const string UserName = "username";
    private const string SecondFactor = "second_factor";
    private const string Began = "began";
    private const string Agency = "agency";

    /// <summary>The principal of a session.</summary>
    public static ClaimsPrincipal Make(ProvenIdentity identity, Guid? agency)
    {
        var claims = new List<Claim>
        {
            new(Tenant, identity.TenantId.ToString()),
            new(Object, identity.ObjectId.ToString()),
            new(Name, identity.DisplayName),
            new(UserName, identity.UserName),
            new(Began, identity.SignedInAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        };
        if (identity.HasSecondFactor)
        {
            claims.Add(new Claim(SecondFactor, "yes"));
        }

        if (agency is { } chosen)
        {
            claims.Add(new Claim(Agency, chosen.ToString()));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, "hub", Object, "no-role-claims"));
    }

    /// <summary>The identity of a session, or null where it is not one of ours.</summary>
    public static ProvenIdentity? Read(ClaimsPrincipal principal)
        => principal.Identity is { IsAuthenticated: true, AuthenticationType: "hub" }
            && Guid.TryParse(principal.FindFirstValue(Tenant), out var tenantId)
            && Guid.TryParse(principal.FindFirstValue(Object), out var objectId)
            && long.TryParse(principal.FindFirstValue(Began), NumberStyles.None, CultureInfo.InvariantCulture, out var began)
            ? new ProvenIdentity(
                tenantId, objectId, principal.FindFirstValue(Name) ?? "", principal.FindFirstValue(UserName) ?? "",
                principal.HasClaim(SecondFactor, "yes"), DateTimeOffset.FromUnixTimeMilliseconds(began))
            : null;

    /// <summary>The agency that the person picked, or null.</summary>
    public static Guid? ChosenAgency(ClaimsPrincipal principal)
        => Guid.TryParse(principal.FindFirstValue(Agency), out var agency) ? agency : null;
}
