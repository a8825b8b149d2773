using Hub.Web.Tests.Intelligence;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>A report from the data officer who writes it over the unit that grades it to the analyst who reads it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class IntelligenceJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task Report_IsWrittenGradedAndRead(bool script, int width)
    {
        await WebReports.MakeAsync(portal.Prepared);
        var mark = script ? "" : "-narrow";
        await using var reporterWindow = await portal.WindowAsync(script, width);
        var reporter = await reporterWindow.NewPageAsync();
        await portal.SignInAsync(reporter, WebReports.Reporter, script);
        var reference = await WriteAsync(reporter, mark);

        await using var graderWindow = await portal.WindowAsync(script, width);
        var grader = await graderWindow.NewPageAsync();
        await portal.SignInAsync(grader, WebReports.Grader, script);
        await GradeAsync(grader, reference, mark);

        await using var analystWindow = await portal.WindowAsync(script, width);
        var analyst = await analystWindow.NewPageAsync();
        await portal.SignInAsync(analyst, "analyst@police.example", script);
        await ReadAsync(analyst, reference, mark);

        await reporter.GotoAsync("/intelligence");
        await BrowserPortal.KeepAsync(reporter, "intel-own-list" + mark);
        await reporter.GetByRole(AriaRole.Link, new() { Name = reference }).ClickAsync();
        await Assertions.Expect(reporter.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Graded and sanitised");
        await BrowserPortal.KeepAsync(reporter, "intel-own" + mark);
    }

    private static async Task<string> WriteAsync(IPage page, string mark)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Tell the intelligence unit something" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write a report" }).ClickAsync();
        await page.GetByLabel("Where?").FillAsync("Zinnia Street, the tyre shop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and check" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Write what you saw, heard or read");
        await BrowserPortal.KeepAsync(page, "intel-write-errors" + mark);

        // By keyboard from field to field.
        await page.GetByLabel("What did you see, hear or read, and whom does it concern?").FocusAsync();
        await page.Keyboard.TypeAsync(WebReports.Original);
        await page.GetByLabel("In which area is that?").SelectOptionAsync("district:E99000011");
        await page.GetByLabel("When?").FillAsync("Friday evenings");
        await page.GetByLabel("Somebody told me").CheckAsync();
        await page.GetByLabel("More on how you know").FillAsync("My cousin works next door");
        await BrowserPortal.KeepAsync(page, "intel-write" + mark);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and check" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Check your report");
        await page.GetByLabel("Nothing in this report is above OFFICIAL-SENSITIVE").CheckAsync();
        await BrowserPortal.KeepAsync(page, "intel-check" + mark);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it to the intelligence unit" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Report sent");
        await BrowserPortal.KeepAsync(page, "intel-sent" + mark);
        return await page.Locator(".govuk-panel__body strong").InnerTextAsync();
    }

    private static async Task GradeAsync(IPage page, string reference, string mark)
    {
        await page.GotoAsync("/notifications");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A report waits for the intelligence unit");
        await page.GotoAsync("/intelligence/grade");
        await BrowserPortal.KeepAsync(page, "intel-queue" + mark);
        await page.GetByRole(AriaRole.Link, new() { Name = reference }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(WebReports.Original);
        await page.GetByLabel("2 – Untested").CheckAsync();
        await page.GetByLabel("C – Known indirectly to the source", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("C – Lawful sharing permitted with conditions").CheckAsync();
        await page.GetByLabel("Sanitised words").FillAsync(WebReports.Sanitised);
        await page.GetByRole(AriaRole.Button, new() { Name = "Grade it and let readers open it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Handling code C needs its conditions");
        await BrowserPortal.KeepAsync(page, "intel-grade-errors" + mark);
        await page.GetByLabel("Conditions, with code C").FillAsync("Consult the unit before any action.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Grade it and let readers open it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync(reference);
        await BrowserPortal.KeepAsync(page, "intel-queue-decided" + mark);
    }

    private static async Task ReadAsync(IPage page, string reference, string mark)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Read intelligence of your areas" }).ClickAsync();
        await page.GetByLabel("Search the reports").FillAsync("weighed drugs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        Assert.DoesNotContain("weighed", page.Url, StringComparison.Ordinal);
        await BrowserPortal.KeepAsync(page, "intel-search" + mark);
        await page.GetByRole(AriaRole.Link, new() { Name = reference }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Consult the unit before any action.");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(WebReports.Sanitised);
        await BrowserPortal.KeepAsync(page, "intel-conditions" + mark);
        await page.GetByRole(AriaRole.Button, new() { Name = "I have read the conditions and will keep to them" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(WebReports.Sanitised);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(WebReports.Original);
        await BrowserPortal.KeepAsync(page, "intel-read" + mark);
    }
}
