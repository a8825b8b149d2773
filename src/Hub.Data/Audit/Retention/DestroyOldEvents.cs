using System.Globalization;
using Hub.Data.Database;

namespace Hub.Data.Audit.Retention;

/// <summary>What became of the old events.</summary>
public abstract record DestroyOutcome
{
    private DestroyOutcome()
    {
    }

    /// <summary>Nothing is older than the rule keeps it.</summary>
    public sealed record NothingDue : DestroyOutcome;

    /// <summary>The events of these seals are gone; the seals stay.</summary>
    public sealed record Done(long Seals, long Events, int RuleVersion, int KeepMonths) : DestroyOutcome;
}

/// <summary>
/// Destroys the events of whole seals that are older than the rule in force keeps them (<c>audit.retention_rules</c>, 7 years where
/// nobody decided otherwise). Seals stay with a tombstone, so the chain still verifies. Source of the rule: storage limitation, UK
/// GDPR art. 5(1)(e), Data Protection Act 2018 s.39.
/// </summary>
[Audited(AuditEventKind.AuditRecordDestroyed)]
public static class DestroyOldEvents
{
    /// <summary>Seals in one transaction at most: a day's worth.</summary>
    public const int SealsAtMost = 100_000;

    /// <summary>Destroys what is due, oldest first. The database itself judges the age and refuses everything else.</summary>
    public static async Task<DestroyOutcome> HandleAsync(HubSession session)
    {
        var eventId = Guid.CreateVersion7();
        var gone = await RetentionStore.DestroyAsync(session, eventId, SealsAtMost);
        if (gone.Seals == 0)
        {
            return new DestroyOutcome.NothingDue();
        }

        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.AuditRecordDestroyed, "audit record", "old events")
        {
            EventId = eventId,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["first_seal"] = Text(gone.FirstSeal),
                ["last_seal"] = Text(gone.LastSeal),
                ["seals"] = Text(gone.Seals),
                ["events"] = Text(gone.Events),
                ["rule_version"] = Text(gone.RuleVersion),
                ["keep_months"] = Text(gone.KeepMonths),
            },
        });
        return new DestroyOutcome.Done(gone.Seals, gone.Events, gone.RuleVersion, gone.KeepMonths);
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
