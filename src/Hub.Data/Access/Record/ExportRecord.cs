using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Record;

/// <summary>Somebody takes events out of the hub as a file. The export is an event with its filter and its number of rows.</summary>
[Audited(AuditEventKind.AuditRecordExported)]
public sealed class ExportRecord(HubDatabase database)
{
    /// <summary>Rows of one file at most.</summary>
    public const int RowsAtMost = 20_000;

    /// <summary>What the filter finds, newest first.</summary>
    public Task<RecordOutcome> HandleAsync(Actor actor, RecordFilter filter, CancellationToken cancellationToken)
        => RecordReading.ReadAsync(
            database, actor, "export from the audit record", AuditEventKind.AuditRecordExported, filter,
            async session =>
            {
                var events = await RecordQueries.PageAsync(session, filter, 0, RowsAtMost);
                return (new RecordPage(events, events.Count), ("rows", events.Count.ToString(CultureInfo.InvariantCulture)));
            },
            cancellationToken);
}
