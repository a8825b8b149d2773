using Hub.Data.Ingest;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Ingest;

/// <summary>One file of a command and what became of it at the door.</summary>
public sealed record FileReceived(ReturnFile File, ReceiveOutcome Outcome);

/// <summary>Takes files in, one after the other, and waits until the worker has decided them.</summary>
public static class ReceiveFiles
{
    /// <summary>Receives every file through one of the <see cref="Doors"/> and asks for its load.</summary>
    public static async Task<IReadOnlyList<FileReceived>> ReceiveAsync(
        LocalHub hub, IReadOnlyList<ReturnFile> files, string actor, string door, CancellationToken cancellationToken)
    {
        var receive = hub.Get<ReceiveSubmission>();
        var all = new List<FileReceived>();
        foreach (var file in files)
        {
            await using var content = Open(file.Path);
            var request = new ReceiveRequest(
                file.AgencyId, file.Kind, file.Period.From, file.Period.Until, Path.GetFileName(file.Path), actor)
            {
                Door = door,
                // Noon, so that the day stays the same in every time zone of the country.
                ReceivedAt = file.ReceivedOn is { } day ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero) : null,
            };
            all.Add(new FileReceived(file, await receive.RunAsync(request, content, cancellationToken)));
        }

        return all;
    }

    /// <summary>Waits for the loads that were asked for.</summary>
    public static Task WaitAsync(LocalHub hub, IReadOnlyList<FileReceived> files, CancellationToken cancellationToken)
    {
        var names = files
            .Where(file => file.Outcome is ReceiveOutcome.Received)
            .ToDictionary(file => ((ReceiveOutcome.Received)file.Outcome).RequestId, file => Path.GetFileName(file.File.Path));
        return names.Count == 0 ? Task.CompletedTask : hub.Watch.WaitAsync("Loading returns", names, cancellationToken);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"The file {path} cannot be read; check its name and rights.");
        }
    }
}
