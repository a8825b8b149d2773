using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Web.Tests;

/// <summary>
/// Portals under test keep their logs to themselves: hundreds of refusals that tests ask for would bury the name of a test that
/// failed. HUB_TEST_LOGS names a level from which on they are printed.
/// </summary>
public static class QuietLogs
{
    /// <summary>Takes the console away unless HUB_TEST_LOGS is set.</summary>
    public static IWebHostBuilder KeepQuiet(this IWebHostBuilder web)
        => Enum.TryParse<LogLevel>(Environment.GetEnvironmentVariable("HUB_TEST_LOGS"), ignoreCase: true, out var level)
            ? web.ConfigureLogging(logging => logging.SetMinimumLevel(level))
            : web.ConfigureLogging(logging => logging.ClearProviders());
}
