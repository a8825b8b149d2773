using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Coverage;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Requests;

/// <summary>What is to be asked of whom.</summary>
/// <param name="RequestId">A draft to write again; null begins one.</param>
/// <param name="AreaId">The area for whose profile it is wanted.</param>
/// <param name="PartnerId">The agency to ask.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="PeriodFrom">First day of the period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Body">What the partner will read.</param>
/// <param name="DueOn">By when an answer is wanted.</param>
public sealed record DataRequestDraft(
    Guid? RequestId, long AreaId, Guid PartnerId, string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil, string Body, DateOnly DueOn);

/// <summary>
/// An analyst drafts a request for a return that an agency of their area is to send. Nobody but the area's analysts sees it before it
/// is sent.
/// </summary>
[Audited(AuditEventKind.DataRequestDrafted)]
public sealed class DraftDataRequest(HubDatabase database, TimeProvider time)
{
    /// <summary>The longest text of a request.</summary>
    public const int BodyAtMost = 2_000;

    internal const string AskedFor = "This return has been asked for already; look at your requests.";

    /// <summary>Writes the draft, or says why not.</summary>
    public async Task<DataRequestOutcome> HandleAsync(Actor actor, DataRequestDraft draft, CancellationToken cancellationToken)
    {
        var today = UkTime.Today(time);
        return !actor.Can(Permission.RequestData)
            ? new DataRequestOutcome.NotFound()
            : Unfit(draft, today)
                ?? await database.InScopeAsync(
                    actor.ScopeFor("draft a request for data"),
                    session => WriteAsync(session, actor, draft, today),
                    cancellationToken);
    }

    private static DataRequestOutcome.Refused? Unfit(DataRequestDraft draft, DateOnly today)
        => string.IsNullOrWhiteSpace(draft.Body) ? new("Body", "Write what you ask of the partner.")
            : draft.Body.Length > BodyAtMost ? new("Body", $"Write at most {BodyAtMost:N0} characters.")
            : draft.DueOn <= today ? new("DueOn", "Give the partner a day after today.")
            : draft.DueOn > today.AddYears(1) ? new("DueOn", "Give a day within a year.")
            : draft.PeriodFrom >= draft.PeriodUntil ? new("", "The period ends before it begins; go back to the board and choose a cell.")
            : null;

    private async Task<DataRequestOutcome> WriteAsync(HubSession session, Actor actor, DataRequestDraft draft, DateOnly today)
    {
        var source = (await CoverageQueries.SourcesAsync(session, today)).FirstOrDefault(one =>
            one.AgencyId == draft.PartnerId && one.Kind == draft.Kind && one.AreaIds.Contains(draft.AreaId));
        if (source is null)
        {
            return new DataRequestOutcome.Refused(
                "", "Nothing of this kind is required of this agency for an area of yours; go back to the board and choose a cell.");
        }

        var id = draft.RequestId ?? Guid.CreateVersion7(time.GetUtcNow());
        if (draft.RequestId is { } written)
        {
            if (!await DataRequestStore.RedraftAsync(session, written, draft))
            {
                return new DataRequestOutcome.Refused("", "This request is no draft any more; look at how it stands.");
            }
        }
        else if (await DataRequestStore.IsAskedForAsync(
            session, draft.AreaId, draft.PartnerId, draft.Kind, draft.PeriodFrom, draft.PeriodUntil))
        {
            return new DataRequestOutcome.Refused("", AskedFor);
        }
        else
        {
            await DataRequestStore.InsertAsync(session, id, actor, draft, source.Agreement, time.GetUtcNow());
        }

        await DataRequestStore.RecordAsync(session, AuditEventKind.DataRequestDrafted, id, draft.PartnerId, draft.Kind);
        return new DataRequestOutcome.Done(id);
    }
}
