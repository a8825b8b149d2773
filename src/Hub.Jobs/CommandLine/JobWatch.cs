using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Jobs.CommandLine;

/// <summary>
/// Waits for requests and shows how far they are: one line that moves on a terminal, a line every few seconds in a log.
/// </summary>
public sealed class JobWatch(HubDatabase database, TextWriter screen, bool isTerminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LogEvery = TimeSpan.FromSeconds(10);

    /// <summary>Returns when every request is done, or put off because something it needs is not there.</summary>
    /// <param name="title">What is going on: "Loading returns".</param>
    /// <param name="names">A name to show for each request.</param>
    /// <param name="cancellationToken">Stops waiting, not the work.</param>
    /// <exception cref="CommandRefusal">A request was parked; the message says which and why.</exception>
    public async Task WaitAsync(string title, IReadOnlyDictionary<long, string> names, CancellationToken cancellationToken)
    {
        var shown = -(long)LogEvery.TotalMilliseconds;
        var scope = Scope.None(SystemActors.CommandLine, "watch the progress of requests");
        while (true)
        {
            var all = await database.InScopeAsync(
                scope, session => JobRequests.StatusAsync(session, [.. names.Keys]), cancellationToken);
            if (all.FirstOrDefault(request => request.State == JobStates.Parked) is { } parked)
            {
                Finish();
                throw new CommandRefusal($"{title}, {names[parked.RequestId]}: {parked.Error}");
            }

            var done = all.Count(request => request.State == JobStates.Done || request.IsPutOff);
            if (done == names.Count)
            {
                Show(Line(title, all, names, done));
                Finish();
                return;
            }

            if (isTerminal || Environment.TickCount64 - shown >= LogEvery.TotalMilliseconds)
            {
                shown = Environment.TickCount64;
                Show(Line(title, all, names, done));
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static string Line(
        string title, IReadOnlyList<JobStatus> all, IReadOnlyDictionary<long, string> names, int done)
    {
        var at = all.Where(request => request.State == JobStates.Running)
            .Take(2)
            .Select(request => names[request.RequestId] + Stage(request));
        return string.Create(
            CultureInfo.InvariantCulture, $"  {title,-22} {done} of {names.Count}  {string.Join(" · ", at)}").TrimEnd();
    }

    private static string Stage(JobStatus request) => request switch
    {
        { Stage: null } => "",
        { Total: > 0 } => string.Create(
            CultureInfo.InvariantCulture, $": {request.Stage} {request.Done * 100 / request.Total} %"),
        { Done: > 0 } => string.Create(CultureInfo.InvariantCulture, $": {request.Stage} {request.Done:N0}"),
        _ => $": {request.Stage}",
    };

    private void Show(string line)
    {
        if (isTerminal)
        {
            const int Width = 118;
            screen.Write("\r" + (line.Length > Width ? line[..Width] : line.PadRight(Width)));
        }
        else
        {
            screen.WriteLine(line);
        }
    }

    private void Finish()
    {
        if (isTerminal)
        {
            screen.WriteLine();
        }
    }
}
