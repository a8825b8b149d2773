using System.Diagnostics;
using Hub.Data.Database;
using Hub.Testing.Scanning;

namespace Hub.Web.Tests;

/// <summary>The built <c>hub</c> as a process of its own, over the database and the files of a portal.</summary>
public sealed class HubProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;

    private HubProcess(Process process)
        => (_process, _output) = (process, ReadAsync(process));

    /// <summary>Runs a verb to its end and returns what it printed; its exit code is 0.</summary>
    public static async Task<string> RunAsync(Portal portal, params string[] arguments)
    {
        using var hub = await StartAsync(portal, arguments);
        await hub._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var output = await hub._output;
        Assert.True(hub._process.ExitCode == 0, output);
        return output;
    }

    /// <summary>Starts a verb with the virus scanner of the tests.</summary>
    public static async Task<HubProcess> StartAsync(Portal portal, params string[] arguments)
    {
        var scanner = await ClamdServer.SharedAsync();
        var start = new ProcessStartInfo(Program(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in ClamdServer.Environment(scanner.Address).Concat(new Dictionary<string, string?>
        {
            ["HUB_DATABASE"] = portal.Database.ConnectionString(Roles.Jobs),
            ["HUB_OWNER_DATABASE"] = portal.Database.ConnectionString(Roles.Owner),
            ["Hub__Files"] = portal.Files.FilesFolder, ["Hub__KeyFile"] = portal.Files.KeyFile,
            ["Hub__AuditHeads"] = Path.Combine(Portal.Folder, "audit.heads"), ["Hub__MayCreateKeyFile"] = "true", ["HUB_DEBUG"] = "1",
        }))
        {
            start.Environment[name] = value;
        }

        return new HubProcess(Process.Start(start) ?? throw new InvalidOperationException("hub could not be started."));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<string> ReadAsync(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        return await output + await error;
    }

    /// <summary>Where the build left the program: portal and worker do not reference each other, and neither do their tests.</summary>
    public static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (own.Name, own.Parent!.Name);
        while (!File.Exists(Path.Combine(own!.FullName, "Hub.sln")))
        {
            own = own.Parent;
        }

        return Path.Combine(own.FullName, "src", "Hub.Jobs", "bin", configuration, framework, "hub");
    }
}
