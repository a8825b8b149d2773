using System.Net;
using System.Text.Json;
using Hub.Testing;

namespace Hub.Web.Tests.Api;

public sealed class SubmissionsApiTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(long Id, Guid Key)> ReturnAsync(string agencyCode, int month)
    {
        var records = new TestRecords(portal.Database.Superuser, Token);
        var agency = await portal.AgencyIdAsync(agencyCode);
        await records.AddKindAsync("assaults", "Assaults recorded");
        var agreement = await records.AddAgreementAsync(agency);
        var (id, key) = await records.AddSubmissionAsync(agency, agreement, "assaults", new DateOnly(2024, month, 1), "partly_accepted");
        await records.AddProblemAsync(id, agency, agreement, 1, "The ward does not exist", "error", (14, "Nowhere"));
        return (id, key);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
        => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;

    [Fact]
    public async Task List_OfASystem_IsItsAgencysReturnsOnly()
    {
        var (id, key) = await ReturnAsync("zorrelshire", 1);
        var (_, other) = await ReturnAsync("police", 1);
        using var client = portal.SystemClient("Performance warehouse");

        using var answer = await client.GetAsync("/api/v1/submissions", Token);
        var json = await JsonAsync(answer);

        var own = json.GetProperty("submissions").EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == key);
        Assert.Equal((id, "partly_accepted"), (own.GetProperty("number").GetInt64(), own.GetProperty("status").GetString()));
        Assert.Equal(("2024-01-01", "2024-02-01"), (own.GetProperty("periodFrom").GetString(), own.GetProperty("periodUntil").GetString()));
        Assert.Equal(117, own.GetProperty("rows").GetProperty("accepted").GetInt32());
        Assert.DoesNotContain(other.ToString(), json.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await JsonAsync(await client.GetAsync("/api/v1/submissions?kind=other", Token))).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Status_OwnReturn_SaysWhatWasWrongByRuleAndNoValue()
    {
        var (_, key) = await ReturnAsync("zorrelshire", 2);
        using var client = portal.SystemClient("Performance warehouse");

        var text = await client.GetStringAsync($"/api/v1/submissions/{key}", Token);

        Assert.Contains("\"rule\":\"rule_1\"", text, StringComparison.Ordinal);
        Assert.Contains("\"droppedColumns\":[\"Shoe size\"]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nowhere", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OtherAgencysReturnOrNone_IsNotFoundWithProblemDetails()
    {
        var (_, other) = await ReturnAsync("police", 3);
        using var client = portal.SystemClient("Performance warehouse");
        foreach (var id in new[] { other, Guid.NewGuid() })
        {
            using var answer = await client.GetAsync($"/api/v1/submissions/{id}", Token);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("No such submission", (await JsonAsync(answer)).GetProperty("title").GetString());
        }
    }

    [Theory]
    [InlineData("/api/v1/submissions?page=abc")]
    [InlineData("/api/v1/submissions/not-an-id")]
    public async Task Api_AskedNonsense_AnswersWithProblemDetails(string address)
    {
        using var client = portal.SystemClient("Performance warehouse");

        using var answer = await client.GetAsync(address, Token);

        Assert.InRange((int)answer.StatusCode, 400, 404);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Description_IsOpenApi31OfTheApiAndNothingElse()
    {
        using var browser = portal.Browser();

        var json = await JsonAsync(await browser.GetAsync("/openapi/v1.json", Token));

        Assert.StartsWith("3.1", json.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "/api/v1/agency", "/api/v1/profiles", "/api/v1/profiles/{editionId}/figures", "/api/v1/submissions", "/api/v1/submissions/{id}", "/api/v1/submissions/{id}/report",
                "/api/v1/submissions/{id}/withdraw",
            ],
            json.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var send = json.GetProperty("paths").GetProperty("/api/v1/submissions").GetProperty("post");
        Assert.Equal(
            ["areas", "fileName", "from", "Idempotency-Key", "kind", "nil", "partial", "replaces", "until"],
            send.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString()).Order(StringComparer.OrdinalIgnoreCase));
        Assert.All(send.GetProperty("parameters").EnumerateArray(), one => Assert.True(one.TryGetProperty("description", out _), one.ToString()));
        Assert.True(send.GetProperty("parameters").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Idempotency-Key").GetProperty("required").GetBoolean());
        Assert.True(send.GetProperty("requestBody").GetProperty("content").TryGetProperty("text/csv", out _));
        Assert.Equal(
            ["200", "202", "400", "401", "403", "409", "413", "422", "429", "507"],
            send.GetProperty("responses").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.True(json.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("clientCredentials", out _));
    }
}
