using Hub.Web.Tests.Matrix;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>Each role signs in through the local sign-in server, sees its own home, is kept from another's page, signs out.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SignInJourneyTests(BrowserPortal portal)
{
    public static TheoryData<string> UserNames => [.. MatrixCaller.All.Select(caller => caller.UserName)];

    [Theory]
    [MemberData(nameof(UserNames))]
    public async Task EachRole_SignsInSeesItsHomeIsKeptOutSignsOutAndIsAskedAgain(string userName)
    {
        var caller = MatrixCaller.All.Single(caller => caller.UserName == userName);
        var routes = await MatrixRoute.AllAsync(portal.Prepared);
        await using var window = await portal.WindowAsync();
        var page = await window.NewPageAsync();

        await portal.SignInAsync(page, userName);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your tasks");
        await Assertions.Expect(page.Locator(".hub-header__who")).ToHaveTextAsync(portal.Prepared.Person(userName).Name);
        await BrowserPortal.KeepAsync(page, "home-" + userName);

        // Every line of the home page leads to a page that this person may open.
        foreach (var link in await page.Locator(".govuk-task-list__link").EvaluateAllAsync<string[]>("links => links.map(a => a.href)"))
        {
            // Without its fragment: a step within the page that is open has no answer.
            var answer = await page.GotoAsync(link.Split('#')[0]);
            Assert.True(answer!.Ok, $"The home page of {userName} leads to {link}, which answers {answer.Status}.");
        }

        if (routes.FirstOrDefault(route => route.IsPage && !route.Permits(caller)) is { } other)
        {
            var refused = await page.GotoAsync(other.Targets[0].Address);
            Assert.Equal(403, refused!.Status);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You may not open this page");
        }

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are signed out");
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Pick an account");
    }

    [Fact]
    public async Task WithoutScript_SignInAndOut()
    {
        await using var window = await portal.WindowAsync(script: false, width: 320);
        var page = await window.NewPageAsync();

        await portal.SignInAsync(page, "data-officer@zorrelshire.example", script: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are signed out");
    }

    [Fact]
    public async Task ByKeyboard_SignOut()
    {
        await using var window = await portal.WindowAsync();
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, "auditor@police.example");

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to main content");
        for (var key = 0; key < 6 && await page.Locator(":focus").TextContentAsync() != "Sign out"; key++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are signed out");
    }

    [Fact]
    public async Task Cancelled_SaysSo()
    {
        await using var window = await portal.WindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You were not signed in");
    }

    [Fact]
    public async Task IdleSession_WarnsBeforeItEndsAndCanBeKept()
    {
        await using var window = await portal.WindowAsync();
        var page = await window.NewPageAsync();
        await page.Clock.InstallAsync();
        await portal.SignInAsync(page, "auditor@police.example");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).Not.ToBeVisibleAsync();

        await page.Clock.FastForwardAsync("17:30");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await BrowserPortal.KeepAsync(page, "timeout-warning");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await Assertions.Expect(dialog).Not.ToBeVisibleAsync();

        await page.Clock.FastForwardAsync("20:30");
        await page.WaitForURLAsync("**/signed-out?reason=idle");
    }
}
