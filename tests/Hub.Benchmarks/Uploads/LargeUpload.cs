using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Hub.DevIdentity;

namespace Hub.Benchmarks.Uploads;

/// <summary>One officer who sends one large file, by the plain form or by tus, with a browser that keeps nothing of it in memory.</summary>
internal sealed partial class LargeUpload(RunningHub hub, SamplePerson person) : IDisposable
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(hub.Portal), Timeout = TimeSpan.FromMinutes(10),
    };

    /// <summary>Signs in through the local server.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        using var identity = new HttpClient();
        using var challenge = await _browser.GetAsync("/", cancellationToken);
        var form = await identity.GetStringAsync(
            challenge.Headers.Location!.ToString().Replace("prompt=select_account", "", StringComparison.Ordinal) + "&as=" + person.ObjectId,
            cancellationToken);
        using var answer = await _browser.PostAsync("/signin-oidc", new FormUrlEncodedContent(Fields(form)), cancellationToken);
    }

    /// <summary>Sends a file by the form and returns the submission's key.</summary>
    public async Task<Guid> FormAsync(DateOnly month, long length, CancellationToken cancellationToken)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in await UploadFieldsAsync(month, cancellationToken))
        {
            body.Add(new StringContent(value), name);
        }

        body.Add(new StreamContent(new MadeFile(length), 64 * 1024), "file", "large.csv");
        using var answer = await _browser.PostAsync("/submissions/upload", body, cancellationToken);
        return KeyOf(answer.Headers.Location?.ToString(), answer);
    }

    /// <summary>Sends it by tus, the line cut at a share of it, and returns the key and what had survived the cut.</summary>
    public async Task<(Guid Key, long Survived)> CutAndResumedAsync(
        DateOnly month, long length, double cutAt, CancellationToken cancellationToken)
    {
        var fields = await UploadFieldsAsync(month, cancellationToken);
        var token = fields.First(field => field.Key == "__RequestVerificationToken").Value;
        var metadata = fields.Where(field => field.Key != "__RequestVerificationToken").Append(new("filename", "large.csv"))
            .Select(field => $"{field.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(field.Value))}");
        using var begun = await SendAsync("POST", "/submissions/uploads", token, request =>
        {
            request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("Upload-Metadata", string.Join(',', metadata));
        }, cancellationToken);
        var address = begun.Headers.Location?.ToString()
            ?? throw new InvalidOperationException($"An upload was not begun: {(int)begun.StatusCode}.");
        try
        {
            using var cut = await PatchAsync(address, token, 0, new MadeFile(length, 0, (long)(length * cutAt)), length, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // As it should be: the line went.
        }

        var survived = await SurvivedAsync(address, token, cancellationToken);
        using var rest = await PatchAsync(address, token, survived, new MadeFile(length, survived), length, cancellationToken);
        return (KeyOf(rest.Headers.TryGetValues("Hub-Next", out var next) ? next.Single() : null, rest), survived);
    }

    public void Dispose() => _browser.Dispose();

    private Task<HttpResponseMessage> PatchAsync(
        string address, string token, long offset, MadeFile file, long length, CancellationToken cancellationToken)
        => SendAsync("PATCH", address, token, request =>
        {
            request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
            request.Content = new StreamContent(file, 64 * 1024);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
            request.Content.Headers.ContentLength = length - offset;
        }, cancellationToken);

    // The portal notices a moment later than the browser that the line is gone.
    private async Task<long> SurvivedAsync(string address, string token, CancellationToken cancellationToken)
    {
        for (var (last, start) = (-1L, Stopwatch.GetTimestamp()); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30);)
        {
            using var answer = await SendAsync("HEAD", address, token, _ => { }, cancellationToken);
            var offset = long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
            if (offset == last)
            {
                return offset;
            }

            last = offset;
            await Task.Delay(500, cancellationToken);
        }

        throw new InvalidOperationException("The portal still writes to an upload whose line was cut.");
    }

    private Task<HttpResponseMessage> SendAsync(
        string method, string address, string token, Action<HttpRequestMessage> shape, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("RequestVerificationToken", token);
        shape(request);
        return _browser.SendAsync(request, cancellationToken);
    }

    private async Task<List<KeyValuePair<string, string>>> UploadFieldsAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var page = await _browser.GetStringAsync(
            FormattableString.Invariant(
                $"/submissions/send/file?kind={UploadsBed.Kind}&from={month:yyyy-MM-dd}&until={month.AddMonths(1):yyyy-MM-dd}&what=full"),
            cancellationToken);
        return Fields(UploadForm().Match(page).Value);
    }

    private static Guid KeyOf(string? address, HttpResponseMessage answer)
        => address?.Split('/') is ["", "submissions", var key, "progress"]
            ? Guid.Parse(key)
            : throw new InvalidOperationException($"A file was not taken: {(int)answer.StatusCode} {address}.");

    private static List<KeyValuePair<string, string>> Fields(string form)
        => [.. Field().Matches(form).Where(field => field.Value.Contains("hidden", StringComparison.Ordinal))
            .Select(field => KeyValuePair.Create(
                Name().Match(field.Value).Groups["text"].Value, WebUtility.HtmlDecode(Value().Match(field.Value).Groups["text"].Value)))
            .DistinctBy(field => field.Key)];

    [GeneratedRegex("<form[^>]*id=\"upload-form\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex UploadForm();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex("name=\"(?<text>[^\"]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"(?<text>[^\"]*)\"")]
    private static partial Regex Value();
}
