using System.Net;
using System.Text;

namespace Hub.DevIdentity;

/// <summary>The server's three pages: plain, usable without script and by keyboard.</summary>
internal static class Page
{
    private const string Style =
        "body{font:1.125rem/1.5 Arial,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;color:#0b0c0c}a{color:#1a65a6}"
        + "a:focus,button:focus{outline:3px solid #fd0;background:#fd0;color:#0b0c0c}li{margin:.4rem 0}"
        + "small{display:block;color:#484949}.notice{border-left:.5rem solid #b1b4b6;padding:.5rem 1rem}";

    public static IResult Text(string title, string sentence, int status = 200)
        => Html(title, $"<p>{WebUtility.HtmlEncode(sentence)}</p>", status);

    public static IResult Accounts(SampleDirectory directory, IEnumerable<SamplePerson> people, Func<string, string> href)
    {
        var body = new StringBuilder("<p class=notice>Local sign-in server with invented people. There are no passwords.</p>");
        foreach (var tenant in people.GroupBy(person => person.TenantId))
        {
            var name = directory.Tenants.FirstOrDefault(known => known.TenantId == tenant.Key)?.Name ?? tenant.Key.ToString();
            body.Append("<h2>").Append(WebUtility.HtmlEncode(name)).Append("</h2><ul>");
            foreach (var person in tenant)
            {
                body.Append("<li><a href=\"").Append(WebUtility.HtmlEncode(href(person.ObjectId.ToString()))).Append("\">")
                    .Append(WebUtility.HtmlEncode(person.UserName)).Append("</a><small>")
                    .Append(WebUtility.HtmlEncode($"{person.Name}: {person.Note}")).Append("</small></li>");
            }

            body.Append("</ul>");
        }

        body.Append("<p><a href=\"").Append(WebUtility.HtmlEncode(href("cancel"))).Append("\">Cancel</a></p>");
        return Html("Pick an account", body.ToString());
    }

    public static IResult Post(Uri to, IReadOnlyDictionary<string, string?> fields)
    {
        var body = new StringBuilder("<form method=post action=\"").Append(WebUtility.HtmlEncode(to.ToString())).Append("\">");
        foreach (var (name, value) in fields)
        {
            body.Append("<input type=hidden name=\"").Append(name).Append("\" value=\"").Append(WebUtility.HtmlEncode(value)).Append("\">");
        }

        return Html("Signing in", body.Append("<p><button>Continue</button></p></form><script src=/submit.js></script>").ToString());
    }

    private static IResult Html(string title, string body, int status = 200)
        => Results.Content(
            $"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
            + $"<meta name=viewport content=\"width=device-width,initial-scale=1\"><style>{Style}</style></head>"
            + $"<body><main><h1>{title}</h1>{body}</main></body></html>",
            "text/html; charset=utf-8",
            statusCode: status);
}
