using Hub.Web.Tests.Persons;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>The queue of uncertain links by keyboard alone: answers by key, the next pair, undoing, and a warning before a merge.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReviewJourneyTests(BrowserPortal portal)
{
    private const string InRegion = "document.activeElement.closest('#review') !== null";

    [Fact]
    public async Task Queue_ByKeyboardAlone_IsAnsweredUndoneAndWarnsBeforeAMerge()
    {
        var pairs = await WebPairs.MakeAsync(portal.Prepared);
        var (left, right) = (await pairs.CouncilRecordAsync(0), await pairs.HospitalRecordAsync(0));
        var third = await pairs.HospitalRecordAsync(0, right.Record);
        var first = await pairs.QueueAsync(left, right, -0.5f, 900_003);
        var second = await pairs.PairAsync(1, 1.5f, 900_002);
        await pairs.Pairs.SetEffectAsync(first, 900_003, "People in North Zorrelshire, all kinds together: 1 fewer");
        await using var window = await portal.WindowAsync();
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, "analyst@police.example");
        await page.GotoAsync("/persons/review");
        await BrowserPortal.KeepAsync(page, "review-queue");
        await Keyboard.PressAsync(page, "Start with the first pair");
        Assert.EndsWith($"/persons/review/{first}", page.Url, StringComparison.Ordinal);
        await BrowserPortal.KeepAsync(page, "review-pair");

        // Outside the records and the answer a key does nothing.
        await page.Keyboard.PressAsync("d");
        Assert.Equal(0, await page.Locator("input[name=Answer]:checked").CountAsync());
        await Keyboard.TabAsync(page, InRegion);
        await AnswerAsync(page, "d", "3", second);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Answered: different people.");
        await BrowserPortal.KeepAsync(page, "review-answered");

        // The focus waits in the next pair; what was answered is undone and answered again.
        Assert.True(await page.EvaluateAsync<bool>(InRegion));
        await page.EvaluateAsync("() => document.getElementById('main-content').focus()");
        await Keyboard.PressAsync(page, "Undo your last answer");
        Assert.EndsWith($"/persons/review/{first}", page.Url, StringComparison.Ordinal);
        await Keyboard.TabAsync(page, InRegion);
        await AnswerAsync(page, "d", "4", second);
        await AnswerAsync(page, "n", "6", null);

        // Joining the two clusters by another pair goes against the first answer: it is asked again.
        var against = await pairs.QueueAsync(left, third, 3, 900_001);
        await page.GotoAsync($"/persons/review/{against}");
        await Keyboard.TabAsync(page, InRegion);
        await AnswerAsync(page, "s", "1", against);
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("An earlier decision says that they are different people");
        await BrowserPortal.KeepAsync(page, "review-against");
        await Keyboard.FieldAsync(page, "GoesAgainst");
        await page.Keyboard.PressAsync("Space");
        await Keyboard.PressAsync(page, "Answer and go to the next pair");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Answered: same person.");
        await page.GotoAsync("/persons/decisions");
        await BrowserPortal.KeepAsync(page, "review-decisions");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Undone on");
    }

    private static async Task AnswerAsync(IPage page, string answer, string reason, Guid? then)
    {
        await page.Keyboard.PressAsync(answer);
        await page.Keyboard.PressAsync(reason);
        await page.EvaluateAsync("() => { document.documentElement.dataset.left = 'yes'; }");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !document.documentElement.dataset.left && document.readyState === 'complete'");
        Assert.True(then is null || page.Url.EndsWith($"/persons/review/{then}", StringComparison.Ordinal), page.Url);
    }
}
