using System.Globalization;
using System.Net;
using System.Text;

namespace Hub.Web.Tests.Ingest;

/// <summary>Speaks the tus protocol as the page's script does.</summary>
internal sealed class TusClient(HttpClient browser, string token)
{
    public const string Begin = "/submissions/uploads";

    /// <summary>With the token of the file's page.</summary>
    public static async Task<TusClient> OpenAsync(PortalClient browser, string page)
        => new(browser, Sending.UploadFields(await browser.PageAsync(page)).First(field => field.Name == "__RequestVerificationToken").Value);

    public Task<HttpResponseMessage> BeginAsync(DateOnly month, long length, string name = "return.csv", string what = "full", string? token2 = null)
        => SendAsync("POST", Begin, request =>
        {
            request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("Upload-Metadata", string.Join(',', new[]
            {
                ("filename", name), ("kind", Sending.Kind), ("what", what), ("from", month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("until", month.AddMonths(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            }.Select(fact => $"{fact.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(fact.Item2))}")));
        }, token2);

    /// <summary>Begins and returns the upload's address.</summary>
    public async Task<string> BegunAsync(DateOnly month, long length)
    {
        using var answer = await BeginAsync(month, length);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Upload-Expires"));
        return answer.Headers.Location!.ToString();
    }

    public Task<HttpResponseMessage> AppendAsync(
        string address, long offset, HttpContent piece, string? token2 = null, CancellationToken cancellationToken = default)
        => SendAsync("PATCH", address, request =>
        {
            piece.Headers.ContentType = new("application/offset+octet-stream");
            request.Content = piece;
            request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        }, token2, cancellationToken);

    public Task<HttpResponseMessage> AppendAsync(string address, long offset, ReadOnlyMemory<byte> piece)
        => AppendAsync(address, offset, new ReadOnlyMemoryContent(piece));

    public async Task<long?> OffsetAsync(string address)
    {
        using var answer = await SendAsync("HEAD", address, _ => { });
        return answer.IsSuccessStatusCode
            ? long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture)
            : null;
    }

    public Task<HttpResponseMessage> EndAsync(string address) => SendAsync("DELETE", address, _ => { });

    private Task<HttpResponseMessage> SendAsync(
        string method, string address, Action<HttpRequestMessage> shape, string? token2 = null, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("RequestVerificationToken", token2 ?? token);
        shape(request);
        return browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
