using System.Security.Cryptography;
using Hub.Web.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace Hub.Web.Pages.Access.Join;

/// <summary>
/// The secret of a one-time link on its way from the address, where it must not stay, through the sign-in to the form that uses it:
/// sealed, for half an hour, out of reach of scripts.
/// </summary>
public sealed class JoinCookie
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _protector;
    private readonly CookieBuilder _shape = new() { MaxAge = Lasts, IsEssential = true };

    /// <summary>A cookie like the portal's others.</summary>
    public JoinCookie(IDataProtectionProvider protection, HubCookies cookies)
    {
        _protector = protection.CreateProtector("hub.join").ToTimeLimitedDataProtector();
        // Lax: the sign-in server sends the person back from another site.
        cookies.Shape(_shape, "hub-join", SameSiteMode.Lax);
    }

    /// <summary>Keeps the secret.</summary>
    public void Keep(HttpContext context, string token)
        => context.Response.Cookies.Append(_shape.Name!, _protector.Protect(token, Lasts), _shape.Build(context));

    /// <summary>The secret, or null where there is none, or it is too old.</summary>
    public string? Read(HttpRequest request)
    {
        if (request.Cookies[_shape.Name!] is not { Length: > 0 and < 2000 } sealedToken)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(sealedToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Forgets the secret.</summary>
    public void Forget(HttpContext context) => context.Response.Cookies.Delete(_shape.Name!, _shape.Build(context));
}
