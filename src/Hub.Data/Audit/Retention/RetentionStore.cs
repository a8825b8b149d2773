using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Audit.Retention;

/// <summary>What the database destroyed.</summary>
internal sealed record DestroyedNow(long? FirstSeal, long? LastSeal, long Seals, long Events, int RuleVersion, int KeepMonths);

/// <summary>The one way to take events away.</summary>
internal static class RetentionStore
{
    private const int TimeoutSeconds = 3600;

    /// <summary>Destroys whole seals' events that are older than the rule in force keeps them.</summary>
    public static Task<DestroyedNow> DestroyAsync(HubSession session, Guid eventId, int sealsAtMost)
        => session.Connection.QuerySingleAsync<DestroyedNow>(session.Command(
            """
            select first_seal, last_seal, seals, events, rule_version, keep_months
            from audit.destroy_old_events(@eventId, @sealsAtMost)
            """,
            new { eventId, sealsAtMost },
            TimeoutSeconds));
}
