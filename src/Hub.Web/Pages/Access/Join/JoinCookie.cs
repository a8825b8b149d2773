using Microsoft.AspNetCore.DataProtection;

namespace Hub.Web.Pages.Access.Join;

/// <summary>
/// The secret of a one-time link on its way from the address, where it must not stay, through the sign-in to the form that uses it:
/// sealed, for half an hour, out of reach of scripts.
/// </summary>
public sealed class JoinCookie(IDataProtectionProvider protection)
{
    private const string Name = "__Host-hub-join";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("hub.join").ToTimeLimitedDataProtector();

    /// <summary>Keeps the secret.</summary>
    public void Keep(HttpResponse response, string token)
        => response.Cookies.Append(Name, _protector.Protect(token, Lasts), Options());

    /// <summary>The secret, or null where there is none, or it is too old.</summary>
    public string? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 and < 2000 } sealedToken)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(sealedToken);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Forgets the secret.</summary>
    public static void Forget(HttpResponse response) => response.Cookies.Delete(Name, Options());

    // Lax: the sign-in server sends the person back from another site.
    private static CookieOptions Options()
        => new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = Lasts };
}
