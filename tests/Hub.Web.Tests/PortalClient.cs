using System.Net;
using System.Text.RegularExpressions;

namespace Hub.Web.Tests;

/// <summary>A browser of one person: keeps cookies, follows no redirect, fills in the hidden fields of a form.</summary>
public sealed partial class PortalClient : HttpClient
{
    internal PortalClient(HttpMessageHandler handler, CookieContainer cookies)
        : base(handler)
        => (BaseAddress, Cookies) = (new Uri("https://localhost"), cookies);

    /// <summary>The cookies kept.</summary>
    public CookieContainer Cookies { get; }

    /// <summary>The text of a page that is expected to be shown.</summary>
    public async Task<string> PageAsync(string path)
    {
        var answer = await GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)answer.StatusCode}, {answer.Headers.Location}: {text}");
        return text;
    }

    /// <summary>
    /// Opens a page, takes the hidden fields of its last form (the first may be the header's "Sign out"), adds or replaces the
    /// given ones and posts to the same page, or to another address.
    /// </summary>
    public Task<HttpResponseMessage> PostFormAsync(string page, params (string Name, string Value)[] fields)
        => PostFormAsync(page, page, fields);

    /// <summary>As the other, to an address of its own (a handler, another page).</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string page, string to, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await PageAsync(page)).Groups["token"].Value;
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(new("__RequestVerificationToken", WebUtility.HtmlDecode(token)));
        return await PostAsync(to, new FormUrlEncodedContent(all));
    }

    /// <summary>Every hidden field of a page.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Fields(string html)
        => [.. Hidden().Matches(html).Select(match => KeyValuePair.Create(
            match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)))];

    [GeneratedRegex("""<input[^>]*type="?hidden"?[^>]*name="(?<name>[^"]+)"[^>]*value="(?<value>[^"]*)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
