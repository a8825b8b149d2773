namespace Hub.Data.Access.People;

/// <summary>A role as it is proposed or granted: for one area where the role is granted by area, otherwise without.</summary>
/// <param name="Role">What the person is.</param>
/// <param name="AreaKind">Kind of the area ("lpa"); null together with the code.</param>
/// <param name="AreaCode">Code of the area, whichever of its dated versions stands.</param>
public sealed record RoleGrant(Role Role, string? AreaKind = null, string? AreaCode = null)
{
    /// <summary>Null when role and area go together, otherwise why not and what to do.</summary>
    public string? Problem()
        => (AreaKind is null) != (AreaCode is null) ? "An area has a kind and a code; give both or neither."
            : AreaKind is null && RolePermissions.ByArea.Contains(Role)
                ? $"The role {RoleNames.Words(Role)} is given for an area; choose at least one area."
            : AreaKind is not null && !RolePermissions.ByArea.Contains(Role)
                ? $"The role {RoleNames.Words(Role)} is not given by area; leave the area out."
            : null;
}
