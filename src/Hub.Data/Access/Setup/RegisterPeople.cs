using System.Globalization;
using Hub.Data.Access.Agencies;
using Hub.Data.Access.People;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Access.Setup;

/// <summary>What became of a file of people.</summary>
public abstract record RegisterPeopleOutcome
{
    private RegisterPeopleOutcome()
    {
    }

    /// <summary>Everything in the file stands; counts are of what was new.</summary>
    public sealed record Registered(int Agencies, int Memberships, int Grants, int Clients, IReadOnlyList<string> UnknownAreas)
        : RegisterPeopleOutcome;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(string Sentence) : RegisterPeopleOutcome;
}

/// <summary>
/// <c>hub admin people</c>: the operator's first set-up. It adds and never takes away, and never gives back what an administrator
/// took: a membership that exists keeps its state, and a role that was ever granted is not granted again. Runs as the owner.
/// </summary>
[Audited(AuditEventKind.PeopleRegistered)]
public sealed class RegisterPeople(HubDatabase owner, TimeProvider time)
{
    private const string Purpose = "register people, roles and agencies";

    /// <summary>Takes the file in as a whole, or nothing of it.</summary>
    public async Task<RegisterPeopleOutcome> HandleAsync(PeopleFile file, CancellationToken cancellationToken)
    {
        var standing = await owner.InScopeAsync(
            Scope.None(SystemActors.CommandLine, Purpose), SetupQueries.AgenciesAsync, cancellationToken);
        var ids = standing.ToDictionary(agency => agency.Code, agency => agency.AgencyId, StringComparer.Ordinal);
        foreach (var added in (file.Agencies ?? []).Where(agency => !ids.ContainsKey(agency.Code)))
        {
            if (added.Name is null || added.Type is null)
            {
                return new RegisterPeopleOutcome.Refused(
                    $"The agency {added.Code} is not registered; give its name and type, or load its input folder first.");
            }

            ids[added.Code] = StableId.Of("agency", added.Code);
        }

        if (Problem(file, standing, ids) is { } problem)
        {
            return new RegisterPeopleOutcome.Refused(problem);
        }

        try
        {
            return await owner.InScopeAsync(
                new Scope(SystemActors.CommandLine, Purpose, [.. ids.Values], []),
                session => RegisterAsync(session, file, ids),
                cancellationToken);
        }
        catch (DomainTakenException taken)
        {
            return new RegisterPeopleOutcome.Refused(taken.Message);
        }
    }

    private static string? Problem(
        PeopleFile file, IReadOnlyList<SetupQueries.StandingAgency> standing, Dictionary<string, Guid> ids)
    {
        var named = (file.People ?? []).SelectMany(person => person.Memberships).Select(membership => membership.Agency)
            .Concat((file.Clients ?? []).Select(client => client.Agency));
        if (named.FirstOrDefault(code => !ids.ContainsKey(code)) is { } unknown)
        {
            return $"The agency {unknown} is not registered; correct its code, or load its input folder first.";
        }

        var host = standing.FirstOrDefault(agency => agency.IsHost)?.Code;
        var wanted = (file.Agencies ?? []).FirstOrDefault(agency => agency.Host)?.Code;
        if (host is not null && wanted is not null && host != wanted)
        {
            return $"The agency {host} runs this hub already; leave the mark of a host off {wanted}.";
        }

        if ((host ?? wanted) is not { } hostCode)
        {
            return "No agency runs this hub yet; mark one as host: \"host\": true in a file, --host on the command line.";
        }

        var types = standing.ToDictionary(agency => agency.Code, agency => agency.Type, StringComparer.Ordinal);
        foreach (var membership in (file.People ?? []).SelectMany(person => person.Memberships))
        {
            var type = types.GetValueOrDefault(membership.Agency)
                ?? file.Agencies?.First(agency => agency.Code == membership.Agency).Type ?? "";
            var wrong = PeopleFile.GrantsOf(membership)
                .FirstOrDefault(grant => !RolePermissions.MayGive(grant.Role, membership.Agency == hostCode, type));
            if (wrong is not null)
            {
                return $"The role {RoleNames.Words(wrong.Role)} cannot be given in the agency {membership.Agency}; take it out.";
            }
        }

        return null;
    }

    private async Task<RegisterPeopleOutcome> RegisterAsync(HubSession session, PeopleFile file, Dictionary<string, Guid> ids)
    {
        var agencies = 0;
        foreach (var agency in file.Agencies ?? [])
        {
            agencies += await RegisterAgencyAsync(session, agency, ids[agency.Code]) ? 1 : 0;
        }

        var (memberships, grants, clients) = (0, 0, 0);
        foreach (var person in file.People ?? [])
        {
            var account = await AccountStore.RegisterAsync(
                session, Guid.CreateVersion7(), person.TenantId, person.ObjectId, person.DisplayName, person.Email);
            foreach (var membership in person.Memberships)
            {
                var agencyId = ids[membership.Agency];
                memberships += await MembershipStore.AddActiveAsync(session, account, agencyId) ? 1 : 0;
                grants += await GrantAsync(session, account, agencyId, PeopleFile.GrantsOf(membership));
            }
        }

        foreach (var client in file.Clients ?? [])
        {
            var isNew = await ApiClientStore.AddAsync(
                session, Guid.CreateVersion7(), client.TenantId, client.ClientId, ids[client.Agency], client.Name);
            clients += isNew ? 1 : 0;
        }

        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.PeopleRegistered, "hub", "people")
        {
            Agencies = [.. ids.Values],
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["agencies"] = agencies.ToString(CultureInfo.InvariantCulture),
                ["memberships"] = memberships.ToString(CultureInfo.InvariantCulture),
                ["grants"] = grants.ToString(CultureInfo.InvariantCulture),
                ["clients"] = clients.ToString(CultureInfo.InvariantCulture),
            },
        });
        return new RegisterPeopleOutcome.Registered(
            agencies, memberships, grants, clients, await SetupQueries.UnknownAreasAsync(session));
    }

    private static async Task<bool> RegisterAgencyAsync(HubSession session, FileAgency agency, Guid agencyId)
    {
        var isNew = agency is { Name: { } name, Type: { } type }
            && await AgencyStore.AddAsync(session, agencyId, agency.Code, name, type);
        if (agency.Host)
        {
            await AgencyStore.MakeHostAsync(session, agencyId);
        }

        if (agency.RequiresMfa is { } required)
        {
            await AgencyStore.RequireSecondFactorAsync(session, agencyId, required);
        }

        foreach (var tenant in agency.Tenants ?? [])
        {
            await AgencyStore.AddTenantAsync(session, agencyId, tenant);
        }

        foreach (var domain in (agency.Domains ?? []).Select(domain => domain.ToLowerInvariant()))
        {
            if (!await AgencyStore.AddDomainAsync(session, agencyId, domain))
            {
                throw new DomainTakenException(domain);
            }
        }

        return isNew;
    }

    private async Task<int> GrantAsync(HubSession session, Guid account, Guid agency, IEnumerable<RoleGrant> grants)
    {
        var added = 0;
        foreach (var grant in grants)
        {
            added += !await RoleGrantStore.WasEverGrantedAsync(session, account, agency, grant)
                && await RoleGrantStore.AddAsync(session, account, agency, grant, time.GetUtcNow()) ? 1 : 0;
        }

        return added;
    }

    // Leaves the transaction, so that nothing of the file stays.
    private sealed class DomainTakenException(string domain)
        : Exception($"The e-mail domain {domain} belongs to another agency; leave it out.");
}
