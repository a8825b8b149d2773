using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>One agency that a person belongs to, with what they are there. Read from the hub's tables at every request.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Code">Its short code.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsHost">Whether it runs the hub.</param>
/// <param name="Roles">Roles held there now.</param>
/// <param name="Areas">
/// Profile areas (area ids) that the roles granted by area reach, areas inside a granted one included; every profile area where a
/// role is not granted by area but reads profiles.
/// </param>
public sealed record Membership(
    Guid AgencyId, string Code, string Name, bool IsHost, IReadOnlyList<Role> Roles, IReadOnlyList<long> Areas)
{
    /// <summary>Whether the agency lets its people in only with a second factor (the token's <c>amr</c> names "mfa").</summary>
    public bool RequiresSecondFactor { get; init; }
}

/// <summary>
/// A signed-in person, acting for one of their agencies. What they may do is decided by <see cref="Can"/> alone.
/// </summary>
/// <param name="AccountId">The person's account.</param>
/// <param name="DisplayName">For the page's head only; never stored elsewhere.</param>
/// <param name="Acting">The agency they act for in this request.</param>
/// <param name="Memberships">Every agency in which their membership is active.</param>
public sealed record Actor(Guid AccountId, string DisplayName, Membership Acting, IReadOnlyList<Membership> Memberships)
{
    /// <summary>Whether they may do it for the agency they act for.</summary>
    public bool Can(Permission permission) => RolePermissions.Allow(Acting.Roles, Acting.IsHost, permission);

    /// <summary>The scope of their transactions: own agency's rows, own areas' aggregates; the whole record for host auditors.</summary>
    /// <param name="purpose">Why, as a short phrase that an auditor understands.</param>
    public Scope ScopeFor(string purpose) => new(AccountId.ToString(), purpose, [Acting.AgencyId], Acting.Areas)
    {
        ActingFor = Acting.AgencyId,
        HasOversight = Acting.IsHost && Can(Permission.ViewAudit),
    };
}
