using Microsoft.AspNetCore.WebUtilities;

namespace Hub.Web.Forms;

/// <summary>A place in a long list.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are; at least 1.</param>
/// <param name="Path">The list's address without its query.</param>
/// <param name="Query">The filters, which the links keep; never personal data.</param>
public sealed record Pager(int Page, int Pages, string Path, IReadOnlyDictionary<string, string?> Query)
{
    /// <summary>
    /// The page that an address asks for; 1 where it asks for none or writes nonsense. Razor Pages keep the name "page" for
    /// themselves, so a bound property cannot read it.
    /// </summary>
    public static int Asked(HttpRequest request)
        => int.TryParse(request.Query["page"], System.Globalization.CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <summary>How many pages so many rows take.</summary>
    public static int Count(long rows, int perPage) => (int)Math.Max(1, (rows + perPage - 1) / perPage);

    /// <summary>The address of a page.</summary>
    public string Href(int page)
        => QueryHelpers.AddQueryString(
            Path,
            Query.Where(part => part.Key != "page" && !string.IsNullOrEmpty(part.Value))
                .Append(new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
