using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>
/// Goes through a portal by its own links as somebody would, from the home page to every kind of profile page, and looks at each on a
/// wide and on a narrow screen. What it finds wrong it says; pictures are kept where HUB_SCREENSHOTS names a folder.
/// </summary>
/// <param name="page">A page on which somebody has signed in.</param>
/// <param name="who">Who.</param>
/// <param name="root">Where the portal answers; empty for that of the tests.</param>
/// <param name="several">How many are looked at of pages that differ with the state of their profile. Of other kinds the first is.</param>
internal sealed partial class ProfileWalk(IPage page, string who, string root, int several)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _left = new();

    /// <summary>Every address that a page linked to, without what follows "?" and "#".</summary>
    public HashSet<string> Linked { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong, with the address.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Walks until no page of a new kind is left.</summary>
    public async Task GoAsync()
    {
        Follow(await page.Locator("main a").EvaluateAllAsync<string[]>(
            "links => links.map(a => a.getAttribute('href')).filter(a => a.startsWith('/profiles'))"));
        while (_left.TryDequeue(out var address))
        {
            await LookAsync(address);
        }
    }

    private void Follow(IEnumerable<string> addresses)
    {
        foreach (var address in addresses.Select(address => address.Split('#')[0]).Distinct(StringComparer.Ordinal))
        {
            Linked.Add(address.Split('?')[0]);
            var kind = Ids().Replace(address, "ID");
            kind = Ends().Replace(kind, "$1ONE");
            if (!IsFile(address) && (_seen[kind] = _seen.GetValueOrDefault(kind) + 1) <= (Several(kind) ? several : 1))
            {
                _left.Enqueue(address);
            }
        }
    }

    private async Task LookAsync(string address)
    {
        await page.SetViewportSizeAsync(1280, 900);
        var answer = await page.GotoAsync(root + address);
        if (answer?.Ok != true)
        {
            Problems.Add($"{who} {address}: a link leads here, and it answers {answer?.Status}");
            return;
        }

        var name = $"{who.Split('@')[0]}-{Ids().Replace(address, match => match.Value[^4..])}";
        await BrowserPortal.KeepAsync(page, name);
        if (await page.Locator("h1").CountAsync() != 1)
        {
            Problems.Add($"{who} {address}: there is not exactly one heading of the first level");
        }

        if (await page.Locator(".govuk-error-summary").CountAsync() > 0)
        {
            Problems.Add($"{who} {address}: it opens with an error");
        }

        // What was frozen is a file of its own; every page of the portal says where one came from.
        if (await page.Locator(".hub-header").CountAsync() > 0 && await page.Locator(".govuk-breadcrumbs a").CountAsync() == 0)
        {
            Problems.Add($"{who} {address}: there is no way back");
        }

        var links = await page.Locator("a[href^='/profiles']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        Follow(links);
        await page.SetViewportSizeAsync(320, 800);
        await BrowserPortal.KeepAsync(page, name + "-narrow");
        var width = await BrowserPortal.WidthOfAsync(page);
        if (width > 320)
        {
            Problems.Add($"{who} {address}: {width} pixels wide on a screen of 320");
        }
    }

    private static bool Several(string kind)
        => kind is "/profiles/publications/ID" or "/profiles/publications/ID/recommendations" or "/profiles/released/ID";

    private static bool IsFile(string address)
        => address.EndsWith("/download", StringComparison.Ordinal) || address.EndsWith(".csv", StringComparison.Ordinal)
            || address.EndsWith(".xlsx", StringComparison.Ordinal);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("(/write/|/threats/|/figures/ID/|/settings/[a-z]+/|[?]section=|[?]version=|[?]area=)[^/?&]+")]
    private static partial Regex Ends();
}
