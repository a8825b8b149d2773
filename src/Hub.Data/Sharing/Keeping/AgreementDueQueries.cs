using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Sharing.Keeping;

/// <summary>An agreement in force whose review or last day is near.</summary>
internal sealed record DueAgreement(Guid AgreementId, DateOnly? ReviewOn, DateOnly ValidUntil, Guid[] PartyIds, bool HostIsParty);

/// <summary>Reads of agreements that need somebody soon.</summary>
internal static class AgreementDueQueries
{
    /// <summary>Signed or suspended agreements with a day of review or a last day within so many days, or shortly past.</summary>
    public static async Task<IReadOnlyList<DueAgreement>> ReadAsync(HubSession session, DateOnly today, int days)
        => (await session.Connection.QueryAsync<DueAgreement>(session.Command(
            """
            select a.agreement_id, a.review_on, a.valid_until, a.party_ids, exists (
                select from access.agencies h where h.is_host and h.agency_id = any (a.party_ids)) as host_is_party
            from sharing.agreements a
            where a.status in ('signed', 'suspended') and least(a.review_on, a.valid_until) <= @Until
            order by a.agreement_id
            """,
            new { Until = today.AddDays(days) }))).AsList();
}
