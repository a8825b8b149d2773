using System.Net;
using System.Text.Json;
using Hub.Data.Profiles.Editions;
using Hub.Testing;

namespace Hub.Web.Tests.Api;

/// <summary>What an agency's system reads of released profiles: public editions, and partnership editions of the areas it serves.</summary>
public sealed class ProfilesApiTests(Portal portal) : IClassFixture<Portal>
{
    private const string System = "Performance warehouse";
    private const string Agency = "zorrelshire";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<Guid> EditionAsync(Edition edition, string area = "X99100003", string status = "released")
        => await new TestEditions(portal.Database.Superuser, Token)
            .AddAsync(area, await portal.AccountIdAsync("many-groups@police.example"), edition, status);

    // The agency's agreement and the areas it names are set by each test.
    private async Task ServeAsync(bool agrees, params string[]? areas)
    {
        var people = new TestPeople(portal.Database.Superuser, Token);
        var agency = await portal.AgencyIdAsync(Agency);
        await people.ExecuteAsync("update access.agencies set served_areas = @areas where agency_id = @agency", new { areas, agency });
        await people.ExecuteAsync("update sharing.agreements set status = 'ended' where agency_id = @agency", new { agency });
        if (agrees)
        {
            await new TestRecords(portal.Database.Superuser, Token).AddAgreementAsync(agency);
        }
    }

    private async Task<HttpStatusCode> StatusAsync(Guid edition)
    {
        using var client = portal.SystemClient(System);
        using var answer = await client.GetAsync($"/api/v1/profiles/{edition}/figures", Token);
        return answer.StatusCode;
    }

    [Fact]
    public async Task List_OfASystem_NamesWhatItMayRead()
    {
        await ServeAsync(true, "X99100003");
        var (partnership, open, full) = (await EditionAsync(Edition.Partnership), await EditionAsync(Edition.Public), await EditionAsync(Edition.Full));
        using var client = portal.SystemClient(System);

        var list = await client.GetStringAsync("/api/v1/profiles", Token);

        Assert.Contains(partnership.ToString(), list, StringComparison.Ordinal);
        Assert.Contains(open.ToString(), list, StringComparison.Ordinal);
        Assert.DoesNotContain(full.ToString(), list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Edition.Full, "released", true, "X99100003", HttpStatusCode.NotFound)]
    [InlineData(Edition.Neighbourhood, "released", true, "X99100003", HttpStatusCode.NotFound)]
    [InlineData(Edition.Partnership, "released", true, "X99100003", HttpStatusCode.OK)]
    [InlineData(Edition.Partnership, "released", true, "X99100005", HttpStatusCode.NotFound)]
    [InlineData(Edition.Partnership, "released", true, null, HttpStatusCode.OK)]
    [InlineData(Edition.Partnership, "released", false, "X99100003", HttpStatusCode.NotFound)]
    [InlineData(Edition.Partnership, "approved", true, "X99100003", HttpStatusCode.NotFound)]
    [InlineData(Edition.Partnership, "superseded", true, "X99100003", HttpStatusCode.NotFound)]
    [InlineData(Edition.Public, "released", false, "X99100005", HttpStatusCode.OK)]
    [InlineData(Edition.Public, "recalled", true, "X99100003", HttpStatusCode.NotFound)]
    public async Task Figures_OfAnEdition_AreReadByTheRuleOfTheAgency(
        Edition edition, string status, bool agrees, string? serves, HttpStatusCode expected)
    {
        await ServeAsync(agrees, serves is null ? null : [serves]);

        Assert.Equal(expected, await StatusAsync(await EditionAsync(edition, status: status)));
    }

    [Fact]
    public async Task Figures_Read_SayWhatTheDocumentPrintsAndAreRecorded()
    {
        await ServeAsync(true, "X99100003");
        var edition = await EditionAsync(Edition.Partnership);
        using var client = portal.SystemClient(System);
        var before = await portal.EventsAsync("ReleasedFiguresRead");

        using var answer = await client.GetAsync($"/api/v1/profiles/{edition}/figures", Token);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;

        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var figure = json.GetProperty("figures").EnumerateArray().First(one => one.GetProperty("code").GetString() == "EX-01");
        Assert.Equal((900, "900", "released"), (
            figure.GetProperty("count").GetProperty("value").GetInt32(), figure.GetProperty("count").GetProperty("text").GetString(),
            figure.GetProperty("count").GetProperty("state").GetString()));
        Assert.Equal("Default: 1 to 7 shown as fewer than 8, others rounded to 5", figure.GetProperty("smallNumbers").GetString());
        Assert.NotEmpty(json.GetProperty("profile").GetProperty("marking").GetString()!);
        Assert.NotEmpty(json.GetProperty("tables").EnumerateArray());
        Assert.Equal(before + 1, await portal.EventsAsync("ReleasedFiguresRead"));
    }

    [Fact]
    public async Task Description_NamesBothEndpoints()
    {
        using var client = portal.Browser();
        var text = await client.GetStringAsync("/openapi/v1.json", Token);

        Assert.Contains("/api/v1/profiles/{editionId}/figures", text, StringComparison.Ordinal);
        Assert.Contains("\"listProfiles\"", text, StringComparison.Ordinal);
    }
}
