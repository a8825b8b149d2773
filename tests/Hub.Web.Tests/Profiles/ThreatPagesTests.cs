using System.Net;
using Hub.Data.Database;
using Hub.Data.Profiles.Threats;

namespace Hub.Web.Tests.Profiles;

public sealed class ThreatPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Analyst = "analyst@police.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WebDecisions Decisions => new(portal);

    private async Task<List<(string Name, string Value)>> AnswersAsync(string score, int seen)
    {
        var matrix = await portal.Database.Web.InScopeAsync(Scope.None("test", "test"), ThreatMatrixQueries.InForceAsync, Token);
        var fields = new List<(string, string)> { ("MatrixVersion", "1"), ("SeenVersion", $"{seen}") };
        foreach (var (_, criterion) in matrix.Criteria)
        {
            fields.Add(($"Score[{criterion.Code}]", score));
            fields.Add(($"Evidence[{criterion.Code}]", score == "unknown" ? "" : $"Figure VC-03 on {criterion.Code}."));
        }

        return fields;
    }

    [Fact]
    public async Task Theme_Scored_ShowsItsWorkingWhoAndWhenAndRanksIt()
    {
        var draft = await Decisions.DraftAsync("X99100003");
        var root = $"/profiles/publications/{draft}/threats";
        using var browser = await portal.SignInAsync(Analyst);
        Assert.Contains("Not scored yet", await browser.PageAsync(root), StringComparison.Ordinal);

        using var first = await browser.PostFormAsync($"{root}/violence_and_weapons", [.. await AnswersAsync("2", 0)]);
        using var second = await browser.PostFormAsync($"{root}/illicit_goods", [.. await AnswersAsync("unknown", 0)]);
        using var stale = await browser.PostFormAsync($"{root}/violence_and_weapons", [.. await AnswersAsync("1", 0)]);
        using var again = await browser.PostFormAsync($"{root}/violence_and_weapons", [.. await AnswersAsync("1", 1)]);

        Assert.Equal(root, first.Headers.Location?.ToString());
        Assert.Equal(root, second.Headers.Location?.ToString());
        Assert.Equal(root, again.Headers.Location?.ToString());
        Assert.Contains("Somebody else scored this theme meanwhile", await stale.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var list = await browser.PageAsync(root);
        Assert.Contains("0 to 4,608", list, StringComparison.Ordinal);
        Assert.Contains("MoRiLE-style, locally configured", list, StringComparison.Ordinal);
        Assert.Contains("Scored by Jessamy Vantrell", list, StringComparison.Ordinal);
        var page = await browser.PageAsync($"{root}/violence_and_weapons");
        // Harm 9 and likelihood 8 of weight, each scored 1.
        Assert.Contains("risk 72", page, StringComparison.Ordinal);
        Assert.Contains("Figure VC-03 on physical.", page, StringComparison.Ordinal);
        Assert.Contains("risk 288", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theme_LeftEmpty_SaysWhatIsMissingAndKeepsWhatWasSaid()
    {
        var draft = await Decisions.DraftAsync("X99100003");
        using var browser = await portal.SignInAsync(Analyst);

        using var answer = await browser.PostFormAsync(
            $"/profiles/publications/{draft}/threats/fraud_and_cyber", ("MatrixVersion", "1"), ("SeenVersion", "0"),
            ("Score[physical]", "4"), ("Score[psychological]", "unknown"), ("Evidence[psychological]", "Nobody was asked."));

        var page = await answer.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Physical harm: say what the score rests on", page, StringComparison.Ordinal);
        Assert.Contains("Financial harm: choose what fits best", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Psychological harm: choose", page, StringComparison.Ordinal);
        Assert.Contains("Nobody was asked.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theme_NotADraftOrApprover_IsReadOnly()
    {
        var review = await Decisions.DraftAsync("X99100003", "in_review");
        var draft = await Decisions.DraftAsync("X99100003");
        using var analyst = await portal.SignInAsync(Analyst);
        using var approver = await portal.SignInAsync("approver@police.example");

        var closed = await analyst.PageAsync($"/profiles/publications/{review}/threats/fraud_and_cyber");
        var read = await approver.PageAsync($"/profiles/publications/{draft}/threats/fraud_and_cyber");

        Assert.Contains("scores change only while it is a draft", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep the score", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep the score", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"/profiles/publications/{draft}/threats/people_at_risk", Token)).StatusCode);
    }

    [Fact]
    public async Task Matrix_AnyReader_SeesEveryAnchorAndNoOtherVersion()
    {
        using var browser = await portal.SignInAsync("csp-member@police.example");

        var page = await browser.PageAsync("/profiles/threat-matrix");

        Assert.Contains("is not the", page, StringComparison.Ordinal);
        Assert.Contains("Death or life-changing injury.", page, StringComparison.Ordinal);
        Assert.Contains("weight 2", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/profiles/threat-matrix?version=99", Token)).StatusCode);
    }
}
