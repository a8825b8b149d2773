namespace Hub.Web.Pages.Access;

/// <summary>The address that an invited person opens.</summary>
public static class JoinLink
{
    /// <summary>The page that takes a link's secret out of the address at once.</summary>
    public const string Path = "/access/join/";

    /// <summary>
    /// The whole link, on the portal's address as the operator set it (<c>Hub:PortalUrl</c>); where none is set, on the one by which
    /// the portal was reached.
    /// </summary>
    public static string Of(HttpRequest request, string token)
        => (request.HttpContext.RequestServices.GetRequiredService<IConfiguration>()["Hub:PortalUrl"]?.TrimEnd('/')
            ?? $"{request.Scheme}://{request.Host}") + Path + token;
}
