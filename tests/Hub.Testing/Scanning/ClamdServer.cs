using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Hub.Data.Ingest.Scanning;

namespace Hub.Testing.Scanning;

/// <summary>
/// A throw-away clamd in a folder of its own, with one hand-made signature that finds <see cref="Eicar"/> and nothing else. Root
/// drops to the user clamav.
/// </summary>
public sealed class ClamdServer : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd"];

    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static ClamdServer? _shared;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "hub-clamd-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly string _limit;
    private Process? _process;

    private ClamdServer(string limit) => _limit = limit;

    /// <summary>Its address as the setting <c>Hub:Scanner</c> takes it.</summary>
    public string Address => Path.Combine(_folder, "clamd.sock");

    /// <summary>The shared server's address, or null while none was started.</summary>
    public static string? SharedAddress => _shared?.Address;

    /// <summary>Options under which it counts.</summary>
    public ScannerOptions Options => new() { Address = Address, MayUseTestSignature = true };

    /// <summary>The one server of this process, started on first use and stopped when the process ends.</summary>
    public static async Task<ClamdServer> SharedAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_shared is null)
            {
                var server = await StartAsync();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
                _shared = server;
            }

            return _shared;
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Settings by which a process of the hub uses a server.</summary>
    public static IReadOnlyDictionary<string, string?> Environment(string? address) => new Dictionary<string, string?>
    {
        ["Hub__Scanner"] = address,
        ["Hub__MayUseTestSignature"] = "true",
        ["DOTNET_ENVIRONMENT"] = "Development",
    };

    /// <summary>Starts a server of one's own, to be stopped and started again.</summary>
    /// <param name="limit">The most that it takes in, in clamd's words.</param>
    public static async Task<ClamdServer> StartAsync(string limit = "1100M")
    {
        var server = new ClamdServer(limit);
        await server.PrepareAsync();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it again on the same socket.</summary>
    public async Task StartAgainAsync()
    {
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >\"$HUB_LOG\" 2>&1 </dev/null", Program(), "-c", Configuration])
        {
            Environment = { ["HUB_LOG"] = Path.Combine(_folder, "clamd.out") },
        }) ?? throw new InvalidOperationException("clamd could not be started.");
        for (var tries = 0; tries < 4800; tries++)
        {
            if (await AnswersAsync())
            {
                return;
            }

            if (_process.HasExited)
            {
                break;
            }

            await Task.Delay(25);
        }

        throw new InvalidOperationException("clamd did not start: " + await File.ReadAllTextAsync(Path.Combine(_folder, "clamd.out")));
    }

    /// <summary>Stops it as a crash would.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration => Path.Combine(_folder, "clamd.conf");

    private static string Program()
        => Array.Find(Programs, File.Exists)
            ?? throw new InvalidOperationException("No virus scanner was found: install the package clamav-daemon.");

    private async Task PrepareAsync()
    {
        var database = Directory.CreateDirectory(Path.Combine(_folder, "db")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(database, "local.ndb"), $"Local.Eicar-Test:0:*:{Convert.ToHexStringLower(Eicar.File())}\n", Encoding.ASCII);
        await File.WriteAllTextAsync(
            Configuration,
            $"""
            LocalSocket {Address}
            DatabaseDirectory {database}
            TemporaryDirectory {_folder}
            Foreground yes
            StreamMaxLength {_limit}
            MaxFileSize {_limit}
            MaxScanSize 2000M
            MaxScanTime 300000
            AlertOLE2Macros yes
            AlertExceedsMax yes
            {(System.Environment.IsPrivilegedProcess ? "User clamav" : "")}

            """);
        if (System.Environment.IsPrivilegedProcess)
        {
            using var own = Process.Start("chown", ["-R", "clamav", _folder]);
            await own.WaitForExitAsync();
        }
    }

    private async Task<bool> AnswersAsync()
    {
        if (!File.Exists(Address))
        {
            return false;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Address));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
