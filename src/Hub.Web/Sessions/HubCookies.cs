namespace Hub.Web.Sessions;

/// <summary>
/// How the portal's cookies are set: only over TLS, for this host alone (the prefix __Host-), out of reach of script. On a developer's
/// machine with the local sign-in server the portal answers plain HTTP on localhost, where neither the prefix nor Secure can hold in
/// every browser.
/// </summary>
public sealed class HubCookies(IConfiguration configuration)
{
    private bool IsLocal => LocalIdentity.IsUsed(configuration);

    /// <summary>Shapes one of our cookies.</summary>
    public void Shape(CookieBuilder cookie, string name, SameSiteMode sameSite)
    {
        cookie.Name = Name(name);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = IsLocal ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    /// <summary>
    /// Shapes a cookie that the answer of the sign-in server is held against. That answer comes from another site, so it needs
    /// SameSite=None; a local server is of the same site.
    /// </summary>
    public void ShapeForSignIn(CookieBuilder cookie, string name) => Shape(cookie, name, IsLocal ? SameSiteMode.Lax : SameSiteMode.None);

    private string Name(string name) => IsLocal ? name : "__Host-" + name;
}
