using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Audit.Status;

/// <summary>How the sealing of the record stands.</summary>
public static class SealStatusQueries
{
    /// <summary>Numbers and times. The last verification is seen with oversight only.</summary>
    public static Task<SealFacts> FactsAsync(HubSession session)
        => session.Connection.QuerySingleAsync<SealFacts>(session.Command(
            """
            select s.seal_number as last_seal, s.sealed_at as last_sealed_at, (select count(*) from audit.unsealed) as waiting,
                v.at as verified_at, v.outcome as verified_outcome, r.keep_months,
                (select count(*) from audit.destroyed_seals) as destroyed_seals
            from (
                select keep_months from audit.retention_rules where valid_from <= now() order by rule_version desc limit 1) r
            left join (select seal_number, sealed_at from audit.seals order by seal_number desc limit 1) s on true
            left join (
                select at, outcome from audit.events where kind = 'AuditRecordVerified' order by at desc limit 1) v on true
            """));

    /// <summary>The places that the heads go to.</summary>
    public static async Task<IReadOnlyList<HeadPlace>> PlacesAsync(HubSession session)
        => (await session.Connection.QueryAsync<HeadPlace>(session.Command(
            "select target, seal_number, exported_at from audit.head_exports order by target"))).AsList();
}
