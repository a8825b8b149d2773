using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Hub.DevIdentity;

namespace Hub.Benchmarks.Uploads;

/// <summary>One data officer with a browser without script, on the whole way of one return.</summary>
internal sealed partial class UploadOfficer(RunningHub hub, SamplePerson person, string file)
{
    // The page without script loads itself anew after as long.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4);

    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(hub.Portal), Timeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>Milliseconds of each answer but those to a file.</summary>
    public List<double> Pages { get; } = [];

    /// <summary>Milliseconds of the answer to a file, from its first byte sent.</summary>
    public List<double> Uploads { get; } = [];

    /// <summary>Whether the return stands.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>Signs in through the local server, not counted.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        using var identity = new HttpClient();
        using var challenge = await _browser.GetAsync("/", cancellationToken);
        var form = await identity.GetStringAsync(
            challenge.Headers.Location!.ToString().Replace("prompt=select_account", "", StringComparison.Ordinal) + "&as=" + person.ObjectId,
            cancellationToken);
        using var answer = await _browser.PostAsync("/signin-oidc", new FormUrlEncodedContent(Hidden(form)), cancellationToken);
        using var home = await _browser.GetAsync("/", cancellationToken);
        if (home.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{person.UserName} was not let in: {(int)answer.StatusCode}, then {(int)home.StatusCode}.");
        }
    }

    /// <summary>From what is due to the return that stands.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await PageAsync("/submissions/due", cancellationToken);
        var page = FormattableString.Invariant(
            $"/submissions/send/file?kind={UploadsBed.Kind}&from={UploadsBed.From:yyyy-MM-dd}&until={UploadsBed.Until:yyyy-MM-dd}&what=full");
        var next = await UploadAsync(UploadForm().Match(await PageAsync(page, cancellationToken)).Value, cancellationToken);
        var key = next.Split('/')[2];
        await UntilAsync($"/submissions/{key}/progress", cancellationToken);
        await PageAsync($"/submissions/{key}/look", cancellationToken);
        await PageAsync($"/submissions/{key}", cancellationToken);
        var check = await PageAsync($"/submissions/{key}/check", cancellationToken);
        var fields = Hidden(Forms().Matches(check).Single(form => form.Value.Contains("SeenCheckedAt", StringComparison.Ordinal)).Value);
        if (Choice().Match(check) is { Success: true } choice)
        {
            fields.Add(new("Choice", choice.Groups["value"].Value));
        }

        using var sent = await TimedAsync(
            Pages, () => _browser.PostAsync($"/submissions/{key}/check", new FormUrlEncodedContent(fields), cancellationToken));
        if (sent.Headers.Location?.ToString().EndsWith("/sent", StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"A return was not sent: {(int)sent.StatusCode} {sent.Headers.Location}.");
        }

        await PageAsync($"/submissions/{key}/sent", cancellationToken);
        await UntilAsync($"/submissions/{key}/progress", cancellationToken);
        IsAccepted = (await PageAsync($"/submissions/{key}", cancellationToken)).Contains("Accepted", StringComparison.Ordinal);
    }

    private async Task<string> UploadAsync(string form, CancellationToken cancellationToken)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in Hidden(form))
        {
            body.Add(new StringContent(value), name);
        }

        await using var content = File.OpenRead(file);
        body.Add(new StreamContent(content), "file", Path.GetFileName(file));
        using var answer = await TimedAsync(Uploads, () => _browser.PostAsync("/submissions/upload", body, cancellationToken));
        return answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.ToString() is var next
            && next.EndsWith("/progress", StringComparison.Ordinal)
                ? next
                : throw new InvalidOperationException($"A file was not taken: {(int)answer.StatusCode} {answer.Headers.Location}.");
    }

    /// <summary>Looks again as the page without script does, until it leads on.</summary>
    private async Task UntilAsync(string progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await TimedAsync(Pages, () => _browser.GetAsync(progress, cancellationToken));
            if (answer.StatusCode == HttpStatusCode.Redirect)
            {
                return;
            }

            await Task.Delay(Between, cancellationToken);
        }
    }

    private async Task<string> PageAsync(string address, CancellationToken cancellationToken)
    {
        using var answer = await TimedAsync(Pages, () => _browser.GetAsync(address, cancellationToken));
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync(cancellationToken)
            : throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode} {answer.Headers.Location}.");
    }

    private static async Task<HttpResponseMessage> TimedAsync(List<double> times, Func<Task<HttpResponseMessage>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await ask();
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return answer;
    }

    private static List<KeyValuePair<string, string>> Hidden(string form)
        => [.. HiddenField().Matches(form).Select(field => KeyValuePair.Create(
            field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)))];

    [GeneratedRegex("<form[^>]*id=\"upload-form\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex UploadForm();

    [GeneratedRegex("<form[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*type=\"?hidden\"?[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"|<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*type=\"hidden\"[^>]*value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<input[^>]*name=\"Choice\"[^>]*value=\"(?<value>[^\"]+)\"|<input[^>]*value=\"(?<value>with[^\"]+)\"[^>]*name=\"Choice\"")]
    private static partial Regex Choice();
}
