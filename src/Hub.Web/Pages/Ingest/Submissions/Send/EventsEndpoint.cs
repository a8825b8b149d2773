using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>
/// Server-sent events of one return's progress. The stream ends when there is something to do, when nothing will change soon, or
/// after some minutes: the browser then asks again, and its right is judged again.
/// </summary>
public static class EventsEndpoint
{
    /// <summary>Its address.</summary>
    public const string Pattern = "/submissions/{key:guid}/events";

    private const int StreamsAtMost = 2000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Maps it.</summary>
    public static void MapProgressEvents(this IEndpointRouteBuilder endpoints)
        => endpoints.MapGet(Pattern, HandleAsync).WithMetadata(new RequiresPermissionAttribute(Permission.ViewSubmissions));

    private static async Task<Results<ServerSentEventsResult<ProgressView>, NotFound, StatusCodeHttpResult>> HandleAsync(
        Guid key, CurrentActor current, HubDatabase database, ProgressWatch watch, IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var found = await database.InScopeAsync(
            actor.ScopeFor("see how far a return has come"),
            session => ProgressQueries.FindAsync(session, actor.Acting.AgencyId, key),
            cancellationToken);
        return found is not { } read ? TypedResults.NotFound()
            : watch.Watching >= StreamsAtMost ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : TypedResults.ServerSentEvents(
                StreamAsync(watch, actor.Acting.AgencyId, read.Report, read.Progress, lifetime.ApplicationStopping, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<ProgressView>> StreamAsync(
        ProgressWatch watch, Guid agencyId, SubmissionReport report, SubmissionProgress now, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ProgressView View(SubmissionProgress progress) => ProgressView.Of(report.Key, report.IsDecidedByPerson, progress);

        var view = View(now);
        yield return Item(view);
        if (view.IsOver)
        {
            yield break;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        end.CancelAfter(Longest);
        await using var news = watch.FollowAsync(agencyId, report.SubmissionId, end.Token).GetAsyncEnumerator(end.Token);
        var next = news.MoveNextAsync().AsTask();
        while (!view.IsOver)
        {
            // Without a word now and then a proxy would take the line for dead.
            if (await Task.WhenAny(next, Task.Delay(Heartbeat, cancellationToken)) == next)
            {
                if (next.IsCanceled || !await next)
                {
                    yield break;
                }

                view = View(news.Current);
                next = news.MoveNextAsync().AsTask();
            }
            else if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            yield return Item(view);
        }

        // What is still awaited ends before the enumerator is disposed.
        await end.CancelAsync();
        await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static SseItem<ProgressView> Item(ProgressView view) => new(view, "progress");
}
