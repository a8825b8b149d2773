using Dapper;
using Hub.Data.Database;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Sharing;

/// <summary>Reads of agreements for the decisions, within the session's scope.</summary>
public static class AgreementQueries
{
    private sealed record CombiningRow(
        Guid AgreementId, string Kind, string KindClass, string WithKind, string WithClass, string Purpose);

    private sealed record AreaRow(string Code, string[] Within);

    /// <summary>Every agreement of an agency, with what it says about a kind and what of it may be combined.</summary>
    public static async Task<IReadOnlyList<AgreementTerms>> TermsAsync(HubSession session, Guid agencyId, string kind)
    {
        var rows = await session.Connection.QueryAsync<AgreementTerms>(session.Command(
            """
            select a.agreement_id, a.reference, a.version, a.status, a.data_class_ceiling, a.retention_months, a.contact_name,
                a.valid_from, a.valid_until, a.review_on, a.purposes, a.areas, k.kind is not null as covers_kind, k.fields,
                p.regime, p.lawful_basis, p.gateway,
                array(
                    select g.name from sharing.agreement_parties u
                    join access.agencies g using (agency_id)
                    where u.agreement_id = a.agreement_id and not exists (
                        select from sharing.agreement_signatures s
                        where s.agreement_id = a.agreement_id and s.version = a.version and s.agency_id = u.agency_id)
                    order by g.name) as unsigned
            from sharing.agreements a
            left join sharing.agreement_kinds k on k.agreement_id = a.agreement_id and k.kind = @kind
            left join sharing.agreement_parties p on p.agreement_id = a.agreement_id and p.agency_id = a.agency_id
            where a.agency_id = @agencyId
            """,
            new { agencyId, kind }));
        var combining = (await session.Connection.QueryAsync<CombiningRow>(session.Command(
            """
            select c.agreement_id, c.kind, c.kind_class, c.with_kind, c.with_class, c.purpose
            from sharing.agreement_combining c
            join sharing.agreements a using (agreement_id)
            where a.agency_id = @agencyId and c.kind = @kind
            """,
            new { agencyId, kind }))).ToLookup(row => row.AgreementId);
        return [.. rows.Select(terms => terms with
        {
            Combining = [.. combining[terms.AgreementId].Select(row =>
                new CombiningTerm(row.Kind, row.KindClass, row.WithKind, row.WithClass, row.Purpose))],
        })];
    }

    /// <summary>The agency's type, by which gateways judge it; null where it is not registered.</summary>
    public static Task<string?> AgencyTypeAsync(HubSession session, Guid agencyId)
        => session.Connection.ExecuteScalarAsync<string?>(session.Command(
            "select agency_type from access.agencies where agency_id = @agencyId", new { agencyId }));

    /// <summary>
    /// The areas that an agency serves on a day, each with the codes by which an agreement may name it; null is the whole force.
    /// </summary>
    public static async Task<IReadOnlyList<IReadOnlyCollection<string>>?> ServedAreasAsync(HubSession session, Guid agencyId, DateOnly on)
    {
        var rows = (await session.Connection.QueryAsync<AreaRow>(session.Command(
            """
            select s.code, array(
                select c.in_code from area.containments c
                where c.code = s.code and c.valid_from <= @on and @on < c.valid_until) as within
            from access.agencies g, unnest(g.served_areas) s (code)
            where g.agency_id = @agencyId
            """,
            new { agencyId, on }))).AsList();
        return rows.Count == 0 ? null : [.. rows.Select(row => (IReadOnlyCollection<string>)[row.Code, .. row.Within])];
    }

    /// <summary>Which of these codes name no area that the hub knows.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAreasAsync(HubSession session, IReadOnlyCollection<string> codes)
        => (await session.Connection.QueryAsync<string>(session.Command(
            """
            select w.code from unnest(@Codes) w (code)
            where not exists (select from area.areas a where a.code = w.code)
            order by w.code
            """,
            new { Codes = codes.ToArray() }))).AsList();
}
