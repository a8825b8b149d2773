using Hub.Web.Tests.Ingest;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>A data officer sends a clean file, a large one and a nil return: with script, without, and by keyboard.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UploadJourneyTests(BrowserPortal portal)
{
    private readonly Sending _sending = Sending.OfItsOwn(portal.Prepared);

    private static string FileOf(string name, byte[] content)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("hub-upload-").FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private async Task<IPage> OfficerAsync(IBrowserContext window, bool script = true)
    {
        await _sending.AgreeAsync();
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, _sending.OfficerName, script);
        return page;
    }

    /// <summary>From the home page to the form that takes the file.</summary>
    private static async Task DeclareAsync(IPage page, string period, string what = "A full return")
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Upload a return" }).ClickAsync();
        await page.GetByLabel(Sending.Definition.Title, new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByLabel("Which period is it for?").SelectOptionAsync(new SelectOptionValue { Label = period });
        await page.GetByLabel(what, new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private static Guid KeyOf(IPage page) => Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task CleanFile_FromTheHomePageToItsReport(bool script, int width)
    {
        await using var window = await portal.WindowAsync(script, width);
        var page = await OfficerAsync(window, script);
        var shot = script ? "upload" : "upload-narrow";
        await page.GotoAsync("/submissions/send");
        await BrowserPortal.KeepAsync(page, shot + "-kinds");
        await page.GotoAsync($"/submissions/send?kind={Sending.Kind}");
        await BrowserPortal.KeepAsync(page, shot + "-declare");
        await page.GotoAsync("/");
        await DeclareAsync(page, script ? "April to June 2025" : "January to March 2025");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Upload the file");
        await BrowserPortal.KeepAsync(page, shot + "-file");

        // Sent without a file, the form says so and keeps the declaration; back and forth loses nothing.
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Select a file" })).ToBeVisibleAsync();
        await BrowserPortal.KeepAsync(page, shot + "-file-error");
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(FileOf("return.csv", Sending.File()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();

        await page.WaitForURLAsync("**/progress");
        await Assertions.Expect(page.Locator("#progress-sentence")).ToContainTextAsync("waits for its turn");
        await BrowserPortal.KeepAsync(page, shot + "-progress");
        var key = KeyOf(page);
        await _sending.LoadAsync(key);
        await LeadsOnAsync(page, key);
        Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
    }

    [Fact]
    public async Task CleanFile_ByKeyboard_FromTheHomePageToItsReport()
    {
        await using var window = await portal.WindowAsync();
        var page = await OfficerAsync(window);
        await Keyboard.PressAsync(page, "Upload a return");
        await page.WaitForURLAsync("**/submissions/send**");
        await Keyboard.FieldAsync(page, "Kind");
        await page.Keyboard.PressAsync("Space");
        await Keyboard.PressAsync(page, "Continue");
        await Keyboard.FieldAsync(page, "Period");
        await page.Keyboard.TypeAsync("April to June 2025");
        await Keyboard.FieldAsync(page, "What");
        await page.Keyboard.PressAsync("Space");
        await Keyboard.PressAsync(page, "Continue");
        await page.WaitForURLAsync("**/send/file?**");
        await Keyboard.ChooseFileAsync(page, FileOf("return.csv", Sending.File()));
        await Keyboard.PressAsync(page, "Upload and check");
        await page.WaitForURLAsync("**/progress");
        var key = KeyOf(page);
        await _sending.LoadAsync(key);
        await LeadsOnAsync(page, key);

        Assert.Equal(("2025-04-01", "full"), (await _sending.People.ReadAsync<(string, string)>(
            "select period_from::text, case when is_partial then 'partial' else 'full' end from ingest.submissions where submission_key = @key",
            new { key })).Single());
    }

    [Fact]
    public async Task LargeFile_PausedClosedAndChosenAgain_GoesOnWhereItStopped()
    {
        var content = new byte[48 << 20];
        Random.Shared.NextBytes(content);
        var file = FileOf("large.csv", content);
        await using var window = await portal.WindowAsync();
        var page = await OfficerAsync(window);
        var address = Sending.FilePage(new(2023, 1, 1));
        await page.GotoAsync(address);
        await SlowAsync(page, 8 << 20);
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await Assertions.Expect(page.Locator(".hub-upload__said")).ToContainTextAsync("10% uploaded");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(page.Locator(".hub-upload__said")).ToContainTextAsync("Paused");
        await BrowserPortal.KeepAsync(page, "upload-paused");
        await page.CloseAsync();

        var again = await window.NewPageAsync();
        await again.GotoAsync(address);
        var first = again.WaitForRequestAsync(request => request.Method == "PATCH");
        await again.Locator("input[type=file]").SetInputFilesAsync(file);
        await again.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        var offset = long.Parse((await (await first).HeaderValueAsync("upload-offset"))!, System.Globalization.CultureInfo.InvariantCulture);

        Assert.InRange(offset, 1 << 20, content.Length - 1);
        await again.WaitForURLAsync("**/progress");
        Assert.Equal(
            System.Security.Cryptography.SHA256.HashData(content),
            Assert.Single(await _sending.People.ReadAsync<byte[]>(
                "select sha256 from ingest.submissions where submission_key = @Key", new { Key = KeyOf(again) })));
    }

    [Fact]
    public async Task LostConnection_GoesOnByItself()
    {
        var content = new byte[24 << 20];
        Random.Shared.NextBytes(content);
        await using var window = await portal.WindowAsync();
        var page = await OfficerAsync(window);
        await page.GotoAsync(Sending.FilePage(new(2023, 2, 1)));
        await SlowAsync(page, 6 << 20);
        await page.Locator("input[type=file]").SetInputFilesAsync(FileOf("lost.csv", content));
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await Assertions.Expect(page.Locator(".hub-upload__said")).ToContainTextAsync("10% uploaded");
        await window.SetOfflineAsync(true);
        await page.WaitForTimeoutAsync(1500);
        await window.SetOfflineAsync(false);

        await page.WaitForURLAsync("**/progress");
    }

    [Fact]
    public async Task NilReturn_ByKeyboard_SendsNoFile()
    {
        await using var window = await portal.WindowAsync();
        var page = await OfficerAsync(window);
        await page.GotoAsync($"/submissions/send?kind={Sending.Kind}&from=2024-10-01&until=2025-01-01");

        await page.GetByLabel("Which period is it for?").FocusAsync();
        await Keyboard.FieldAsync(page, "What");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.GetByLabel("A nil return", new() { Exact = true })).ToBeCheckedAsync();
        await Keyboard.PressAsync(page, "Continue");
        await NilSentAsync(page);
    }

    [Fact]
    public async Task NilReturn_WithoutScript_SendsNoFile()
    {
        await using var window = await portal.WindowAsync(script: false, width: 320);
        var page = await OfficerAsync(window, script: false);
        await DeclareAsync(page, "October to December 2024", "A nil return");
        await NilSentAsync(page);
        await BrowserPortal.KeepAsync(page, "upload-nil-narrow");
    }

    private async Task NilSentAsync(IPage page)
    {
        await page.WaitForURLAsync("**/progress");
        var key = KeyOf(page);
        await _sending.LoadAsync(key);
        await LeadsOnAsync(page, key);
        Assert.True((await _sending.People.ReadAsync<bool>("select is_nil from ingest.submissions where submission_key = @key", new { key })).Single());
    }

    /// <summary>The page of the progress leads on by itself to a page of the same return.</summary>
    private static async Task LeadsOnAsync(IPage page, Guid key)
    {
        await Waiting.UntilLedOnAsync(page);
        Assert.Contains(key.ToString(), page.Url, StringComparison.Ordinal);
    }

    /// <summary>A line of so many bytes a second, so that there is time to see something.</summary>
    private static async Task SlowAsync(IPage page, int bytesPerSecond)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("Network.enable");
        await browser.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = bytesPerSecond,
        });
    }
}
