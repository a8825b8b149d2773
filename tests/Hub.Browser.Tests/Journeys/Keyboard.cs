using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>A person who has no mouse: goes from place to place with the tab key and never looks for anything by other means.</summary>
internal static class Keyboard
{
    private const int StepsAtMost = 80;
    private const int PressesAtMost = 8;

    /// <summary>Presses the tab key until the focus is where a script's expression says.</summary>
    public static async Task TabAsync(IPage page, string until)
    {
        var isThere = false;
        for (var step = 0; step < StepsAtMost && !isThere; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            isThere = await page.EvaluateAsync<bool>(until);
        }

        Assert.True(isThere, $"The keyboard does not reach it on {page.Url}: {until}");
    }

    /// <summary>Goes to a field by its name.</summary>
    public static Task FieldAsync(IPage page, string name) => TabAsync(page, $"document.activeElement.name === '{name}'");

    /// <summary>Goes to a link or button of that name, presses it and waits for the page that it leads to.</summary>
    public static async Task PressAsync(IPage page, string name)
    {
        await TabAsync(page, $"document.activeElement.textContent.trim() === '{name}'");
        await page.EvaluateAsync("() => { document.documentElement.dataset.left = 'yes'; }");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !document.documentElement.dataset.left && document.readyState === 'complete'");
    }

    /// <summary>
    /// Opens the chooser of the page's one file field and picks a file there. A browser that has just shown a page may not heed the
    /// first press; a person presses again.
    /// </summary>
    public static async Task ChooseFileAsync(IPage page, string path)
    {
        const string IsThere = "document.activeElement.matches('input[type=file], .govuk-file-upload-button')";
        var chosen = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.FileChooser += (_, chooser) => chosen.TrySetResult(chooser);
        for (var press = 0; press < PressesAtMost && !chosen.Task.IsCompleted; press++)
        {
            if (!await page.EvaluateAsync<bool>(IsThere))
            {
                await TabAsync(page, IsThere);
            }

            await page.Keyboard.PressAsync("Enter");
            await Task.WhenAny(chosen.Task, Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        }

        Assert.True(chosen.Task.IsCompleted, $"No file can be chosen by keyboard on {page.Url}.");
        await (await chosen.Task).SetFilesAsync(path);
    }
}
