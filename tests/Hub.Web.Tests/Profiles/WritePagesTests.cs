using System.Net;
using System.Text.Json;

namespace Hub.Web.Tests.Profiles;

/// <summary>Writing a profile through its pages, as a browser without script and as the page's script does.</summary>
public sealed class WritePagesTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string> TextAsync(HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} {answer.Headers.Location} {text}");
        return WebUtility.HtmlDecode(text);
    }

    private static string Page(Guid id) => $"/profiles/publications/{id}/write/groups";

    private static async Task TakeAsync(PortalClient browser, Guid id, bool over = false)
        => await TextAsync(
            await browser.PostFormAsync(Page(id), Page(id) + "?handler=Take" + (over ? "&over=true" : "")), HttpStatusCode.Redirect);

    [Fact]
    public async Task Write_WithoutScript_SavesAndShowsFiguresBesideTheWords()
    {
        var id = await WebWriting.BeginAsync(portal);
        using var browser = await portal.SignInAsync(WebWriting.Analyst);
        var before = await browser.PageAsync(Page(id));
        Assert.Contains("Nobody has written in this section yet", before, StringComparison.Ordinal);
        Assert.Contains("How the groups are managed", before, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", before, StringComparison.Ordinal);

        await TakeAsync(browser, id);
        Assert.Contains("<textarea", await browser.PageAsync(Page(id)), StringComparison.Ordinal);
        await TextAsync(
            await browser.PostFormAsync(
                Page(id), Page(id) + "?handler=Finish", ("SeenVersion", "1"), ("Words", "<p class=MsoNormal><b>Two</b> groups.</p>"), ("StartsPage", "true")),
            HttpStatusCode.Redirect);

        var after = await browser.PageAsync(Page(id));
        Assert.Contains("<strong>Two</strong> groups.", after, StringComparison.Ordinal);
        Assert.Contains("Write this section", after, StringComparison.Ordinal);
        Assert.Contains("markup that came with pasted text", after, StringComparison.Ordinal);
        Assert.Contains("There is one version", await browser.PageAsync(Page(id) + "/history"), StringComparison.Ordinal);
        Assert.Contains("Everything that was written is new", await browser.PageAsync($"/profiles/publications/{id}/changes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autosave_AnswersTheVersion_AndRefusesWhoeverLostTheSection()
    {
        var id = await WebWriting.BeginAsync(portal);
        using var browser = await portal.SignInAsync(WebWriting.Analyst);
        using var colleague = await portal.SignInAsync(WebWriting.Colleague);
        await TakeAsync(browser, id);

        using var saved = await browser.PostFormAsync(Page(id), Page(id) + "?handler=Autosave", ("SeenVersion", "1"), ("Words", "Typed."));
        using var answer = JsonDocument.Parse(await TextAsync(saved));
        Assert.Equal(2, answer.RootElement.GetProperty("version").GetInt32());
        Assert.StartsWith("Saved at ", answer.RootElement.GetProperty("said").GetString(), StringComparison.Ordinal);

        Assert.Contains("Jessamy Vantrell", await colleague.PageAsync(Page(id)), StringComparison.Ordinal);
        await TakeAsync(colleague, id, over: true);
        using var refused = await browser.PostFormAsync(Page(id), Page(id) + "?handler=Autosave", ("SeenVersion", "2"), ("Words", "Typed on."));
        Assert.Contains("Tegan Vantrell", await TextAsync(refused, HttpStatusCode.Conflict), StringComparison.Ordinal);

        // By hand: what was typed is shown again, and can be saved over.
        var page = await TextAsync(await browser.PostFormAsync(Page(id), ("SeenVersion", "2"), ("Words", "Typed on <b>& on.")));
        Assert.Contains("Typed on <b>& on.", page, StringComparison.Ordinal);
        Assert.Contains("Take the section over and save", page, StringComparison.Ordinal);
        await TextAsync(
            await browser.PostFormAsync(Page(id), Page(id) + "?handler=TakeAndSave", ("SeenVersion", "2"), ("Words", "Typed on.")), HttpStatusCode.Redirect);
        Assert.Contains("Typed on.", await browser.PageAsync(Page(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OnAnOlderVersion_ShowsBothTexts()
    {
        var id = await WebWriting.BeginAsync(portal);
        using var browser = await portal.SignInAsync(WebWriting.Analyst);
        await TakeAsync(browser, id);
        await TextAsync(await browser.PostFormAsync(Page(id), ("SeenVersion", "1"), ("Words", "From one window.")), HttpStatusCode.Redirect);

        var page = await TextAsync(await browser.PostFormAsync(Page(id), ("SeenVersion", "1"), ("Words", "From another window.")));

        Assert.Contains("was changed after you opened it", page, StringComparison.Ordinal);
        Assert.Contains("From another window.", page, StringComparison.Ordinal);
        Assert.Contains("<p>From one window.</p>", page, StringComparison.Ordinal);
        Assert.Contains("name=\"SeenVersion\" value=\"2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paste_FromWord_ComesBackAsMarkdown()
    {
        var id = await WebWriting.BeginAsync(portal);
        using var browser = await portal.SignInAsync(WebWriting.Analyst);

        using var answer = await browser.PostFormAsync(
            Page(id), Page(id) + "?handler=Paste", ("pasted", "<style>p{}</style><p style='color:red'>One <b>bold</b><script>x()</script></p>"));

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("One **bold**", json.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Judgement_IncompleteThenComplete_IsInTheList()
    {
        var id = await WebWriting.BeginAsync(portal);
        using var browser = await portal.SignInAsync(WebWriting.Analyst);
        var edit = $"/profiles/publications/{id}/judgements/edit";
        var page = await TextAsync(await browser.PostFormAsync(edit, ("Section", "groups"), ("Text", "It is unlikely."), ("Probability", "likely")));
        Assert.Contains("The judgement says \"unlikely\" and you chose \"likely\"", page, StringComparison.Ordinal);
        Assert.Contains("about 55% to about 75%", page, StringComparison.Ordinal);
        Assert.Contains("Choose how good the ground", page, StringComparison.Ordinal);

        await TextAsync(
            await browser.PostFormAsync(
                edit, ("Section", "groups"), ("Text", "Two groups will move."), ("Probability", "likely"), ("Confidence", "low"),
                ("ConfidenceReason", "One source."), ("FigureCodes", "OG-01")),
            HttpStatusCode.Redirect);

        var list = WebUtility.HtmlDecode(await browser.PageAsync($"/profiles/publications/{id}/judgements"));
        Assert.Contains("likely (about 55% to about 75%)", list, StringComparison.Ordinal);
        Assert.Contains("low confidence: One source.", list, StringComparison.Ordinal);
        Assert.Contains("OG-01", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommendation_IncompleteThenComplete_IsInTheList()
    {
        var id = await WebWriting.BeginAsync(portal);
        using var browser = await portal.SignInAsync(WebWriting.Analyst);
        var edit = $"/profiles/publications/{id}/recommendations/edit";
        var page = await TextAsync(await browser.PostFormAsync(edit, ("Text", "Meet the agents."), ("DueOn", "31/31/31")));
        Assert.Contains("Write the day by which it is to be done", page, StringComparison.Ordinal);

        await TextAsync(
            await browser.PostFormAsync(
                edit, ("Text", "Meet the agents."), ("Finding", "Cuckooing has doubled."), ("Strand", "prevent"),
                ("Owner", (await portal.AgencyIdAsync("zorrelshire")).ToString()), ("DueOn", portal.Clock.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd", null))),
            HttpStatusCode.Redirect);
        Assert.Contains("Zorrelshire County Council", await browser.PageAsync($"/profiles/publications/{id}/recommendations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_OfAPartnerAsked_IsAnsweredByTakingTheWordsOver()
    {
        var id = await WebWriting.BeginAsync(portal);
        using var browser = await portal.SignInAsync(WebWriting.Analyst);
        using var partner = await portal.SignInAsync(WebWriting.Partner);
        var comments = $"/profiles/publications/{id}/comments";
        await TextAsync(
            await browser.PostFormAsync(Page(id), Page(id) + "?handler=Finish", ("SeenVersion", "0"), ("Words", "Two groups supply the town.")),
            HttpStatusCode.Redirect);
        using (var closed = await partner.GetAsync(comments, Token))
        {
            Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        }

        await TextAsync(
            await browser.PostFormAsync(
                comments, comments + "?handler=Ask",
                ("Partner", $"{await portal.AccountIdAsync(WebWriting.Partner)} {await portal.AgencyIdAsync("police")}"),
                ("UntilOn", portal.Clock.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd", null))),
            HttpStatusCode.Redirect);
        Assert.Contains(comments, await partner.PageAsync("/profiles/comments"), StringComparison.Ordinal);
        await TextAsync(
            await partner.PostFormAsync(
                comments, ("Section", "groups"), ("Text", "It is one."), ("StandingWords", "Two groups supply"), ("SuggestedWords", "One group supplies")),
            HttpStatusCode.Redirect);
        var page = await browser.PageAsync(comments);
        Assert.Contains("Tamsel Vantrell", page, StringComparison.Ordinal);

        var comment = System.Text.RegularExpressions.Regex.Match(page, "name=\"comment\" value=\"([^\"]+)\"").Groups[1].Value;
        await TextAsync(
            await browser.PostFormAsync(comments, comments + "?handler=Answer", ("comment", comment), ("status", "accepted")), HttpStatusCode.Redirect);
        Assert.Contains("One group supplies the town.", await browser.PageAsync(Page(id)), StringComparison.Ordinal);
    }
}
