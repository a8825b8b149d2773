using Deque.AxeCore.Playwright;
using Hub.Testing;
using Hub.Web.Tests.Profiles;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>An analyst scores a theme by keyboard; a member of the partnership answers a recommendation, records a decision and closes it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ThreatJourneyTests(BrowserPortal portal)
{
    private const int Criteria = 18;

    private WebDecisions Data => new(portal.Prepared);

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task Theme_ScoredByKeyboard_IsRankedWithItsWorking(bool script, int width)
    {
        var draft = await Data.DraftAsync("X99100003", from: TestPublications.AnyDay());
        await using var window = await portal.WindowAsync(script, width);
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, "analyst@police.example", script);
        await page.GotoAsync($"/profiles/publications/{draft}/threats");
        await KeepAsync(page, "themes-before", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Violence and weapons", Exact = true }).ClickAsync();
        await KeepAsync(page, "theme", width);

        // Nothing but the keyboard: the list of figures, then for each criterion its radios and its evidence, then the button.
        await page.Locator("details.govuk-details > summary").First.FocusAsync();
        for (var index = 0; index < Criteria; index++)
        {
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Space");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync(index == 4 ? "" : "VC-03 and partners' reports.");
        }

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Burden on public services: say what the score rests on");
        await KeepAsync(page, "theme-error", width);
        await page.Locator(".govuk-error-summary a").First.ClickAsync();
        await page.Keyboard.TypeAsync("Two services report it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the score" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Scored by Jessamy Vantrell")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Two services report it.")).ToBeVisibleAsync();
        await KeepAsync(page, "themes-after", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Violence and weapons", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#history")).ToBeVisibleAsync();
        await KeepAsync(page, "theme-after", width);
        await page.GotoAsync("/profiles/threat-matrix");
        await KeepAsync(page, "matrix", width);
        await page.GotoAsync("/profiles/settings");
        await KeepAsync(page, "settings", width);
        await page.GotoAsync("/profiles/settings/lpa/X99100003");
        await KeepAsync(page, "settings-area", width);
    }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task Decision_RecordedAndClosed_SaysWhatCameOfIt(bool script, int width)
    {
        var (asked, text) = ($"Map the groups of the north, {width}.", $"Visit each address twice, {width}.");
        await Data.DecisionAsync("X99100003");
        await Data.RecommendationAsync("X99100003", asked);
        await using var window = await portal.WindowAsync(script, width);
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, "csp-member@police.example", script);
        await KeepAsync(page, "home", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Record what was decided" }).ClickAsync();
        await KeepAsync(page, "decisions-before", width);
        await page.Locator(".hub-problem", new() { HasText = asked }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("The recommendation is accepted")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Record a decision" }).ClickAsync();
        await page.GetByLabel("What was decided?").FillAsync(text);
        await page.GetByLabel("Day of the meeting").FillAsync("2026-01-14");
        await page.GetByLabel("Which finding does it answer?").FillAsync("Cuckooing doubled (PR-02).");
        await page.GetByLabel("Which agency owns it?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("By when?").FillAsync("2026-02-01");
        await KeepAsync(page, "new-decision", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = text })).ToContainTextAsync("Overdue");
        await KeepAsync(page, "decisions", width);

        await page.GetByRole(AriaRole.Link, new() { Name = text }).ClickAsync();
        await page.GetByLabel("It was done").CheckAsync();
        await page.GetByLabel("What came of it?").FillAsync("Twelve addresses are safe.");
        await KeepAsync(page, "decision", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the decision" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = text })).ToContainTextAsync("Twelve addresses are safe.");
        await KeepAsync(page, "decisions-after", width);
    }

    /// <summary>Keeps a picture, and lets axe and the narrow screen judge the page as it stands within the journey.</summary>
    private static async Task KeepAsync(IPage page, string name, int width)
    {
        await BrowserPortal.KeepAsync(page, $"threat-{name}-{width}");
        Assert.InRange(await BrowserPortal.WidthOfAsync(page), 0, width);
        // axe itself is script: without any, the picture and the width are judged alone.
        if (width == 320)
        {
            return;
        }

        Assert.Empty((await page.RunAxe()).Violations.Where(found => found.Impact is "serious" or "critical" or "moderate")
            .Select(found => $"{name}: {found.Id}: {found.Nodes[0].Html}"));
    }
}
