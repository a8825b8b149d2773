using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Indicators;

/// <summary>
/// Asks that figures be made again when what they were counted from has changed: a run is never changed, so each newest run that rests on
/// it is computed as a new one, and from it new drafts. In the transaction of the change.
/// </summary>
public static class AskAgain
{
    /// <summary>Asks after a run of linking: linked figures follow the clusters that they count.</summary>
    /// <param name="session">The session of the run of linking.</param>
    /// <param name="submissions">Submissions with a record that came, went or has another cluster.</param>
    /// <param name="now">Now.</param>
    /// <returns>How many computations were asked for.</returns>
    public static async Task<int> AfterLinkingAsync(HubSession session, IReadOnlyCollection<long> submissions, DateTimeOffset now)
        => submissions.Count == 0
            ? 0
            : await RunAsync(session, submissions, DateOnly.MinValue, "linked figures follow the links between records", now);

    /// <summary>Asks for the newest runs that rest on submissions and end after a day. One that waits reads what then stands.</summary>
    internal static async Task<int> RunAsync(
        HubSession session, IReadOnlyCollection<long> submissions, DateOnly since, string purpose, DateTimeOffset now)
    {
        await IndicatorStore.WaitForRunningAsync(session);
        var requests = (await IndicatorStore.NewestRunsWithAsync(session, [.. submissions])).Where(r => r.Until > since).ToList();
        foreach (var request in requests)
        {
            var run = await IndicatorStore.InsertRunAsync(session, request, now);
            await JobRequests.AskAsync(session, new JobAsk(
                JobKinds.IndicatorCompute, run.ToString(CultureInfo.InvariantCulture), SystemActors.Indicators, purpose));
        }

        return requests.Count;
    }
}
