namespace Hub.Data.Profiles.Document.Html;

/// <summary>Where a link of a document may lead: a heading of the same document, or an https address. Nothing else.</summary>
internal static class Links
{
    /// <summary>The id as it stands in the markup: letters, digits, "-" and "_"; anything else becomes "-".</summary>
    public static string Id(string id)
        => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));

    /// <summary>The target, or null when the text must stay plain text ("javascript:", "data:", a file, a relative path).</summary>
    public static string? Target(string? linkTo) => linkTo switch
    {
        null => null,
        ['#', .. var id] when id.Length > 0 => "#" + Id(id),
        _ when Uri.TryCreate(linkTo, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps => uri.AbsoluteUri,
        _ => null,
    };
}
