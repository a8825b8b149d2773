using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hub.Testing.Linking;
using Hub.Web.Tests;

namespace Hub.Browser.Tests.Accessibility;

/// <summary>The report of <c>hub link</c> in a browser: nothing is wider than the window, and axe finds nothing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LinkReportTests(BrowserPortal portal) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-report-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Report_OfALinkedFile_FitsTheWindowAndIsAccessible(int width)
    {
        var report = await ReportAsync();
        await using var window = await portal.WindowAsync(script: true, width);
        var page = await window.NewPageAsync();

        await page.SetContentAsync(report);

        await BrowserPortal.KeepAsync(page, $"link-report-{width}");
        Assert.InRange(await BrowserPortal.WidthOfAsync(page), 1, width);
        // A table that does not fit would have to be pushed aside to be read.
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('table')].filter(table => table.scrollWidth > table.clientWidth + 1).map(table => table.innerText.slice(0, 60))"));
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        Assert.Empty(found.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help} ({v.Nodes.Length} times, {v.Nodes[0].Html})"));
    }

    private async Task<string> ReportAsync()
    {
        var file = Path.Combine(_folder, "families.csv");
        await File.WriteAllLinesAsync(file, new HardFamilies(3).Rows(3000).Prepend(HardFamilies.Headings).Select(row => string.Join(';', row)), Token);
        using var hub = Process.Start(new ProcessStartInfo(HubProcess.Program(), ["link", "--report", "--truth", "truth", "--out", _folder, file])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await hub.StandardOutput.ReadToEndAsync(Token);
        await hub.WaitForExitAsync(Token);
        Assert.True(hub.ExitCode == 0, said);
        return await File.ReadAllTextAsync(Path.Combine(_folder, "report.html"), Token);
    }
}
