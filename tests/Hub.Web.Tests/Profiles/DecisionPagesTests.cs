using System.Net;
using Hub.Testing;

namespace Hub.Web.Tests.Profiles;

public sealed class DecisionPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Member = "csp-member@police.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WebDecisions Decisions => new(portal);

    private TestPeople People => new(portal.Database.Superuser, Token);

    private async Task<(string Name, string Value)[]> FieldsAsync(params (string Name, string Value)[] changes)
    {
        var fields = new Dictionary<string, string>
        {
            ["Area"] = $"{await Decisions.AreaAsync("X99100003")}", ["DecidedOn"] = "2026-01-14", ["Text"] = "Visit each address twice.",
            ["Finding"] = "Cuckooing doubled.", ["OwnerAgencyId"] = (await portal.AgencyIdAsync("zorrelshire")).ToString(),
            ["DueOn"] = "2026-02-01",
        };
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    [Fact]
    public async Task New_Recorded_StandsOverdueOnTheListAndTheHomePage()
    {
        await Decisions.DecisionAsync("X99100003");
        using var browser = await portal.SignInAsync(Member);

        using var answer = await browser.PostFormAsync("/profiles/decisions/new", await FieldsAsync(("Text", "Map <every> group.")));

        Assert.Equal("/profiles/decisions", answer.Headers.Location?.ToString());
        var page = await browser.PageAsync("/profiles/decisions");
        Assert.Contains("Page two of the next profile will say it", page, StringComparison.Ordinal);
        Assert.Contains("Map &lt;every&gt; group.", page, StringComparison.Ordinal);
        Assert.Contains("Overdue", page, StringComparison.Ordinal);
        Assert.Matches("[1-9][0-9]* overdue", await browser.PageAsync("/"));
    }

    [Theory]
    [InlineData("Text", "", "Say what was decided")]
    [InlineData("Finding", "", "Say which finding it answers")]
    [InlineData("DecidedOn", "2999-01-01", "Enter the day of the meeting")]
    [InlineData("DueOn", "2026-01-01", "Enter the day by which it is to be done")]
    [InlineData("OwnerAgencyId", "", "Choose the agency that owns it")]
    [InlineData("Area", "", "Choose the area")]
    public async Task New_FieldWrong_IsSaidBesideItAndNothingIsLost(string field, string value, string words)
    {
        await Decisions.DecisionAsync("X99100003");
        using var browser = await portal.SignInAsync(Member);

        using var answer = await browser.PostFormAsync("/profiles/decisions/new", await FieldsAsync((field, value)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains(words, page, StringComparison.Ordinal);
        if (field != "Text")
        {
            Assert.Contains("Visit each address twice.", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Decision_ChangedThenClosed_KeepsItsOutcomeAndAStaleFormIsRefused()
    {
        var id = await Decisions.DecisionAsync("X99100003");
        using var browser = await portal.SignInAsync(Member);

        using var changed = await browser.PostFormAsync($"/profiles/decisions/{id}/change", await FieldsAsync(("SeenVersion", "1")));
        using var stale = await browser.PostFormAsync(
            $"/profiles/decisions/{id}", ("SeenVersion", "1"), ("ClosedAs", "done"), ("Outcome", "All were visited."));
        using var nothing = await browser.PostFormAsync($"/profiles/decisions/{id}", ("SeenVersion", "2"));
        using var closed = await browser.PostFormAsync(
            $"/profiles/decisions/{id}", ("SeenVersion", "2"), ("ClosedAs", "done"), ("Outcome", "All were visited."));

        Assert.Equal($"/profiles/decisions/{id}", changed.Headers.Location?.ToString());
        Assert.Contains("Somebody else changed this decision", await stale.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("Say whether it was done or given up", await nothing.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("/profiles/decisions", closed.Headers.Location?.ToString());
        var page = await browser.PageAsync($"/profiles/decisions/{id}");
        Assert.Contains("All were visited.", page, StringComparison.Ordinal);
        Assert.Contains("Tamsel Vantrell", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/profiles/decisions/{id}/change", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync($"/profiles/decisions/{id}/change", Token)).StatusCode);
    }

    [Fact]
    public async Task Recommendation_AcceptedInOneClick_IsADecisionAndWaitsNoLonger()
    {
        var id = await Decisions.RecommendationAsync("X99100003", "Map the three groups of the north.");
        using var browser = await portal.SignInAsync(Member);
        var before = await portal.EventsAsync("RecommendationAnswered");
        Assert.Contains($"/profiles/decisions/answer/{id}", await browser.PageAsync("/profiles/decisions"), StringComparison.Ordinal);

        using var answer = await browser.PostFormAsync(
            "/profiles/decisions", "/profiles/decisions?handler=Accept", ("recommendation", id.ToString()));

        Assert.Equal("/profiles/decisions", answer.Headers.Location?.ToString());
        var page = await browser.PageAsync("/profiles/decisions");
        Assert.DoesNotContain($"/profiles/decisions/answer/{id}", page, StringComparison.Ordinal);
        Assert.Contains("Map the three groups of the north.", page, StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("RecommendationAnswered"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/profiles/decisions/answer/{id}", Token)).StatusCode);
    }

    [Fact]
    public async Task Recommendation_DeclinedOrChanged_SaysSo()
    {
        var (declined, changed) = (
            await Decisions.RecommendationAsync("X99100003", "Buy a van."), await Decisions.RecommendationAsync("X99100003", "Buy a boat."));
        using var browser = await portal.SignInAsync(Member);
        var address = $"/profiles/decisions/answer/{declined}";
        Assert.Contains("Buy a van.", await browser.PageAsync(address), StringComparison.Ordinal);

        using var silent = await browser.PostFormAsync(address, address + "?handler=Decline", ("Reason", ""));
        using var said = await browser.PostFormAsync(address, address + "?handler=Decline", ("Reason", "There is no money."));
        var other = $"/profiles/decisions/answer/{changed}";
        using var accepted = await browser.PostFormAsync(other, other + "?handler=Accept", await FieldsAsync(("Text", "Hire a boat.")));

        Assert.Contains("Say why it is declined", await silent.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("/profiles/decisions", said.Headers.Location?.ToString());
        Assert.Equal("/profiles/decisions", accepted.Headers.Location?.ToString());
        var page = await browser.PageAsync("/profiles/decisions");
        Assert.Contains("Declined: There is no money.", page, StringComparison.Ordinal);
        Assert.Contains("Hire a boat.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_Kept_StandOnTheListAndAStaleFormIsRefused()
    {
        await Decisions.DraftAsync("X99100003");
        await Decisions.AreaAsync("X99100004");
        await Decisions.AreaAsync("X99100005");
        await People.ExecuteAsync("delete from profile.area_settings");
        using var browser = await portal.SignInAsync("analyst@police.example");
        const string Address = "/profiles/settings/lpa/X99100003";
        var fields = new[]
        {
            ("FullMonths", "10"), ("ReviewMonths", "5"), ("DataMonths", "2"), ("PublicEdition", "on"), ("SeenVersion", "0"),
            ("SimilarAreasName", "Market towns"), ("SimilarAreaCodes", "X99100004"), ("SimilarAreaCodes", "X99100005"),
        };

        using var kept = await browser.PostFormAsync(Address, fields);
        using var stale = await browser.PostFormAsync(Address, fields);
        using var wrong = await browser.PostFormAsync(Address, ("FullMonths", "99"), ("ReviewMonths", ""), ("DataMonths", "x"), ("SeenVersion", "1"));

        Assert.Equal("/profiles/settings", kept.Headers.Location?.ToString());
        Assert.Contains("Somebody else changed these settings", await stale.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        var list = await browser.PageAsync("/profiles/settings");
        Assert.Contains("Every 10, 5 and 2 months", list, StringComparison.Ordinal);
        Assert.Contains("Market towns, 2 areas", list, StringComparison.Ordinal);
        var page = await browser.PageAsync(Address);
        Assert.Contains("value=\"10\"", page, StringComparison.Ordinal);
    }
}
