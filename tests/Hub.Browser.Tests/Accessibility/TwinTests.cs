using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Testing;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Accessibility;

/// <summary>The HTML twin of every edition as it is stored: WCAG 2.2 AA as far as axe sees, one column at 320 px, whole on paper.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TwinTests(BrowserPortal portal)
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    [Theory]
    [InlineData(Edition.Full)]
    [InlineData(Edition.Partnership)]
    [InlineData(Edition.Neighbourhood)]
    [InlineData(Edition.Public)]
    public async Task Twin_EachEdition_IsAccessibleNarrowAndPrintable(Edition edition)
    {
        var document = ProfileAssembly.Assemble(EditionCut.For(SampleEdition.Full(), edition));
        var html = HtmlWriter.WriteDocument(document);
        await using var window = await portal.WindowAsync();
        var page = await window.NewPageAsync();
        await page.SetContentAsync(html);
        await BrowserPortal.KeepAsync(page, $"twin-{edition}");

        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Tags] } });
        Assert.Empty(found.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help} ({v.Nodes.Length} times, {v.Nodes[0].Html})"));
        Assert.Equal("en-GB", await page.EvaluateAsync<string>("document.documentElement.lang"));
        foreach (var landmark in (AriaRole[])[AriaRole.Banner, AriaRole.Main, AriaRole.Contentinfo])
        {
            Assert.Equal(1, await page.GetByRole(landmark).CountAsync());
        }

        // The first stop of the tab key leads past marking and notices.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#hub-content", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.Equal(0, await page.Locator("table").EvaluateAllAsync<int>(
            "tables => tables.filter(t => !t.caption || [...t.querySelectorAll('th')].some(th => !th.scope)).length"));

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(794, 1123);
        Assert.InRange(await BrowserPortal.WidthOfAsync(page), 0, 794);
        Assert.False(await page.Locator(".skip").IsVisibleAsync() && await page.EvaluateAsync<bool>("document.activeElement === document.body"));

        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SetViewportSizeAsync(320, 800);
        await BrowserPortal.KeepAsync(page, $"twin-{edition}-narrow");
        Assert.InRange(await BrowserPortal.WidthOfAsync(page), 0, 320);
    }
}
