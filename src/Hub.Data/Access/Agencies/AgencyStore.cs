using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.Agencies;

/// <summary>Writes agencies, their tenants and their e-mail domains, within the session's scope.</summary>
internal static class AgencyStore
{
    /// <summary>Registers an agency; false when its code is taken.</summary>
    public static async Task<bool> AddAsync(HubSession session, Guid agencyId, string code, string name, string type)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.agencies (agency_id, code, name, agency_type)
            values (@agencyId, @code, @name, @type)
            on conflict do nothing
            """,
            new { agencyId, code, name, type })) == 1;

    /// <summary>Makes the agency the one that runs the hub. The owner's right only.</summary>
    public static Task MakeHostAsync(HubSession session, Guid agencyId)
        => session.Connection.ExecuteAsync(session.Command(
            "update access.agencies set is_host = true where agency_id = @agencyId", new { agencyId }));

    /// <summary>Whether its people need a second factor.</summary>
    public static Task RequireSecondFactorAsync(HubSession session, Guid agencyId, bool required)
        => session.Connection.ExecuteAsync(session.Command(
            "update access.agencies set requires_mfa = @required where agency_id = @agencyId", new { agencyId, required }));

    /// <summary>Lets the people of a tenant join.</summary>
    public static Task AddTenantAsync(HubSession session, Guid agencyId, Guid tenantId)
        => session.Connection.ExecuteAsync(session.Command(
            "insert into access.agency_tenants (agency_id, tenant_id) values (@agencyId, @tenantId) on conflict do nothing",
            new { agencyId, tenantId }));

    /// <summary>Says whose e-mail addresses these are; false when the domain is another agency's.</summary>
    public static async Task<bool> AddDomainAsync(HubSession session, Guid agencyId, string domain)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "insert into access.agency_domains (domain, agency_id) values (@domain, @agencyId) on conflict do nothing",
            new { agencyId, domain }));
        return await session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select exists (select from access.agency_domains where domain = @domain and agency_id = @agencyId)",
            new { agencyId, domain }));
    }

    public static Task ChangeAsync(HubSession session, Guid agencyId, string name, bool isActive, bool requiresMfa)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.agencies set name = @name, status = @Status, requires_mfa = @requiresMfa where agency_id = @agencyId
            """,
            new { agencyId, name, Status = isActive ? "active" : "suspended", requiresMfa }));

    /// <summary>Makes these the agency's tenants; how many came or went.</summary>
    public static async Task<int> SetTenantsAsync(HubSession session, Guid agencyId, Guid[] tenants)
        => await session.Connection.ExecuteAsync(session.Command(
            "delete from access.agency_tenants where agency_id = @agencyId and tenant_id <> all (@tenants)",
            new { agencyId, tenants }))
        + await session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.agency_tenants (agency_id, tenant_id)
            select @agencyId, tenant from unnest(@tenants) tenant
            on conflict do nothing
            """,
            new { agencyId, tenants }));

    /// <summary>Makes these the agency's e-mail domains, none of which is another's; how many came or went.</summary>
    public static async Task<int> SetDomainsAsync(HubSession session, Guid agencyId, IReadOnlyList<string> domains)
        => await session.Connection.ExecuteAsync(session.Command(
            "delete from access.agency_domains where agency_id = @agencyId and domain <> all (@Domains)",
            new { agencyId, Domains = domains.ToArray() }))
        + await session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.agency_domains (domain, agency_id)
            select domain, @agencyId from unnest(@Domains) domain
            on conflict do nothing
            """,
            new { agencyId, Domains = domains.ToArray() }));
}
