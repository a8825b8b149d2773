using Hub.Data.Access;
using Hub.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Hub.Web.Sessions;

/// <summary>For which of their agencies a person acts.</summary>
public static class ActingAgency
{
    /// <summary>The page on which a person of several agencies picks one.</summary>
    public const string ChoosePath = "/access/choose-agency";

    /// <summary>The agency chosen in this session where it still may be, otherwise the first by code.</summary>
    public static Membership Of(IReadOnlyList<Membership> usable, Guid? chosen)
        => usable.FirstOrDefault(membership => membership.AgencyId == chosen)
            ?? usable.MinBy(membership => membership.Code, StringComparer.Ordinal)!;

    /// <summary>
    /// Lets the person act for another of their agencies from the next request on. The session keeps its beginning, so choosing
    /// does not prolong it. The caller has checked that the agency is one of theirs, and records the choice.
    /// </summary>
    public static Task ChooseAsync(HttpContext context, Guid agencyId)
    {
        var identity = context.RequestServices.GetRequiredService<CurrentActor>().Identity
            ?? throw new InvalidOperationException("Nobody is signed in.");
        return context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SessionCookie.Make(identity, agencyId));
    }
}
