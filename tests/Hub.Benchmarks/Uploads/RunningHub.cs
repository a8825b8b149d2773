using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Hub.Data.Database;
using Hub.DevIdentity;
using Hub.Testing;
using Hub.Testing.Scanning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Benchmarks.Uploads;

/// <summary>
/// The published portal and worker as processes, the worker niced and with one slot, with a clamd and the local sign-in server. Where
/// they are published HUB_BENCH_WEB and HUB_BENCH_JOBS say; ./bench.sh sets both.
/// </summary>
internal sealed class RunningHub : IAsyncDisposable
{
    private readonly List<Process> _processes = [];
    private readonly string _folder;
    private WebApplication? _identity;
    private ClamdServer? _scanner;

    private RunningHub(string folder) => _folder = folder;

    public string Portal { get; private set; } = "";

    public static async Task<RunningHub> StartAsync(
        PostgresCluster cluster, UploadsBed bed, string folder, CancellationToken cancellationToken)
    {
        var hub = new RunningHub(folder);
        try
        {
            await hub.StartAsync(cluster, bed, cancellationToken);
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>The most memory that the portal has held.</summary>
    public double PortalMemoryMiB()
    {
        _processes[^1].Refresh();
        return _processes[^1].PeakWorkingSet64 / 1048576.0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }

        if (_identity is not null)
        {
            await _identity.DisposeAsync();
        }

        if (_scanner is not null)
        {
            await _scanner.DisposeAsync();
        }
    }

    private static string Published(string variable)
        => Environment.GetEnvironmentVariable(variable)
            ?? throw new InvalidOperationException($"{variable} names no folder; run ./bench.sh uploads, which publishes portal and worker.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task StartAsync(PostgresCluster cluster, UploadsBed bed, CancellationToken cancellationToken)
    {
        _scanner = await ClamdServer.StartAsync();
        var directory = SampleDirectory.Load() with { People = bed.People };
        var signIn = $"http://localhost:{FreePort()}";
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(signIn);
        _identity = builder.Build();
        new SignInServer(directory, new Tokens(RSA.Create(2048), TimeProvider.System), TimeProvider.System).Map(_identity);
        await _identity.StartAsync(cancellationToken);

        var shared = new Dictionary<string, string?>
        {
            ["Hub__Files"] = bed.Files.FilesFolder, ["Hub__KeyFile"] = bed.Files.KeyFile, ["Hub__MayCreateKeyFile"] = "true",
            ["Hub__AuditHeads"] = Path.Combine(_folder, "audit.heads"),
        };
        var worker = Start(
            "worker", "nice", Path.Combine(Published("HUB_BENCH_JOBS"), "hub"), ["-n", "10"], ["worker"],
            [
                .. shared, .. ClamdServer.Environment(_scanner.Address), new("HUB_DATABASE", cluster.ConnectionString(bed.Database, Roles.Jobs)),
                new("Worker__Threads", "1"),
            ]);
        await UntilAsync(
            worker, () => Task.FromResult(File.ReadAllText(Path.Combine(_folder, "worker.log")).Contains("is ready", StringComparison.Ordinal)),
            cancellationToken);

        Portal = $"http://localhost:{FreePort()}";
        var issuer = signIn + "/{tenantid}/v2.0";
        var portal = Start(
            "portal", null, Path.Combine(Published("HUB_BENCH_WEB"), "Hub.Web"), [], [],
            [
                .. shared, new("HUB_DATABASE", cluster.ConnectionString(bed.Database, Roles.Web)), new("ASPNETCORE_URLS", Portal),
                new("ASPNETCORE_ENVIRONMENT", "Development"), new("AzureAd__Instance", signIn + "/"), new("AzureAd__TenantId", "organizations"),
                new("AzureAd__ClientId", directory.Portal.ClientId), new("AzureAd__ClientSecret", directory.Portal.Secret),
                new("LocalIdentity__Oidc__RequireHttpsMetadata", "false"), new("LocalIdentity__Bearer__RequireHttpsMetadata", "false"),
                new("LocalIdentity__Oidc__TokenValidationParameters__ValidIssuers__0", issuer),
                new("LocalIdentity__Bearer__TokenValidationParameters__ValidIssuers__0", issuer),
                // Fifty agencies do not share an address; here they do.
                new("Limits__SignInsPerMinute", "1000"),
            ]);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        await UntilAsync(
            portal,
            async () =>
            {
                try
                {
                    return (await client.GetAsync(Portal + "/help", cancellationToken)).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            cancellationToken);
    }

    private Process Start(
        string name, string? wrapper, string program, string[] wrapperArguments, string[] arguments,
        IEnumerable<KeyValuePair<string, string?>> environment)
    {
        // Output to a file: a pipe that nobody reads would stop the process.
        string[] command = wrapper is null ? [program, .. arguments] : [wrapper, .. wrapperArguments, program, .. arguments];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$HUB_LOG\" 2>&1 </dev/null", "sh", .. command])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        start.Environment["HUB_LOG"] = Path.Combine(_folder, name + ".log");
        var process = Process.Start(start) ?? throw new InvalidOperationException($"The {name} could not be started.");
        _processes.Add(process);
        return process;
    }

    private async Task UntilAsync(Process process, Func<Task<bool>> isReady, CancellationToken cancellationToken)
    {
        var name = process == _processes[0] ? "worker" : "portal";
        var log = Path.Combine(_folder, name + ".log");
        while (!File.Exists(log) || !await isReady())
        {
            if (process.HasExited)
            {
                var words = await File.ReadAllTextAsync(log, cancellationToken);
                throw new InvalidOperationException($"The {name} ended: {words}");
            }

            await Task.Delay(100, cancellationToken);
        }
    }
}
