namespace Hub.Web.Sessions;

/// <summary>An address to return to that came with a request: followed only where it stays on this site.</summary>
public static class LocalAddress
{
    /// <summary>The address where it is a path of this site, otherwise the home page.</summary>
    public static string OrHome(string? address)
        => address is ['/', ..] && !(address.Length > 1 && address[1] is '/' or '\\')
            && !address.Any(char.IsControl) && Uri.IsWellFormedUriString(address, UriKind.Relative)
            ? address
            : "/";
}
