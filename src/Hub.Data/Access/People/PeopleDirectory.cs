using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>A role that a person holds, with the area it is given for.</summary>
public sealed record HeldRole(Guid GrantId, RoleGrant Grant, string? AreaName, DateTimeOffset GrantedAt);

/// <summary>A person as their agency's administrator sees them.</summary>
/// <param name="AccountId">Their account.</param>
/// <param name="DisplayName">As their directory spells it.</param>
/// <param name="Email">The address they were invited at.</param>
/// <param name="Status">How their membership stands.</param>
/// <param name="SponsorId">The administrator who stands for them, where one does.</param>
/// <param name="LastSignedInAt">Null before the first time.</param>
/// <param name="ChangedAt">When the state of their membership last changed.</param>
/// <param name="Roles">Held now.</param>
/// <param name="Proposed">What their approval would give them; empty unless they wait.</param>
/// <param name="TenantId">Their directory, so that an administrator can tell two people of one name apart.</param>
/// <param name="ObjectId">Their id there.</param>
public sealed record PersonEntry(
    Guid AccountId,
    string DisplayName,
    string Email,
    MembershipStatus Status,
    Guid? SponsorId,
    DateTimeOffset? LastSignedInAt,
    DateTimeOffset ChangedAt,
    IReadOnlyList<HeldRole> Roles,
    IReadOnlyList<RoleGrant> Proposed,
    Guid TenantId,
    Guid ObjectId);

/// <summary>A one-time link that still works.</summary>
public sealed record OpenLink(Guid InvitationId, string Email, IReadOnlyList<RoleGrant> Proposed, DateTimeOffset ExpiresAt);

/// <summary>How a membership stands.</summary>
public enum MembershipStatus
{
    /// <summary>The person has followed a link and waits for their sponsor.</summary>
    Pending,

    /// <summary>It stands.</summary>
    Active,

    /// <summary>The sponsor said no.</summary>
    Refused,

    /// <summary>It was ended.</summary>
    Disabled,
}

/// <summary>The people of the agency that an administrator acts for, and of no other.</summary>
public sealed class PeopleDirectory(HubDatabase database, TimeProvider time)
{
    /// <summary>Everybody, those who wait first, and the links that still work.</summary>
    public Task<(IReadOnlyList<PersonEntry> People, IReadOnlyList<OpenLink> Links)> ListAsync(
        Actor actor, CancellationToken cancellationToken)
        => InOwnAgencyAsync(
            actor,
            "list the people of the agency",
            async (session, agency) => (
                await EntriesAsync(session, agency, null),
                (IReadOnlyList<OpenLink>)[.. (await PeopleQueries.LinksAsync(session, agency, time.GetUtcNow())).Select(link =>
                    new OpenLink(link.InvitationId, link.Email, InvitationStore.Read(link.Proposed), link.ExpiresAt))]),
            cancellationToken);

    /// <summary>One person, or null where they are not of this agency.</summary>
    public Task<PersonEntry?> FindAsync(Actor actor, Guid accountId, CancellationToken cancellationToken)
        => InOwnAgencyAsync(
            actor,
            "look at a person of the agency",
            async (session, agency) => (await EntriesAsync(session, agency, accountId)).SingleOrDefault(),
            cancellationToken);

    /// <summary>How many wait for approval.</summary>
    public Task<int> WaitingAsync(Actor actor, CancellationToken cancellationToken)
        => InOwnAgencyAsync(
            actor,
            "count who waits",
            async (session, agency) => (await PeopleQueries.PeopleAsync(session, agency))
                .Count(row => row.Status == MembershipStore.Pending),
            cancellationToken);

    /// <summary>The areas a role may be given for.</summary>
    public Task<IReadOnlyList<GrantableArea>> AreasAsync(Actor actor, CancellationToken cancellationToken)
        => database.InScopeAsync(actor.ScopeFor("choose areas"), PeopleQueries.AreasAsync, cancellationToken);

    private static async Task<IReadOnlyList<PersonEntry>> EntriesAsync(HubSession session, Guid agencyId, Guid? accountId)
    {
        var people = await PeopleQueries.PeopleAsync(session, agencyId, accountId);
        var grants = (await PeopleQueries.GrantsAsync(session, agencyId, accountId)).ToLookup(grant => grant.AccountId);
        return
        [
            .. people.Select(row => new PersonEntry(
                row.AccountId,
                row.DisplayName,
                row.Email,
                Enum.Parse<MembershipStatus>(row.Status, ignoreCase: true),
                row.SponsorId,
                row.LastSignedInAt,
                row.ChangedAt,
                [.. grants[row.AccountId].Where(grant => RoleNames.Read(grant.Role) is not null).Select(Held)],
                row is { Status: MembershipStore.Pending, Proposed: { } proposed } ? InvitationStore.Read(proposed) : [],
                row.TenantId,
                row.ObjectId)),
        ];
    }

    private static HeldRole Held(PeopleQueries.GrantRow grant)
        => new(
            grant.GrantId,
            new RoleGrant(RoleNames.Read(grant.Role)!.Value, grant.AreaKind, grant.AreaCode),
            grant.AreaName,
            grant.GrantedAt);

    private Task<T> InOwnAgencyAsync<T>(
        Actor actor, string purpose, Func<HubSession, Guid, Task<T>> read, CancellationToken cancellationToken)
        => actor.Can(Permission.ManagePeople)
            ? database.InScopeAsync(actor.ScopeFor(purpose), session => read(session, actor.Acting.AgencyId), cancellationToken)
            : throw new InvalidOperationException("The caller has not asked whether the person manages people.");
}
