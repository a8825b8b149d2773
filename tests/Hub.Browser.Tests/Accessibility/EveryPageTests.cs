using System.Net;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hub.Web.Security;
using Hub.Web.Tests.Matrix;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Accessibility;

/// <summary>
/// Every page of the running portal, found by itself: no serious or critical finding of axe, no sideways scrolling on a narrow
/// screen, and everything there without script.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class EveryPageTests(BrowserPortal portal)
{
    private const string Anybody = "anybody";

    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    [Fact]
    public async Task EveryPage_OpenToAnybody_IsAccessible()
    {
        var addresses = EndpointAccess.Open
            .Where(address => !address.StartsWith("/health", StringComparison.Ordinal) && address != "/sign-in"
                && !address.StartsWith("/openapi", StringComparison.Ordinal))
            .Select(address => address == "/problem/{code:int?}" ? "/problem/500" : address)
            .Append("/problem/503").Append("/signed-out?reason=idle");
        var errors = await CheckAsync(
            Anybody, await portal.WindowAsync(), await portal.WindowAsync(script: false, width: 320), addresses);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Fact]
    public async Task EveryPage_OfEveryRole_IsAccessible()
    {
        var routes = (await MatrixRoute.AllAsync(portal.Prepared)).Where(route => route.IsPage).ToList();
        var left = routes.ToList();
        var errors = new List<string>();
        // One person and one address for each page; those who may open most come first, so that few have to sign in.
        foreach (var caller in MatrixCaller.All.OrderByDescending(caller => left.Count(route => Shown(route, caller) is not null)))
        {
            var addresses = left.Select(route => Shown(route, caller)).OfType<string>().Distinct().ToList();
            left.RemoveAll(route => Shown(route, caller) is not null);
            if (addresses.Count > 0)
            {
                var (wide, narrow) = (await portal.WindowAsync(), await portal.WindowAsync(script: false, width: 320));
                await portal.SignInAsync(await wide.NewPageAsync(), caller.UserName);
                await portal.SignInAsync(await narrow.NewPageAsync(), caller.UserName, script: false);
                errors.AddRange(await CheckAsync(caller.UserName, wide, narrow, addresses));
            }
        }

        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Fact]
    public async Task PagesOfLinks_WithNothingInThem_AreAccessible()
    {
        // A council that asked nothing, and is a party to no agreement of two agencies whose records meet.
        var errors = new List<string>();
        errors.AddRange(await EmptyAsync(
            "analyst@zorrelshire.example", "/persons/review", "No pair waits for you.",
            ["/persons/review", "/persons/second", "/persons/decisions", "/persons/sample", "/persons/links"]));
        errors.AddRange(await EmptyAsync("data-officer@zorrelshire.example", "/persons/asks", null, ["/persons/asks"]));
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    private async Task<IReadOnlyList<string>> EmptyAsync(
        string who, string first, string? words, IReadOnlyList<string> addresses)
    {
        var (wide, narrow) = (await portal.WindowAsync(), await portal.WindowAsync(script: false, width: 320));
        var page = await wide.NewPageAsync();
        await portal.SignInAsync(page, who);
        await portal.SignInAsync(await narrow.NewPageAsync(), who, script: false);
        if (words is not null)
        {
            await page.GotoAsync(first);
            await Assertions.Expect(page.Locator(".govuk-inset-text")).ToContainTextAsync(words);
        }

        return await CheckAsync(who, wide, narrow, addresses);
    }

    private static string? Shown(MatrixRoute route, MatrixCaller caller)
        => route.Permits(caller)
            ? route.Targets.FirstOrDefault(target => target.WhenPermitted(caller) == HttpStatusCode.OK)?.Address
            : null;

    private static async Task<IReadOnlyList<string>> CheckAsync(
        string who, IBrowserContext wide, IBrowserContext narrow, IEnumerable<string> addresses)
    {
        await using var first = wide;
        await using var second = narrow;
        var (page, small) = (await wide.NewPageAsync(), await narrow.NewPageAsync());
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            // The address itself answers 4xx on purpose here and there.
            if (message.Type == "error" && !message.Text.Contains("status of", StringComparison.Ordinal))
            {
                errors.Add($"{page.Url}: the console says {message.Text}");
            }
        };
        page.PageError += (_, error) => errors.Add($"{page.Url}: script failed: {error}");
        foreach (var address in addresses)
        {
            var answer = await page.GotoAsync(address);
            if (who != Anybody && answer?.Ok != true)
            {
                errors.Add($"{address}: answered {answer?.Status}");
            }

            await BrowserPortal.KeepAsync(page, $"{who}{address}");
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Tags] } });
            errors.AddRange(found.Violations.Where(violation => violation.Impact is "serious" or "critical" or "moderate")
                .Select(violation => $"{address}: {violation.Impact} {violation.Id}: {violation.Help} ({violation.Nodes.Length} times, "
                    + $"{violation.Nodes[0].Html})"));

            await small.GotoAsync(address);
            await BrowserPortal.KeepAsync(small, $"{who}{address}-narrow");
            var width = await BrowserPortal.WidthOfAsync(small);
            if (width > 320)
            {
                errors.Add($"{address}: {width} pixels wide on a screen of 320");
            }

            errors.AddRange(await WithoutScriptAsync(small, address));
        }

        return errors;
    }

    // What a page needs so that it can be used without script.
    private static async Task<IReadOnlyList<string>> WithoutScriptAsync(IPage page, string address)
    {
        var problems = new List<string>();
        if (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync() != 1)
        {
            problems.Add($"{address}: there is not exactly one heading of the first level");
        }

        if (await page.Locator("main form").EvaluateAllAsync<bool>(
            "forms => forms.some(form => !form.querySelector('button:not([type=button]), input[type=submit]'))"))
        {
            problems.Add($"{address}: a form cannot be sent without script");
        }

        // A form with an action of its own gets no token unless it asks for one; no test of its page alone would notice.
        if (await page.Locator("form").EvaluateAllAsync<bool>(
            "forms => forms.some(form => form.method === 'post' && !form.querySelector('input[name=__RequestVerificationToken]'))"))
        {
            problems.Add($"{address}: a form carries no token");
        }

        if (await page.Locator("main a").EvaluateAllAsync<bool>(
            "links => links.some(a => !a.getAttribute('href') || a.getAttribute('href') === '#')"))
        {
            problems.Add($"{address}: a link leads nowhere without script");
        }

        return problems;
    }
}
