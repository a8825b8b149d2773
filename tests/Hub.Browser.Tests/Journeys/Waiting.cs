using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>Waiting at the page that shows a return's progress.</summary>
internal static class Waiting
{
    /// <summary>
    /// Until the page has led on by itself, as it does with script and without. Whoever opened another page before that would race it:
    /// the browser breaks off the one or the other.
    /// </summary>
    public static Task UntilLedOnAsync(IPage page) => page.WaitForURLAsync(url => !url.EndsWith("/progress", StringComparison.Ordinal));
}
