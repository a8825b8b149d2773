using System.Text.Json;

namespace Hub.Data.Access;

/// <summary>Roles as they are stored (snake case) and as they are read on screen.</summary>
public static class RoleNames
{
    private static readonly Dictionary<string, Role> ByName =
        Enum.GetValues<Role>().ToDictionary(Stored, StringComparer.Ordinal);

    /// <summary>Every stored name, in the order of <see cref="Role"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(Stored)];

    /// <summary>As stored: "data_officer".</summary>
    public static string Stored(Role role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());

    /// <summary>The role of that stored name, or null where there is none.</summary>
    public static Role? Read(string name) => ByName.TryGetValue(name, out var role) ? role : null;

    /// <summary>In words: "data officer".</summary>
    public static string Words(Role role) => role switch
    {
        Role.CspMember => "CSP member",
        Role.PccScrutiny => "PCC scrutiny",
        _ => Stored(role).Replace('_', ' '),
    };
}
