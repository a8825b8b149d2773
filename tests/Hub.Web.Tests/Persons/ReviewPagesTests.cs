using System.Net;

namespace Hub.Web.Tests.Persons;

/// <summary>What a reviewer sees of pairs, and what becomes of answers.</summary>
public sealed class ReviewPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Analyst = "analyst@police.example";
    private const string Colleague = "other-area@police.example";

    [Fact]
    public async Task Pair_ShowsDifferencesInWords_AndWhatAnAgreementKeepsBack()
    {
        var pairs = await WebPairs.MakeAsync(portal, ["forename", "surname", "date_of_birth", "sex"]);
        using var analyst = await portal.SignInAsync(Analyst);
        var page = await analyst.PageAsync($"/persons/review/{await pairs.PairAsync(0, 1.5f, 9)}");

        Assert.Contains("Zebe", page, StringComparison.Ordinal);
        Assert.Contains("Differs", page, StringComparison.Ordinal);
        Assert.Contains("Not shown to you under agreement ISA-H", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ZZ1 1Z", page, StringComparison.Ordinal);
        Assert.Contains("<title>Are these the same person?", page, StringComparison.Ordinal);
        var queue = await analyst.PageAsync("/persons/review");
        Assert.DoesNotContain("Nobody", queue, StringComparison.Ordinal);
        Assert.Contains("People in North Zorrelshire whom several agencies know: 1 fewer", queue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_LeadsToTheNextPair_WithAnUndoThatRestores()
    {
        var pairs = await WebPairs.MakeAsync(portal);
        var (first, next) = (await pairs.PairAsync(1, 1, 5000), await pairs.PairAsync(2, -1, 4000));
        await pairs.Pairs.SetEffectAsync(first, 5000, "First");
        using var analyst = await portal.SignInAsync(Analyst);

        using var unsaid = await analyst.PostFormAsync($"/persons/review/{first}", ("Answer", "different"));
        Assert.Contains("Choose why", await unsaid.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var answered = await analyst.PostFormAsync($"/persons/review/{first}", ("Answer", "different"), ("ReasonCode", "birth"));

        Assert.Equal($"/persons/review/{next}", answered.Headers.Location?.ToString());
        var shown = await analyst.PageAsync($"/persons/review/{next}");
        Assert.Contains("Answered: different people.", shown, StringComparison.Ordinal);
        Assert.Contains("Undo your last answer", shown, StringComparison.Ordinal);
        var decision = await pairs.Pairs.ScalarAsync<Guid>("select decision_id from person.link_decisions order by decided_at desc limit 1", new { });
        using var undone = await analyst.PostFormAsync(
            "/persons/decisions", "/persons/decisions?handler=Undo", ("DecisionId", decision.ToString()), ("Reason", "Answered by mistake"), ("BackToPair", "true"));
        Assert.Equal($"/persons/review/{first}", undone.Headers.Location?.ToString());
        Assert.Contains("Undone on", await analyst.PageAsync("/persons/decisions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LargeCluster_WaitsForAColleague_WhoAgrees()
    {
        var pairs = await WebPairs.MakeAsync(portal);
        var (left, right) = (await pairs.CouncilRecordAsync(3), await pairs.HospitalRecordAsync(3));
        for (var i = 0; i < 8; i++)
        {
            await pairs.CouncilRecordAsync(3, left.Record);
        }

        var pair = await pairs.QueueAsync(left, right, -0.5f, 9000);
        using var analyst = await portal.SignInAsync(Analyst);
        using var answered = await analyst.PostFormAsync($"/persons/review/{pair}", ("Answer", "same"), ("ReasonCode", "agrees"));
        Assert.Contains("A colleague has to agree to your own decision", await analyst.PageAsync("/persons/second"), StringComparison.Ordinal);

        using var colleague = await portal.SignInAsync(Colleague);
        var decision = await pairs.Pairs.ScalarAsync<Guid>("select decision_id from person.link_decisions where needs_second and second_by is null", new { });
        using var agreed = await colleague.PostFormAsync("/persons/second", ("DecisionId", decision.ToString()), ("Agrees", "true"));

        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        Assert.Contains("Holds: a second reviewer agreed", await colleague.PageAsync("/persons/decisions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_IsJudgedBlind_AndMeasuresStandOnHowLinkingStands()
    {
        var pairs = await WebPairs.MakeAsync(portal);
        await pairs.PairAsync(4, 12, 1);
        await pairs.PairAsync(5, -5, 1);
        using var analyst = await portal.SignInAsync(Analyst);
        using var drawn = await analyst.PostFormAsync("/persons/sample", "/persons/sample?handler=Draw");
        Assert.Equal("/persons/sample", drawn.Headers.Location?.ToString());
        for (var i = 0; i < 60 && await analyst.PageAsync("/persons/sample") is var page && page.Contains("name=\"PairId\"", StringComparison.Ordinal); i++)
        {
            Assert.DoesNotContain("weight", page[page.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.OrdinalIgnoreCase);
            var at = page.IndexOf("name=\"PairId\" value=\"", StringComparison.Ordinal) + 21;
            using var judged = await analyst.PostFormAsync("/persons/sample", "/persons/sample?handler=Judge", ("PairId", page[at..(at + 36)]), ("Answer", "same"));
            Assert.Equal(HttpStatusCode.Redirect, judged.StatusCode);
        }

        var standing = await analyst.PageAsync("/persons/links");
        Assert.Contains("Judged by people, from a sample", standing, StringComparison.Ordinal);
        Assert.Contains("; its own records.", standing, StringComparison.Ordinal);
        Assert.Contains("Never meet: its own records.", standing, StringComparison.Ordinal);
    }
}
