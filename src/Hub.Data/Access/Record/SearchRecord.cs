using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Record;

/// <summary>
/// Somebody searches the audit record: an auditor or information governance, the host's the whole record, any other agency's what
/// concerns it. Searching is itself an event.
/// </summary>
[Audited(AuditEventKind.AuditRecordSearched)]
public sealed class SearchRecord(HubDatabase database)
{
    /// <summary>Found events are counted up to here.</summary>
    public const int CountedAtMost = 10_000;

    /// <summary>Events on a page.</summary>
    public const int PerPage = 50;

    /// <summary>One page (from 1) of what the filter finds, newest first.</summary>
    public Task<RecordOutcome> HandleAsync(Actor actor, RecordFilter filter, int page, CancellationToken cancellationToken)
        => RecordReading.ReadAsync(
            database, actor, "search the audit record", AuditEventKind.AuditRecordSearched, filter,
            async session =>
            {
                var count = await RecordQueries.CountAsync(session, filter, CountedAtMost);
                var at = Math.Clamp(page, 1, Math.Max(1, (count + PerPage - 1) / PerPage));
                var events = await RecordQueries.PageAsync(session, filter, (at - 1) * PerPage, PerPage);
                return (new RecordPage(events, count), ("page", at.ToString(CultureInfo.InvariantCulture)));
            },
            cancellationToken);
}
