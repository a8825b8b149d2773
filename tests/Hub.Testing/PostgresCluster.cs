using System.Diagnostics;

namespace Hub.Testing;

/// <summary>
/// A throw-away PostgreSQL cluster in a folder of its own, without durability: for tests and benchmarks. Root drops to
/// the postgres user. PGBIN names another set of server binaries.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _binaries;
    private int _port;
    private readonly bool _durable;

    private PostgresCluster(string folder, bool durable)
        => (_folder, _durable, _binaries) = (folder, durable, FindBinaries());

    /// <summary>Starts a cluster; <paramref name="durable"/> keeps fsync on, for benchmarks that compare with a real server.</summary>
    public static async Task<PostgresCluster> StartAsync(bool durable = false)
    {
        var folder = Path.Combine(Path.GetTempPath(), "hub-pg-" + Guid.NewGuid().ToString("N")[..8]);
        var cluster = new PostgresCluster(folder, durable);
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess)
        {
            await ExecuteAsync("chown", "postgres", folder);
        }

        await cluster.AsServerAsync(
            "initdb", "-D", cluster.Data, "-U", "hub", "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8");
        return await FreePort.UseAsync(async port =>
        {
            cluster._port = port;
            await cluster.StartServerAsync();
            return cluster;
        });
    }

    /// <summary>Process id of the server, for tests that kill it.</summary>
    public int ServerProcessId => int.Parse(
        File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Connection string of a superuser ("hub") or of another role, to one database.</summary>
    public string ConnectionString(string database = "postgres", string user = "hub")
        => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={_port};Username={user};Database={database};Include Error Detail=true");

    /// <summary>Stops the server at once, as a crash would.</summary>
    public Task StopImmediatelyAsync() => AsServerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>Starts the server again on the same port.</summary>
    public Task StartServerAsync()
    {
        var safety = _durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        return AsServerAsync(
            "pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "pg.log"), "-w", "-t", "240", "-o",
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c max_connections=200{safety}"),
            "start");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopImmediatelyAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task AsServerAsync(string tool, params string[] arguments)
    {
        var path = Path.Combine(_binaries, tool);
        return Environment.IsPrivilegedProcess
            ? ExecuteAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", path, .. arguments])
            : ExecuteAsync(path, arguments);
    }

    private static async Task ExecuteAsync(string file, params string[] arguments)
    {
        // pg_ctl's child inherits our pipes and would keep them open for ever: its output goes to a file instead.
        var log = Path.GetTempFileName();
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >\"$HUB_LOG\" 2>&1 </dev/null", file, .. arguments])
        {
            Environment = { ["HUB_LOG"] = log },
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} could not be started.");
        await process.WaitForExitAsync();
        var output = await File.ReadAllTextAsync(log);
        File.Delete(log);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {output}");
        }
    }

    private static string FindBinaries()
        => Environment.GetEnvironmentVariable("PGBIN")
            ?? (Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql")
                    .Select(folder => Path.Combine(folder, "bin"))
                    .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
                    .OrderBy(folder => folder, StringComparer.Ordinal)
                    .LastOrDefault()
                : null)
            ?? throw new InvalidOperationException(
                "No PostgreSQL server was found: install the package postgresql, or name its bin folder in PGBIN.");
}
