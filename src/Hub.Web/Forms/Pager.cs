using Microsoft.AspNetCore.WebUtilities;

namespace Hub.Web.Forms;

/// <summary>A place in a long list.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are; at least 1.</param>
/// <param name="Path">The list's address without its query.</param>
/// <param name="Query">The filters, which the links keep; never personal data.</param>
public sealed record Pager(int Page, int Pages, string Path, IReadOnlyDictionary<string, string?> Query)
{
    /// <summary>How many pages so many rows take.</summary>
    public static int Count(long rows, int perPage) => (int)Math.Max(1, (rows + perPage - 1) / perPage);

    /// <summary>The address of a page.</summary>
    public string Href(int page)
        => QueryHelpers.AddQueryString(
            Path,
            Query.Where(part => part.Key != "page" && !string.IsNullOrEmpty(part.Value))
                .Append(new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
