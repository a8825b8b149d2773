using Hub.Data.Access.People;
using Hub.Data.Database;

namespace Hub.Data.Access.Agencies;

/// <summary>An agency in the list of all.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Code">Its short code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of agency ("council").</param>
/// <param name="IsHost">Whether it runs the hub.</param>
/// <param name="IsActive">False while it is suspended.</param>
/// <param name="RequiresMfa">Whether its people need a second factor.</param>
/// <param name="Tenants">How many tenants serve it.</param>
/// <param name="Administrators">How many active administrators it has.</param>
public sealed record AgencyEntry(
    Guid AgencyId, string Code, string Name, string Type, bool IsHost, bool IsActive, bool RequiresMfa, long Tenants, long Administrators);

/// <summary>A system of an agency that calls the API.</summary>
public sealed record ApiClientEntry(Guid ApiClientId, Guid TenantId, string ClientId, string Name, bool IsActive, DateTimeOffset CreatedAt);

/// <summary>A person who waits to become an agency's first administrator.</summary>
public sealed record WaitingAdministrator(Guid AccountId, string DisplayName, string Email);

/// <summary>Everything an administrator of the host sees of one agency: none of its people but a first administrator who waits.</summary>
public sealed record AgencyDetail(
    AgencyEntry Agency,
    IReadOnlyList<Guid> Tenants,
    IReadOnlyList<string> Domains,
    IReadOnlyList<ApiClientEntry> Clients,
    IReadOnlyList<WaitingAdministrator> Waiting,
    bool HasOpenLink);

/// <summary>The agencies, as the administrators of the host see them.</summary>
public sealed class AgencyDirectory(HubDatabase database, TimeProvider time)
{
    /// <summary>Every agency, by name.</summary>
    public async Task<IReadOnlyList<AgencyEntry>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        Demand(actor);
        const string Purpose = "list the agencies";
        var all = await database.InScopeAsync(actor.ScopeFor(Purpose), AgencyQueries.AllAsync, cancellationToken);
        return await database.InScopeAsync(
            actor.ScopeFor(Purpose) with { Agencies = all }, session => AgencyListQueries.EntriesAsync(session), cancellationToken);
    }

    /// <summary>One agency, or null where there is none.</summary>
    public Task<AgencyDetail?> FindAsync(Actor actor, Guid agencyId, CancellationToken cancellationToken)
    {
        Demand(actor);
        return database.InScopeAsync(
            MembershipRules.ScopeOver(actor, agencyId, "look at an agency"),
            async session => (await AgencyListQueries.EntriesAsync(session, agencyId)).SingleOrDefault() is not { } entry
                ? null
                : new AgencyDetail(
                    entry,
                    await AgencyListQueries.TenantsAsync(session, agencyId),
                    await AgencyListQueries.DomainsAsync(session, agencyId),
                    await AgencyListQueries.ClientsAsync(session, agencyId),
                    entry.Administrators > 0 ? [] : await AgencyListQueries.WaitingAsync(session, agencyId),
                    (await PeopleQueries.LinksAsync(session, agencyId, time.GetUtcNow())).Count > 0),
            cancellationToken);
    }

    private static void Demand(Actor actor)
    {
        if (!actor.Can(Permission.ManageAgencies))
        {
            throw new InvalidOperationException("The caller has not asked whether the person manages agencies.");
        }
    }
}
