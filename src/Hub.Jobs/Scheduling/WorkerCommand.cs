using System.CommandLine;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Scheduling;

/// <summary><c>hub worker</c>: takes requests and works on them until it is told to stop.</summary>
public static class WorkerCommand
{
    internal static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "Port of the read-only dashboard on this machine's loopback; 0 takes a free one.",
            DefaultValueFactory = _ => 0,
        };
        var command = new Command("worker", "Take requests from the database and work on them until stopped.") { port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var worker = await WorkerHost.StartAsync(
                CommandSettings.Read(), parsed.GetValue(port), LogLevel.Information, cancellationToken);
            Console.WriteLine($"Worker {Environment.ProcessId} is ready. Dashboard (read only): {worker.Address}/jobs");
            await worker.RunUntilStoppedAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
