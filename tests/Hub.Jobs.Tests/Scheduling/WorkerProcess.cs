using System.Diagnostics;
using System.Text;
using Hub.Data.Database;
using Hub.Testing.Scanning;

namespace Hub.Jobs.Tests.Scheduling;

/// <summary>The built <c>hub</c> as a process of its own, over a test database: to be killed.</summary>
public sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it has written.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts <c>hub</c> with a role of a database and a folder for its files.</summary>
    public static WorkerProcess Start(string connection, string files, params string[] arguments)
        => Start(connection, null, files, arguments);

    /// <summary>Starts <c>hub</c> with the owner's connection too, for verbs that migrate or import, and with a virus scanner other than the shared one.</summary>
    public static WorkerProcess Start(string connection, string? owner, string files, string[] arguments, string? scanner = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "hub"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HUB_DATABASE"] = connection,
                ["HUB_OWNER_DATABASE"] = owner,
                ["Hub__Files"] = files,
                ["Hub__AuditHeads"] = Path.Combine(files, "audit-heads.log"),
                ["Hub__KeyFile"] = Path.Combine(files, "master.key"),
                ["Hub__MayCreateKeyFile"] = "true",
                ["Worker__InvisibilitySeconds"] = "15",
            },
        };
        foreach (var (name, value) in ClamdServer.Environment(scanner ?? ClamdServer.SharedAddress))
        {
            start.Environment[name] = value;
        }

        return new WorkerProcess(Process.Start(start) ?? throw new InvalidOperationException("hub could not be started."));
    }

    /// <summary>Starts a worker of <paramref name="database"/> and returns when it takes work.</summary>
    public static async Task<WorkerProcess> StartWorkerAsync(JobsDatabase database, string files, CancellationToken cancellationToken)
    {
        await ClamdServer.SharedAsync();
        var worker = Start(database.Hub.ConnectionString(Roles.Jobs), files, "worker");
        while (!worker.Output.Contains("is ready", StringComparison.Ordinal))
        {
            Assert.False(worker._process.HasExited, worker.Output);
            await Task.Delay(50, cancellationToken);
        }

        return worker;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a service manager does, and waits.</summary>
    public async Task TerminateAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(cancellationToken);
        }

        await _process.WaitForExitAsync(cancellationToken).WaitAsync(patience, cancellationToken);
    }

    /// <summary>Waits for its end.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

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

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
