using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Testing;
using Hub.Web.Tests.Ingest;

namespace Hub.Web.Tests.Api;

/// <summary>Sending a return over the API, as an agency's system does.</summary>
public sealed partial class SendOverApiTests(Portal portal) : IClassFixture<Portal>
{
    private const string System = "Performance warehouse";
    private readonly Sending _sending = new(portal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestPeople People => _sending.People;

    /// <summary>Each test takes months of its own; March is the guide's.</summary>
    private static string Query(int month, string more = "")
        => $"/api/v1/submissions?kind={Sending.Kind}&from=2025-{month:00}-01&until=2025-{month + 1:00}-01{more}";

    private static HttpRequestMessage Request(string address, string? key, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
        => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(words, JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string? key, byte[] body)
    {
        await _sending.AgreeAsync();
        using var client = portal.SystemClient(System);
        return await client.SendAsync(Request(address, key, body), Token);
    }

    private async Task<long> CountAsync(int month)
        => (await People.ReadAsync<long>(
            "select count(*) from ingest.submissions where door = 'api' and period_from = make_date(2025, @month, 1)", new { month })).Single();

    [Fact]
    public async Task Send_File_IsTakenInAndDecidedWithoutAPerson_AndItsReportIsServed()
    {
        using var sent = await SendAsync(Query(1), "january", Sending.File());
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var id = (await JsonAsync(sent)).GetProperty("id").GetGuid();
        Assert.Equal($"/api/v1/submissions/{id}", sent.Headers.Location?.ToString());
        await _sending.LoadAsync(id);
        using var client = portal.SystemClient(System);

        using var status = await client.GetAsync(sent.Headers.Location, Token);
        using var report = await client.GetAsync($"/api/v1/submissions/{id}/report", Token);

        var submission = (await JsonAsync(status)).GetProperty("submission");
        Assert.NotEqual(JsonValueKind.Null, submission.GetProperty("decidedAt").ValueKind);
        Assert.Equal(submission.GetProperty("number").GetInt64(), (await JsonAsync(report)).GetProperty("reference").GetProperty("submission").GetInt64());
        Assert.Equal(1, await portal.EventsAsync("SubmissionProblemsRead", "client:" + await ClientIdAsync()));
        using var officer = await portal.SignInAsync(Sending.Officer);
        Assert.Equal(
            await officer.GetStringAsync($"/submissions/{id}/report.json", Token), await report.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Send_SameKeyAndContent_GetsTheSameAnswer_OtherContentIsRefused()
    {
        using var first = await SendAsync(Query(2), "february", Sending.File());
        using var again = await SendAsync(Query(2), "february", Sending.File());
        using var other = await SendAsync(Query(2), "february", Sending.File(2));
        using var otherPeriod = await SendAsync(Query(11), "february", Sending.File());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        await AssertProblemAsync(other, HttpStatusCode.UnprocessableEntity, "was used for another return");
        await AssertProblemAsync(otherPeriod, HttpStatusCode.UnprocessableEntity, "was used for another return");
        Assert.Equal((1L, 0L), (await CountAsync(2), await CountAsync(11)));
    }

    [Fact]
    public async Task Send_SameKeyAtOnce_IsOneSubmission()
    {
        await _sending.AgreeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(Query(4), "april", Sending.File(500))));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.Conflict, answer.ToString()));
        Assert.Equal(1, await CountAsync(4));
    }

