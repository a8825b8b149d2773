using System.Globalization;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hub.Data.Ingest.Files;
using Hub.Web.Tests.Ingest;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>
/// A partner's own export: its columns are mapped once and remembered; a workbook with a title block is read as it is. With script,
/// without it on a narrow screen, and by keyboard.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class ReadingJourneyTests(BrowserPortal portal)
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private readonly Sending _sending = Sending.OfItsOwn(portal.Prepared);

    private static string Renamed(DateOnly month, string names, string home = "Flat")
        => string.Create(
            CultureInfo.InvariantCulture,
            $"Housing concerns\n\n{names}\nHC-{month.Month}-1,Cuckooing,{month:03/MM/yyyy},{home},Rex\nHC-{month.Month}-2,Abandonment,{month:10/MM/yyyy},Social,Bo\n");

    private static async Task AccessibleAsync(IPage page, string shot)
    {
        await BrowserPortal.KeepAsync(page, shot);
        if (!shot.Contains("narrow", StringComparison.Ordinal))
        {
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Tags] } });
            Assert.Empty(found.Violations.Where(one => one.Impact is "serious" or "critical" or "moderate")
                .Select(one => $"{shot}: {one.Id} {one.Help} {one.Nodes[0].Html}"));
        }

        Assert.True(
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            $"{shot} scrolls sideways.");
    }

    private async Task<IPage> OfficerAsync(IBrowserContext window, bool script = true)
    {
        await _sending.AgreeAsync();
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, _sending.OfficerName, script);
        return page;
    }

    /// <summary>Uploads a file, plays the worker, and arrives where the officer looks at it.</summary>
    private async Task<Guid> UploadAsync(IPage page, DateOnly month, byte[] file, string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("hub-reading-").FullName, name);
        await File.WriteAllBytesAsync(path, file);
        await page.GotoAsync(Sending.FilePage(month, "&what=partial"));
        await page.Locator("input[type=file]").SetInputFilesAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await page.WaitForURLAsync("**/progress");
        return await ReadAsync(page);
    }

    private async Task<Guid> ReadAsync(IPage page)
    {
        var key = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
        await _sending.LoadAsync(key);
        await page.WaitForURLAsync("**/look");
        return key;
    }

    private async Task SendAsync(Guid key)
    {
        await _sending.People.ExecuteAsync(
            """
            update ingest.submissions set status = 'sent', sent_by = 'test', sent_at = now(), decision = case verdict
                when 'accepted' then 'as_it_is' else 'with_warnings' end
            where submission_key = @key
            """,
            new { key });
        await _sending.LoadAsync(key);
        Assert.StartsWith("accepted", await _sending.StatusAsync(key), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1280, 2018, "Flat", "Case No,What it was,Date raised,House type,Dog")]
    [InlineData(false, 320, 2019, "Cottage", "File No,What happened,Raised,Home type,Cat")]
    public async Task RenamedColumns_AreMappedAndNextMonthNeedsNothing(bool script, int width, int year, string home, string names)
    {
        var shot = script ? "reading" : "reading-narrow";
        await using var window = await portal.WindowAsync(script, width);
        var page = await OfficerAsync(window, script);
        var month = new DateOnly(year, 3, 1);
        await UploadAsync(page, month, Encoding.UTF8.GetBytes(Renamed(month, names, home)), "export.csv");
        await AccessibleAsync(page, shot + "-look");

        await page.GetByRole(AriaRole.Button, new() { Name = "Say which column is which" }).ClickAsync();
        await AccessibleAsync(page, shot + "-columns");
        var headings = names.Split(',');
        string[] fields = ["Concern reference (needed)", "Concern (needed)", "Opened on (needed)", "Tenure", "Not used – will be discarded"];
        for (var i = 0; i < headings.Length; i++)
        {
            await page.GetByLabel(headings[i], new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = fields[i] });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Save and check the file again" }).ClickAsync();
        await page.WaitForURLAsync("**/progress");
        await ReadAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Say what 1 unknown value means" }).ClickAsync();
        await AccessibleAsync(page, shot + "-values");
        await page.GetByLabel(home, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Private rent" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and check the file again" }).ClickAsync();
        await page.WaitForURLAsync("**/progress");
        var key = await ReadAsync(page);
        await AccessibleAsync(page, shot + "-read");
        await SendAsync(key);

        var next = month.AddMonths(1);
        await UploadAsync(page, next, Encoding.UTF8.GetBytes(Renamed(next, names, home)), "export.csv");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Continue to the report" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText($"Read as “Tenure”")).ToBeVisibleAsync();
    }

    /// <summary>A workbook whose second sheet holds a title and a line of words above its headings.</summary>
    private static byte[] WithTitleBlock()
    {
        using var workbook = new MemoryStream();
        using (var writer = new XlsxWriter(workbook))
        {
            writer.BeginSheet(new SheetLayout("About"));
            writer.Row("What this is");
            writer.BeginSheet(new SheetLayout("March"));
            writer.Row([new SheetCell("Northmere Homes", SheetLook.Title)]);
            writer.Row("Concerns of March 2017");
            writer.Row([""]);
            writer.Row("Concern reference", "Concern", "Opened on");
            writer.Row("0001", "Cuckooing", "03/03/2017");
        }

        return workbook.ToArray();
    }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task WorkbookWithATitleBlock_IsReadFromItsHeadings(bool script, int width)
    {
        await using var window = await portal.WindowAsync(script, width);
        var page = await OfficerAsync(window, script);
        await UploadAsync(page, new DateOnly(2017, 3, 1), WithTitleBlock(), "concerns.xlsx");

        await Assertions.Expect(page.GetByText("Row 4 holds the headings", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("03/03/2017 read as 3 March 2017")).ToBeVisibleAsync();
        await AccessibleAsync(page, script ? "reading-workbook" : "reading-workbook-narrow");
        await page.GetByLabel("Sheet", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "About" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show this sheet" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "What this is" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WorkbookWithATitleBlock_ByKeyboard_IsSentAndAnotherSheetShown()
    {
        await using var window = await portal.WindowAsync();
        var page = await OfficerAsync(window);
        var file = Path.Combine(Directory.CreateTempSubdirectory("hub-reading-").FullName, "concerns.xlsx");
        await File.WriteAllBytesAsync(file, WithTitleBlock(), TestContext.Current.CancellationToken);
        await page.GotoAsync(Sending.FilePage(new DateOnly(2017, 3, 1), "&what=partial"));
        await Keyboard.ChooseFileAsync(page, file);
        await Keyboard.PressAsync(page, "Upload and check");
        await page.WaitForURLAsync("**/progress");
        await ReadAsync(page);
        await Assertions.Expect(page.GetByText("Row 4 holds the headings", new() { Exact = true })).ToBeVisibleAsync();

        await Keyboard.TabAsync(page, "document.activeElement.tagName === 'SELECT' && document.activeElement.labels[0].textContent.trim() === 'Sheet'");
        await page.Keyboard.TypeAsync("About");
        await Keyboard.PressAsync(page, "Show this sheet");

        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "What this is" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Columns_ByKeyboard_AreChosenAndSaved()
    {
        await using var window = await portal.WindowAsync();
        var page = await OfficerAsync(window);
        var month = new DateOnly(2016, 3, 1);
        await UploadAsync(page, month, Encoding.UTF8.GetBytes(Renamed(month, "Nr,Wording,Day,Roof,Pet")), "export.csv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Say which column is which" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/columns");

        foreach (var (label, field) in new[] { ("Nr", "Concern r"), ("Wording", "Concern ("), ("Day", "Opened"), ("Roof", "Tenure") })
        {
            var select = page.GetByLabel(label, new() { Exact = true });
            for (var key = 0; key < 40 && !await select.EvaluateAsync<bool>("one => one === document.activeElement"); key++)
            {
                await page.Keyboard.PressAsync("Tab");
            }

            await page.Keyboard.TypeAsync(field);
        }

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/progress");
        await ReadAsync(page);
        await Assertions.Expect(page.GetByText("Read as “Opened on”")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Guide_IsReadableAndGivesItsTemplate()
    {
        await using var window = await portal.WindowAsync(script: false, width: 320);
        var page = await OfficerAsync(window, script: false);
        await page.GotoAsync("/submissions/kinds/" + Sending.Kind);
        await AccessibleAsync(page, "guide-narrow");
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Excel workbook of the template" }).ClickAsync());
        Assert.Equal("housing_concerns-template.xlsx", download.SuggestedFilename);
        await page.SetViewportSizeAsync(1280, 900);
        await BrowserPortal.KeepAsync(page, "guide");
    }
}
