using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.Setup;

/// <summary>What a first set-up must know of the hub as it stands.</summary>
internal static class SetupQueries
{
    /// <summary>Every agency.</summary>
    public static async Task<IReadOnlyList<StandingAgency>> AgenciesAsync(HubSession session)
        => (await session.Connection.QueryAsync<StandingAgency>(session.Command(
            "select agency_id, code, agency_type as type, is_host from access.agencies order by code"))).AsList();

    /// <summary>Areas of grants that no imported area has: the grant waits until the area is imported.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAreasAsync(HubSession session)
        => (await session.Connection.QueryAsync<string>(session.Command(
            """
            select distinct g.area_kind || ' ' || g.area_code
            from access.role_grants g
            where g.revoked_at is null and g.area_kind is not null
                and not exists (select from area.areas a where a.kind = g.area_kind and a.code = g.area_code)
            order by 1
            """))).AsList();

    /// <summary>Who signs in with an e-mail address, among members of the scope's agencies; null where nobody active does.</summary>
    public static Task<KnownIdentity?> IdentityAsync(HubSession session, string email)
        => session.Connection.QueryFirstOrDefaultAsync<KnownIdentity>(session.Command(
            """
            select tenant_id, object_id from access.accounts
            where lower(email) = lower(@email) and status = 'active'
            order by account_id
            limit 1
            """,
            new { email }));

    internal sealed record KnownIdentity(Guid TenantId, Guid ObjectId);

    internal sealed record StandingAgency(Guid AgencyId, string Code, string Type, bool IsHost);
}