    [Fact]
    public async Task Send_SameFileUnderAnotherKey_IsTheSameReturn_AnotherFileIsInTheWayUnlessItReplaces()
    {
        using var first = await SendAsync(Query(5), "may-1", Sending.File());
        var id = (await JsonAsync(first)).GetProperty("id").GetGuid();
        await _sending.LoadAsync(id);
        // The example's rows lie in other months, so the policy may have refused them; here the return stands.
        await People.ExecuteAsync("update ingest.submissions set status = 'accepted', refusal = null where submission_key = @id", new { id });

        using var same = await SendAsync(Query(5), "may-2", Sending.File());
        using var other = await SendAsync(Query(5), "may-3", Sending.File(3));
        using var wrong = await SendAsync(Query(5, $"&replaces={Guid.NewGuid()}"), "may-4", Sending.File(3));
        using var replacing = await SendAsync(Query(5, $"&replaces={id}"), "may-5", Sending.File(3));
        using var repeated = await SendAsync(Query(5, $"&replaces={id}"), "may-5", Sending.File(3));

        Assert.Equal((HttpStatusCode.OK, id), (same.StatusCode, (await JsonAsync(same)).GetProperty("id").GetGuid()));
        await AssertProblemAsync(other, HttpStatusCode.Conflict, "stands");
        Assert.Equal(id, (await JsonAsync(other)).GetProperty("standing").GetGuid());
        await AssertProblemAsync(wrong, HttpStatusCode.Conflict, "no longer stands as it did");
        Assert.Equal(HttpStatusCode.Accepted, replacing.StatusCode);
        Assert.Equal(await replacing.Content.ReadAsStringAsync(Token), await repeated.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Send_NilReturn_NeedsNoBody()
    {
        using var nil = await SendAsync(Query(6, "&nil=true"), "june", []);

        Assert.Equal(HttpStatusCode.Accepted, nil.StatusCode);
        Assert.True((await People.ReadAsync<bool>(
            "select is_nil from ingest.submissions where submission_key = @Id", new { Id = (await JsonAsync(nil)).GetProperty("id").GetGuid() })).Single());
    }

    [Fact]
    public async Task Send_Multipart_ReadsTheFieldsBeforeTheFile()
    {
        await _sending.AgreeAsync();
        using var client = portal.SystemClient(System);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Sending.Kind), "kind" }, { new StringContent("2025-07-01"), "from" }, { new StringContent("2025-08-01"), "until" },
            { new ByteArrayContent(Sending.File()), "file", "july.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/submissions") { Content = form };
        request.Headers.Add("Idempotency-Key", "july");

        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("july.csv", (await People.ReadAsync<string>(
            "select file_name from ingest.submissions where submission_key = @Id", new { Id = (await JsonAsync(answer)).GetProperty("id").GetGuid() })).Single());
    }

    [Theory]
    [InlineData("kind=housing_concerns&from=2025-08-01&until=2025-09-01", null, HttpStatusCode.BadRequest, "Idempotency-Key is missing")]
    [InlineData("kind=housing_concerns&from=2025-08-01&until=2025-09-01", "two words", HttpStatusCode.BadRequest, "Idempotency-Key is missing")]
    [InlineData("from=2025-08-01&until=2025-09-01", "k1", HttpStatusCode.BadRequest, "kind is missing")]
    [InlineData("kind=housing_concerns&from=08/2025&until=2025-09-01", "k2", HttpStatusCode.BadRequest, "The period is missing")]
    [InlineData("kind=housing_concerns&from=2025-08-01&until=2025-09-01&nil=maybe", "k3", HttpStatusCode.BadRequest, "true or false")]
    [InlineData("kind=housing_concerns&from=2025-08-01&until=2025-09-01&replaces=7", "k4", HttpStatusCode.BadRequest, "replaces takes the id")]
    [InlineData("kind=housing_concerns&from=2025-09-01&until=2025-08-01", "k5", HttpStatusCode.UnprocessableEntity, "ends before it begins")]
    [InlineData("kind=no_such_kind&from=2025-08-01&until=2025-09-01", "k6", HttpStatusCode.UnprocessableEntity, "no dataset kind")]
    [InlineData("kind=istv_assaults&from=2025-08-01&until=2025-09-01", "k7", HttpStatusCode.UnprocessableEntity, "agreement")]
    [InlineData("kind=housing_concerns&from=2025-08-01&until=2025-09-01&areas=X1", "k8", HttpStatusCode.UnprocessableEntity, "areas")]
    [InlineData("kind=housing_concerns&from=2095-08-01&until=2095-09-01", "k9", HttpStatusCode.UnprocessableEntity, "in the future")]
    public async Task Send_BadRequest_IsOneSentence_AndLeavesTheKeyFree(string query, string? key, HttpStatusCode status, string words)
    {
        using var answer = await SendAsync("/api/v1/submissions?" + query, key, Sending.File());

        await AssertProblemAsync(answer, status, words);
        Assert.Equal(0, (await People.ReadAsync<long>("select count(*) from ingest.sent_keys where answer is null")).Single());
        Assert.Equal(0, await CountAsync(8));
    }

