using Deque.AxeCore.Playwright;
using Hub.Testing;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>A figure on page one is followed by its code to the submissions and counts of the agencies behind it, in three clicks.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PassportJourneyTests(BrowserPortal portal)
{
    /// <summary>Three clicks from the list of profiles: the profile, its page one, the code of a figure there.</summary>
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task FigureOfAReleasedProfile_InThreeClicks_ShowsSubmissionsAndCountsByAgency(bool script, int width)
    {
        var released = await new TestPassports(portal.Prepared.Database.Superuser, TestContext.Current.CancellationToken)
            .ReleaseAsync("X99100003", await portal.Prepared.AccountIdAsync("many-groups@police.example"));
        await using var window = await portal.WindowAsync(script, width);
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, "analyst@police.example", script);
        await page.GotoAsync("/profiles");

        await page.Locator($"h3 a[href='/profiles/released/{released.Edition}']").ClickAsync();
        await BrowserPortal.KeepAsync(page, $"passport-released-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it as a web page" }).ClickAsync();
        var code = page.Locator(".threats .code a").First;
        var figure = await code.InnerTextAsync();
        await code.ClickAsync();

        await Assertions.Expect(page.GetByText($"Figure {figure}, profile of", new() { Exact = false })).ToBeVisibleAsync();
        var counts = page.GetByRole(AriaRole.Table, new() { Name = "Counts by agency" });
        await Assertions.Expect(counts.GetByRole(AriaRole.Rowheader, new() { Name = released.Agency })).ToBeVisibleAsync();
        await Assertions.Expect(counts.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["fewer than 8"]);
        var submissions = page.GetByRole(AriaRole.Table, new() { Name = released.Agency });
        await Assertions.Expect(submissions.GetByRole(AriaRole.Rowheader, new() { Name = $"{released.Submission}", Exact = true })).ToBeVisibleAsync();
        // Counts, placing and submissions: nothing on the page is a row of a person or a way to one.
        Assert.Equal(3, await page.Locator("main table").CountAsync());
        Assert.Empty(await page.Locator("main a[href^='/persons'], main a[href^='/submissions']").AllAsync());
        await BrowserPortal.KeepAsync(page, $"passport-of-released-{width}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Tables of that profile, to download as CSV or XLSX" }).ClickAsync();
        await BrowserPortal.KeepAsync(page, $"passport-tables-{width}");
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Download all tables as a workbook (XLSX)" }).ClickAsync());
        Assert.StartsWith("OFFICIAL-SENSITIVE", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(await BrowserPortal.WidthOfAsync(page) <= width);
    }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task FigureOnPageOne_FollowedByItsCode_LeadsToSubmissionsAndCounts(bool script, int width)
    {
        var followed = await new TestPassports(portal.Prepared.Database.Superuser, TestContext.Current.CancellationToken)
            .AddAsync("X99100003", "Northmere", TestPublications.AnyDay());
        await using var window = await portal.WindowAsync(script, width);
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, "analyst@police.example", script);
        await page.GotoAsync("/profiles");

        await page.Locator($"a[href='/profiles/{followed.Page}/page']").ClickAsync();
        var code = page.Locator(".threats .code a").First;
        var figure = await code.InnerTextAsync();
        await BrowserPortal.KeepAsync(page, $"passport-page-one-{width}");
        await code.ClickAsync();

        await Assertions.Expect(page.GetByText($"Figure {figure}, profile of Northmere")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = followed.Agency })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = $"{followed.Submission}", Exact = true })).ToBeVisibleAsync();
        await BrowserPortal.KeepAsync(page, $"passport-{width}");
        if (script)
        {
            Assert.DoesNotContain((await page.RunAxe()).Violations, violation => violation.Impact is "serious" or "critical");
        }
        else
        {
            Assert.True(await BrowserPortal.WidthOfAsync(page) <= width);
        }

        await page.GotoAsync($"/profiles/figures?profile={followed.Snapshot}");
        await page.GetByLabel("Code of the figure").FillAsync(figure.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await BrowserPortal.KeepAsync(page, $"passport-typed-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow the figure" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"Figure {figure}, profile of Northmere")).ToBeVisibleAsync();
    }
}
