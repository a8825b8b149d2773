using System.Net;
using Hub.Data.Ingest;

namespace Hub.Web.Tests.Ingest;

public sealed class DeclareTests(Portal portal) : IClassFixture<Portal>
{
    private readonly Sending _sending = new(portal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<PortalClient> OfficerAsync()
    {
        await _sending.AgreeAsync();
        return await portal.SignInAsync(Sending.Officer);
    }

    private static string Page(DateOnly month) => "/submissions/send?" + Sending.Query(month);

    private static Task<HttpResponseMessage> DeclareAsync(PortalClient browser, DateOnly month, params (string Name, string Value)[] more)
        => browser.PostFormAsync(Page(month), "/submissions/send",
            [("Kind", Sending.Kind), ("Period", Period(month)), .. more.Any(field => field.Name == "What") ? more : [("What", "full"), .. more]]);

    private static string Period(DateOnly month) => $"{month:yyyy-MM-dd}..{month.AddMonths(1):yyyy-MM-dd}";

    private async Task<Guid> StandingAsync(PortalClient browser, DateOnly month)
    {
        var key = await Sending.SentAsync(browser, Sending.FilePage(month), Sending.File());
        await _sending.People.ExecuteAsync(
            "update ingest.submissions set status = 'accepted', decided_at = now() where submission_key = @key", new { key });
        return key;
    }

    [Fact]
    public async Task Declare_WithoutAKind_ListsWhatAgreementsAllowAndWhyNotTheOthers()
    {
        using var browser = await OfficerAsync();

        var page = await browser.PageAsync("/submissions/send");
        var unchosen = await browser.PageAsync("/submissions/send?choose=1");

        Assert.Contains($"value=\"{Sending.Kind}\"", page, StringComparison.Ordinal);
        Assert.Contains("What cannot be sent now", page, StringComparison.Ordinal);
        Assert.Contains("WEB-4 is not signed yet", page, StringComparison.Ordinal);
        Assert.Contains("Select what you are sending", unchosen, StringComparison.Ordinal);
        Assert.Contains("Select what you are sending", await browser.PageAsync("/submissions/send?kind=nothing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declare_KindOutsideTheAgreement_SaysWhoCanRenew()
    {
        using var browser = await OfficerAsync();

        var page = await browser.PageAsync("/submissions/send?kind=licensing_actions");

        Assert.Contains("cannot be sent now", page, StringComparison.Ordinal);
        Assert.Contains("ask Head of information governance", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declare_FromADueLink_IsFilledInAndGoesOnToTheFile()
    {
        using var browser = await OfficerAsync();
        var month = new DateOnly(2024, 7, 1);

        var page = await browser.PageAsync(Page(month));
        using var answer = await DeclareAsync(browser, month, ("What", "partial"), ("Contact", (await portal.AccountIdAsync(Sending.Officer)).ToString()));

        Assert.Contains($"<option selected=\"selected\" value=\"{Period(month)}\">July 2024", page, StringComparison.Ordinal);
        var address = answer.Headers.Location!.ToString();
        Assert.StartsWith("/submissions/send/file?kind=housing_concerns&from=2024-07-01&until=2024-08-01&what=partial", address, StringComparison.Ordinal);
        var file = await browser.PageAsync(address);
        Assert.Contains("Nothing above OFFICIAL-SENSITIVE", file, StringComparison.Ordinal);
        Assert.Contains("Smaller than 64 MB", file, StringComparison.Ordinal);
        Assert.Contains("July 2024, partial", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "Select a period")]
    [InlineData("other", "", "2024-02-01", "Enter the first and the last day of the period")]
    [InlineData("other", "2024-02-10", "2024-02-01", "The last day must be the first day or later")]
    [InlineData("other", "0024-02-10", "2024-02-01", "The period must begin after 1999")]
    [InlineData("other", "2050-02-01", "2050-02-10", "not in the future")]
    [InlineData("other", "2004-02-01", "2024-02-10", "A period is at most 5 years")]
    [InlineData("2024-02-01..2050-02-01", "", "", "A period is at most 5 years")]
    [InlineData("nonsense", "", "", "Select a period")]
    public async Task Declare_WrongDates_AreSaidAndTheOtherAnswersKept(string period, string first, string last, string sentence)
    {
        using var browser = await OfficerAsync();

        using var answer = await browser.PostFormAsync(
            Page(new(2024, 7, 1)), "/submissions/send",
            ("Kind", Sending.Kind), ("Period", period), ("FirstDay", first), ("LastDay", last), ("What", "partial"));

        var page = await answer.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("There is a problem", page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Matches("value=\"partial\"[^>]*checked|checked[^>]*value=\"partial\"", page);
    }

    [Fact]
    public async Task Declare_PeriodThatHasNotEnded_IsForPartialReturnsOnly()
    {
        using var browser = await OfficerAsync();
        var today = Data.Primitives.UkTime.Today(portal.Clock);
        var month = new DateOnly(today.Year, today.Month, 1);

        using var full = await DeclareAsync(browser, month);
        using var partial = await DeclareAsync(browser, month, ("What", "partial"));

        Assert.Contains("has not ended", await full.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, partial.StatusCode);
    }

    [Fact]
    public async Task Declare_NilReturn_IsReceivedWithoutAFileCheckedAndReady()
    {
        using var browser = await OfficerAsync();

        using var answer = await DeclareAsync(browser, new(2024, 8, 1), ("What", "nil"));
        var key = Sending.KeyOf(answer);
        var outcome = Assert.IsType<LoadOutcome.Checked>(await _sending.LoadAsync(key));

        Assert.Equal(("accepted", null), (outcome.Verdict, outcome.Why));
        Assert.Equal(
            (true, "Nil return", 0),
            (await _sending.People.ReadAsync<(bool, string, int)>(
                "select is_nil, file_name, rows_read from ingest.submissions where submission_key = @key", new { key })).Single());
    }

    [Fact]
    public async Task Declare_PeriodThatStands_SaysSoAtOnceAndCarriesWhatIsReplaced()
    {
        using var browser = await OfficerAsync();
        var month = new DateOnly(2024, 9, 1);
        var standing = await StandingAsync(browser, month);

        var page = await browser.PageAsync(Page(month));
        using var unsaid = await DeclareAsync(browser, month);
        using var no = await DeclareAsync(browser, month, ("Replaces", "no"));
        using var yes = await DeclareAsync(browser, month, ("Replaces", standing.ToString()));

        Assert.Contains("was already taken in on", page, StringComparison.Ordinal);
        Assert.Contains("A return already stands for this period", await unsaid.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("Select another period", await no.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var next = yes.Headers.Location!.ToString();
        Assert.Contains("replaces=" + standing, next, StringComparison.Ordinal);
        var key = await Sending.SentAsync(browser, next, Sending.File(2));
        Assert.Equal(
            standing,
            (await _sending.People.ReadAsync<Guid>(
                """
                select o.submission_key from ingest.submissions s join ingest.submissions o on o.submission_id = s.replaces
                where s.submission_key = @key
                """,
                new { key })).Single());
    }

    [Fact]
    public async Task Declare_ReplacingAnotherAgencysOrPeriodsReturn_IsRefused()
    {
        using var browser = await OfficerAsync();
        var elsewhere = await StandingAsync(browser, new(2024, 10, 1));

        using var answer = await browser.GetAsync(Sending.FilePage(new(2024, 11, 1)) + "&replaces=" + elsewhere, Token);

        Assert.StartsWith("/submissions/send?", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("no longer stands as it did", await browser.PageAsync(answer.Headers.Location.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoOfficers_SamePeriodAtOnce_BothAreHeardAndTheSecondLearnsOfTheFirst()
    {
        using var browser = await OfficerAsync();
        using var other = await portal.SignInAsync(Sending.Officer);
        // The month of the example rows.
        var month = new DateOnly(2025, 4, 1);

        var keys = await Task.WhenAll(
            Sending.SentAsync(browser, Sending.FilePage(month), Sending.File()),
            Sending.SentAsync(other, Sending.FilePage(month), Sending.File(2)));
        await _sending.LoadAsync(keys[0]);
        await _sending.LoadAsync(keys[1]);

        Assert.NotEqual(keys[0], keys[1]);
        Assert.Equal(["checked", "checked"], [await _sending.StatusAsync(keys[0]), await _sending.StatusAsync(keys[1])]);
        var page = await browser.PageAsync(Page(month));
        Assert.Contains("has been begun", page, StringComparison.Ordinal);
        Assert.Contains(keys[0].ToString(), page, StringComparison.Ordinal);
        Assert.Contains(keys[1].ToString(), page, StringComparison.Ordinal);

        // The first is sent; what the second then sends cannot stand and is told so, and nothing of it counts.
        await _sending.People.ExecuteAsync(
            "update ingest.submissions set status = 'sent', decision = 'with_warnings', sent_by = 'test', sent_at = now() where submission_key = any (@keys)",
            new { keys });
        Assert.IsType<LoadOutcome.Accepted>(await _sending.LoadAsync(keys[0]));
        var second = Assert.IsType<LoadOutcome.Checked>(await _sending.LoadAsync(keys[1]));
        Assert.Equal("period_already_accepted", second.Why!.Rule);
        Assert.Equal(["accepted", "checked"], [.. new[] { await _sending.StatusAsync(keys[0]), await _sending.StatusAsync(keys[1]) }.Select(s => s.Split('_')[0])]);
        Assert.Contains("was already taken in on", await browser.PageAsync(Page(month)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrowserClosed_AtEachStage_TheReturnIsFoundAgainOnTheHomePageAndTheList()
    {
        using var browser = await OfficerAsync();
        var month = new DateOnly(2023, 6, 1);

        // Closed after declaring: the address alone holds it all.
        using var declared = await DeclareAsync(browser, month);
        using var again = await portal.SignInAsync(Sending.Officer);
        Assert.Contains("Upload the file", await again.PageAsync(declared.Headers.Location!.ToString()), StringComparison.Ordinal);

        // Closed while it is checked, and after: one bookmark leads on each time.
        var key = await Sending.SentAsync(again, declared.Headers.Location.ToString(), Sending.File());
        using var later = await portal.SignInAsync(Sending.Officer);
        Assert.Contains("waits for its turn", await later.PageAsync($"/submissions/{key}/progress"), StringComparison.Ordinal);
        await _sending.LoadAsync(key);
        using var onward = await later.GetAsync($"/submissions/{key}/progress", Token);
        Assert.Equal(HttpStatusCode.Redirect, onward.StatusCode);
        await later.PageAsync(onward.Headers.Location!.ToString());
        Assert.Contains("begun: go on", await later.PageAsync("/"), StringComparison.Ordinal);
    }
}
