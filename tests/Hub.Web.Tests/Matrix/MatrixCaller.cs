using Hub.Data.Access;

namespace Hub.Web.Tests.Matrix;

/// <summary>A signed-in person of the matrix: one role in one agency.</summary>
/// <param name="UserName">Who signs in.</param>
/// <param name="Agency">Code of the agency: "police" runs the hub, "zorrelshire" is another.</param>
/// <param name="Role">The one role that they hold there.</param>
public sealed record MatrixCaller(string UserName, string Agency, Role Role)
{
    /// <summary>Whether their agency runs the hub.</summary>
    public bool IsHost => Agency == "police";

    /// <summary>What the one table of permissions says.</summary>
    public bool May(Permission permission) => RolePermissions.Allow([Role], IsHost, permission);

    /// <inheritdoc/>
    public override string ToString() => UserName;

    /// <summary>Every role in both agencies, except those that only a police force has.</summary>
    public static IReadOnlyList<MatrixCaller> All { get; } =
    [
        .. new[] { "police", "zorrelshire" }.SelectMany(agency => Enum.GetValues<Role>()
            .Where(role => agency == "police" || RolePermissions.MayGive(role, isHostAgency: false, "council"))
            .Select(role => new MatrixCaller($"{RoleNames.Stored(role).Replace('_', '-')}@{agency}.example", agency, role))),
    ];
}