    [Fact]
    public async Task Send_FileAboveTheLimit_IsRefusedAndNothingIsLeft()
    {
        var before = _sending.Files();
        using var answer = await SendAsync(Query(9), "september", new byte[(64 << 20) + 10]);

        await AssertProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge, "split it by period");
        Assert.Equal((0L, before), (await CountAsync(9), _sending.Files()));
    }

    [Fact]
    public async Task Withdraw_Own_AsksTheWorker_AnothersIsNotThere()
    {
        using var sent = await SendAsync(Query(10), "october", Sending.File());
        var submission = await JsonAsync(sent);
        var (id, number) = (submission.GetProperty("id").GetGuid(), submission.GetProperty("number").GetInt64());
        await People.ExecuteAsync("update ingest.submissions set status = 'accepted' where submission_key = @id", new { id });
        using var client = portal.SystemClient(System);

        using var wrong = await client.PostAsync($"/api/v1/submissions/{id}/withdraw", Wish("no", "wrong_data"), Token);
        using var none = await client.PostAsync($"/api/v1/submissions/{Guid.NewGuid()}/withdraw", Wish("1", "wrong_data"), Token);
        using var asked = await client.PostAsync($"/api/v1/submissions/{id}/withdraw", Wish(number.ToString(global::System.Globalization.CultureInfo.InvariantCulture), "wrong_data"), Token);

        await AssertProblemAsync(wrong, HttpStatusCode.UnprocessableEntity, "to confirm");
        await AssertProblemAsync(none, HttpStatusCode.NotFound, "no submission of this id");
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal(1, (await People.ReadAsync<long>("""
            select count(*) from job.requests r join ingest.withdrawals w on w.withdrawal_id::text = r.subject_id
            join ingest.submissions s using (submission_id) where r.kind = 'ingest.withdraw' and s.submission_key = @id
            """,
            new { id })).Single());

        static StringContent Wish(string number, string reason)
            => new(JsonSerializer.Serialize(new { number, reason, note = "A mistake of ours" }), Encoding.UTF8, "application/json");
    }

    [Fact]
    public async Task Guide_CurlExample_RunsAgainstTheRealPortal()
    {
        await _sending.AgreeAsync();
        await using var real = await RealPortal.StartAsync(portal);
        var system = portal.Directory.Systems.First(one => one.Name == System);
        var folder = Directory.CreateTempSubdirectory("hub-curl-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "return.csv"), Sending.File(), Token);
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", Example().Match(await GuideAsync()).Groups["script"].Value])
        {
            WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true,
            Environment =
            {
                ["LOGIN"] = real.SignInAddress, ["TENANT"] = system.TenantId.ToString(), ["CLIENT_ID"] = system.ClientId,
                ["CLIENT_SECRET"] = system.Secret, ["HUB"] = real.Address, ["HUB_CLIENT_ID"] = portal.Directory.Portal.ClientId,
            },
        };

        using var script = Process.Start(start)!;
        var words = await script.StandardOutput.ReadToEndAsync(Token) + await script.StandardError.ReadToEndAsync(Token);
        await script.WaitForExitAsync(Token);

        Assert.True(script.ExitCode == 0, words);
        var status = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "status.json"), Token)).RootElement;
        Assert.Equal("received", status.GetProperty("submission").GetProperty("status").GetString());
        Assert.Equal("2025-03-01", status.GetProperty("submission").GetProperty("periodFrom").GetString());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Limits_CountEachSystemByItself()
    {
        await using var real = await RealPortal.StartAsync(portal, requestsPerMinute: 5);
        async Task<HttpStatusCode> AskAsync(string? name)
        {
            using var client = new HttpClient { BaseAddress = new Uri(real.Address) };
            client.DefaultRequestHeaders.Authorization = name is null ? new("Bearer", "not.a.token") : new("Bearer", portal.Tokens.Application(
                real.SignInAddress, portal.Directory.Systems.First(one => one.Name == name), portal.Directory.Portal.ClientId));
            using var answer = await client.GetAsync("/api/v1/agency", Token);
            return answer.StatusCode;
        }

        for (var request = 0; request < 5; request++)
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync(System));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(System));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("Never registered"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(null));
    }

    private static async Task<string> GuideAsync()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Hub.sln")))
        {
            directory = directory.Parent;
        }

        return await File.ReadAllTextAsync(Path.Combine(directory.FullName, "docs/guides/partners-it.md"), Token);
    }

    private async Task<Guid> ClientIdAsync()
        => (await People.ReadAsync<Guid>("select api_client_id from access.api_clients where name = @System", new { System })).Single();

    [GeneratedRegex("```bash\n(?<script>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
