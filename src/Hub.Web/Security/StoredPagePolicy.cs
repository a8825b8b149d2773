using System.Security.Cryptography;
using System.Text;

namespace Hub.Web.Security;

/// <summary>
/// The content policy of a stored web page: stricter than the portal's own, but for the one style sheet that stands inside it, which
/// is allowed by its hash.
/// </summary>
public static class StoredPagePolicy
{
    private const string Key = "hub.stored-page-policy";

    /// <summary>Sets the policy of this answer from the page's bytes.</summary>
    public static void Allow(HttpContext context, byte[] page)
    {
        var text = Encoding.UTF8.GetString(page);
        var from = text.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        var until = text.IndexOf("</style>", StringComparison.Ordinal);
        var style = until < from
            ? "'none'"
            : $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text[from..until])))}'";
        context.Items[Key] = $"default-src 'none'; style-src {style}; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
    }

    /// <summary>The policy of this answer where a stored page set one, or null.</summary>
    public static string? Of(HttpContext context) => context.Items[Key] as string;
}
