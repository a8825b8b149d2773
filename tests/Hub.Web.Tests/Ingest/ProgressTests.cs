using System.Globalization;
using System.Net;

namespace Hub.Web.Tests.Ingest;

public sealed class ProgressTests(Portal portal) : IClassFixture<Portal>
{
    private readonly Sending _sending = new(portal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(PortalClient Browser, Guid Key)> SentAsync(DateOnly month)
    {
        await _sending.AgreeAsync();
        var browser = await portal.SignInAsync(Sending.Officer);
        return (browser, await Sending.SentAsync(browser, Sending.FilePage(month), Sending.File()));
    }

    private Task JobAsync(Guid key, string state, string? stage = null, int done = 0)
        => _sending.People.ExecuteAsync(
            """
            with j as (
                update job.requests r set state = @state, started_at = now(), due_at = now() + interval '1 day'
                from ingest.submissions s
                where s.submission_key = @key and r.kind = 'ingest.load' and r.subject_id = s.submission_id::text
                returning request_id)
            insert into job.progress (request_id, stage, done, total) select request_id, @stage, @done, 100 from j where @stage::text is not null
            on conflict (request_id) do update set stage = excluded.stage, done = excluded.done
            """,
            new { key, state, stage, done });

    [Fact]
    public async Task Events_WhileTheWorkerWorks_TellEachStageAndEndWithTheNextStep()
    {
        var (browser, key) = await SentAsync(new(2022, 1, 1));
        using var _ = browser;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/submissions/{key}/events");
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        var first = await EventAsync(reader);

        await JobAsync(key, "running", "Reading and checking rows", 45);
        var second = await EventAsync(reader, "Reading and checking rows.");
        await _sending.LoadAsync(key);
        await EventAsync(reader, $"\"next\":\"/submissions/{key}");

        Assert.Contains("Your file waits for its turn", first, StringComparison.Ordinal);
        Assert.Contains("\"percent\":45", second, StringComparison.Ordinal);
        Assert.Null(await reader.ReadLineAsync(Token));
    }

    [Theory]
    [InlineData("parked", "Something went wrong in the hub, not in your file")]
    [InlineData("failed", "begins this file again by itself")]
    public async Task Page_JobInTrouble_SaysSoInPlainWordsWithTheNextStep(string state, string words)
    {
        var (browser, key) = await SentAsync(state == "parked" ? new(2022, 2, 1) : new(2022, 3, 1));
        using var _ = browser;
        await JobAsync(key, state);

        var page = await browser.PageAsync($"/submissions/{key}/progress");

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains(state == "parked" ? "content=\"60\"" : "content=\"4\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_HeldByTheScanner_SayThatTheFileIsKeptAndEnd()
    {
        var (browser, key) = await SentAsync(new(2022, 4, 1));
        using var _ = browser;
        await _sending.People.ExecuteAsync("update ingest.submissions set status = 'held' where submission_key = @key", new { key });

        var all = await browser.GetStringAsync($"/submissions/{key}/events", Token);

        Assert.Contains("The virus scanner does not answer", all, StringComparison.Ordinal);
        Assert.Contains("you need do nothing", await browser.PageAsync($"/submissions/{key}/progress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_ManyPages_AreServedWithoutAConnectionEach()
    {
        var (browser, key) = await SentAsync(new(2022, 5, 1));
        using var _ = browser;
        var open = new List<HttpResponseMessage>();
        for (var count = 0; count < 200; count++)
        {
            open.Add(await browser.SendAsync(
                new HttpRequestMessage(HttpMethod.Get, $"/submissions/{key}/events"), HttpCompletionOption.ResponseHeadersRead, Token));
        }

        var busy = (await _sending.People.ReadAsync<long>(
            "select count(*) from pg_stat_activity where usename = 'hub_web' and datname = current_database()")).Single();
        Assert.InRange(busy, 0, 20);
        await _sending.LoadAsync(key);
        foreach (var answer in open)
        {
            Assert.Contains("\"isOver\":true", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
            answer.Dispose();
        }
    }

    /// <summary>The next event that holds some words: what stands may be told again before it changes, and a step more in between.</summary>
    private static async Task<string> EventAsync(StreamReader reader, string words)
    {
        var found = await EventAsync(reader);
        while (!found.Contains(words, StringComparison.Ordinal))
        {
            found = await EventAsync(reader);
        }

        return found;
    }

    private static async Task<string> EventAsync(StreamReader reader)
    {
        var text = "";
        while (await reader.ReadLineAsync(Token) is { } line)
        {
            if (line.Length == 0 && text.Length > 0)
            {
                return text;
            }

            text += line + "\n";
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The stream ended after: {text}"));
    }
}
