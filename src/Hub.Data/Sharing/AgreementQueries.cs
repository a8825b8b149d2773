using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Sharing;

/// <summary>Reads of agreements, within the session's scope.</summary>
public static class AgreementQueries
{
    /// <summary>Every agreement of an agency, with what it says about a kind.</summary>
    public static async Task<IReadOnlyList<AgreementTerms>> TermsAsync(HubSession session, Guid agencyId, string kind)
    {
        var rows = await session.Connection.QueryAsync<AgreementTerms>(session.Command(
            """
            select a.agreement_id, a.reference, a.status, a.data_class_ceiling, a.contact_name, a.valid_from, a.valid_until,
                k.kind is not null as covers_kind, k.fields
            from sharing.agreements a
            left join sharing.agreement_kinds k on k.agreement_id = a.agreement_id and k.kind = @kind
            where a.agency_id = @agencyId
            """,
            new { agencyId, kind }));
        return rows.AsList();
    }
}
