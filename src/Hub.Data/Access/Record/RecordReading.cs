using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Record;

/// <summary>What reading the record has in common: the right is checked again, and what was read is recorded with it.</summary>
internal static class RecordReading
{
    public static Task<RecordOutcome> ReadAsync(
        HubDatabase database,
        Actor actor,
        string purpose,
        AuditEventKind kind,
        RecordFilter filter,
        Func<HubSession, Task<(RecordPage Page, (string Name, string Value) Detail)>> read,
        CancellationToken cancellationToken)
        => database.InScopeAsync<RecordOutcome>(
            actor.ScopeFor(purpose),
            async session =>
            {
                var happened = new AuditEvent(kind, "audit record", "search") { Details = filter.Details() };
                if (!actor.Can(Permission.ViewAudit))
                {
                    await AuditStore.WriteAsync(session, happened with { Outcome = AuditOutcome.Refused });
                    return new RecordOutcome.Refused(AccessRefusals.NotAllowed);
                }

                var (page, (name, value)) = await read(session);
                await AuditStore.WriteAsync(session, happened with
                {
                    Details = new SortedDictionary<string, string>(filter.Details(), StringComparer.Ordinal) { [name] = value },
                });
                return new RecordOutcome.Found(page);
            },
            cancellationToken);
}
