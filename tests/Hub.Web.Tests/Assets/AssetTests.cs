using System.Diagnostics;

namespace Hub.Web.Tests.Assets;

/// <summary>What is checked in is what its sources make, and holds nothing that belongs to GOV.UK alone.</summary>
public sealed class AssetTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Assets_HoldNoFontCrownOrCrest()
    {
        var css = File.ReadAllText(Path.Combine(Root, "src/Hub.Web/wwwroot/assets/site.css"));
        foreach (var word in new[] { "GDS Transport", "crown", "crest", "@font-face" })
        {
            Assert.DoesNotContain(word, css, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Assets_AreWhatTheScriptMakes()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.SkipUnless(Has("npm"), "npm is not installed; the assets cannot be remade here.");
        }

        var start = new ProcessStartInfo(Path.Combine(Root, "scripts/assets.sh"), "--check")
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
    }

    private static bool Has(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Hub.sln was not found above the tests.");
    }
}
