using System.Globalization;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hub.Web.Tests.Ingest;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>
/// A file with 14 bad rows: some corrected in the browser, the rest in the copy that says what is wrong, which is sent again. With
/// script, without on a narrow screen, and by keyboard.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class CorrectingJourneyTests(BrowserPortal portal)
{
    private readonly Sending _sending = Sending.OfItsOwn(portal.Prepared);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1280, 2023)]
    [InlineData(false, 320, 2024)]
    public async Task FileWithFourteenBadRows_FixedAndSentAgain_Stands(bool script, int width, int year)
    {
        var month = new DateOnly(year, 7, 1);
        var shot = script ? "correct" : "correct-narrow";
        await using var window = await portal.WindowAsync(script, width);
        await _sending.AgreeAsync();
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, _sending.OfficerName, script);

        var first = await UploadAsync(page, month, Encoding.UTF8.GetBytes(Sending.WithBadRows(month)));
        await HeadingAsync(page, first, "There is a problem with 14 rows");
        await Assertions.Expect(page.GetByText("A date does not exist: 8 rows")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("A value is not in the list of values: 6 rows")).ToBeVisibleAsync();
        await LookAsync(page, shot + "-report", width);

        // Three of them in the browser: a value that cannot be right is refused with its sentence and kept.
        await page.GetByRole(AriaRole.Link, new() { Name = "Correct single cells here" }).ClickAsync();
        await LookAsync(page, shot + "-list", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Row 188", Exact = true }).ClickAsync();
        await LookAsync(page, shot + "-row", width);
        await page.GetByLabel("Opened on", new() { Exact = true }).FillAsync("30/02/2025");
        await SaveAsync(page);
        await Assertions.Expect(page.GetByLabel("Opened on", new() { Exact = true })).ToHaveValueAsync("30/02/2025");
        await LookAsync(page, shot + "-row-error", width);
        for (var row = 188; row <= 190; row++)
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Correct row {row}");
            await page.GetByLabel("Opened on", new() { Exact = true }).FillAsync(month.AddDays(2).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            await SaveAsync(page);
        }

        await page.GotoAsync($"/submissions/{first}/fix");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToHaveCountAsync(3);
        await LookAsync(page, shot + "-corrected", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check it again" }).ClickAsync();
        await page.WaitForURLAsync("**/progress");
        await _sending.LoadAsync(first);
        await Waiting.UntilLedOnAsync(page);
        await HeadingAsync(page, first, "There is a problem with 11 rows");
        await Assertions.Expect(page.GetByText("3 cells corrected in the browser")).ToBeVisibleAsync();

        // The rest in the copy: made by the worker, corrected, sent again as it is.
        var copy = await CopyAsync(page, first, shot, width);
        Assert.Contains("What is wrong", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("teal", copy, StringComparison.Ordinal);
        var corrected = copy.Replace("31/02/2025", month.AddDays(3).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("Loud music", "Cuckooing", StringComparison.Ordinal);
        var second = await UploadAsync(page, month, Encoding.UTF8.GetBytes(corrected));
        await HeadingAsync(page, second, "Your file is ready to send");
        await LookAsync(page, shot + "-ready", width);

        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to check and send" }).ClickAsync();
        await LookAsync(page, shot + "-check", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/sent");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Return sent");
        await LookAsync(page, shot + "-sent", width);
        await _sending.LoadAsync(second);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Return taken in");
        Assert.Equal("accepted", await _sending.StatusAsync(second));

        // The first one is not needed any longer.
        await page.GotoAsync($"/submissions/{first}/discard");
        await LookAsync(page, shot + "-discard", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard this file" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This return was discarded");
        Assert.Equal("discarded", await _sending.StatusAsync(first));
    }

    [Fact]
    public async Task BadRows_LeftOutByKeyboard_AfterTheBrowserWasClosedBetweenPages()
    {
        var month = new DateOnly(2023, 8, 1);
        await _sending.AgreeAsync();
        Guid key;
        await using (var window = await portal.WindowAsync())
        {
            var page = await window.NewPageAsync();
            await portal.SignInAsync(page, _sending.OfficerName);
            key = await UploadAsync(page, month, Encoding.UTF8.GetBytes(Sending.WithBadRows(month)));
            await page.GotoAsync($"/submissions/{key}/check");
        }

        await using var again = await portal.WindowAsync();
        var other = await again.NewPageAsync();
        await portal.SignInAsync(other, _sending.OfficerName);
        await other.GotoAsync($"/submissions/{key}");
        await Keyboard.PressAsync(other, "Continue without these 14 rows");
        await other.WaitForURLAsync("**/check");
        await LookAsync(other, "correct-choices", 1280);
        await Keyboard.FieldAsync(other, "Choice");
        await other.Keyboard.PressAsync("Space");
        await Keyboard.PressAsync(other, "Continue");
        await other.WaitForURLAsync("**/sent");
        await _sending.LoadAsync(key);

        Assert.Equal("partly_accepted", await _sending.StatusAsync(key));
    }

    private static Task SaveAsync(IPage page)
        => page.GetByRole(AriaRole.Button, new() { Name = "Save and go to the next row" }).ClickAsync();

    private static async Task HeadingAsync(IPage page, Guid key, string heading)
    {
        await page.GotoAsync($"/submissions/{key}");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
    }

    private static async Task LookAsync(IPage page, string name, int width)
    {
        await BrowserPortal.KeepAsync(page, name);
        Assert.True(await BrowserPortal.WidthOfAsync(page) <= width, $"{page.Url} is wider than the screen");
        if (width > 320)
        {
            var found = await page.RunAxe(new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            });
            Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical" or "moderate")
                .Select(violation => $"{page.Url}: {violation.Id}: {violation.Help} {violation.Nodes[0].Html}"));
        }
    }

    private async Task<string> CopyAsync(IPage page, Guid key, string shot, int width)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Download your file with what is wrong beside each row" }).ClickAsync();
        await page.GetByLabel("All rows").CheckAsync();
        await page.GetByLabel("Text file (CSV)").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the copy" }).ClickAsync();
        await _sending.AnnotateAsync(key);
        await page.GotoAsync($"/submissions/{key}/annotated");
        await LookAsync(page, shot + "-copy", width);
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download: All rows, CSV" }).ClickAsync());
        return await File.ReadAllTextAsync((await download.PathAsync())!, Token);
    }

    private async Task<Guid> UploadAsync(IPage page, DateOnly month, byte[] content)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("hub-correct-").FullName, "return.csv");
        await File.WriteAllBytesAsync(file, content, Token);
        await page.GotoAsync(Sending.FilePage(month));
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await page.WaitForURLAsync("**/progress");
        var key = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
        await _sending.LoadAsync(key);
        await Waiting.UntilLedOnAsync(page);
        return key;
    }
}
