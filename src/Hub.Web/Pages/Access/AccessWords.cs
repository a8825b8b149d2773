using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Data.Areas;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Web.Forms;
using Hub.Web.Home;

namespace Hub.Web.Pages.Access;

/// <summary>Words on the pages about people and agencies.</summary>
public static class AccessWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>How a membership stands.</summary>
    public static string Of(MembershipStatus status) => status switch
    {
        MembershipStatus.Pending => "Waiting for approval",
        MembershipStatus.Active => "Active",
        MembershipStatus.Refused => "Refused",
        MembershipStatus.Disabled => "Access ended",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This state has no words."),
    };

    /// <summary>A role as it is proposed: "analyst (lpa X1)" with the area's name where it is known.</summary>
    public static string Of(RoleGrant grant, string? areaName)
        => grant.AreaCode is null ? RoleWords.Of(grant.Role) : $"{RoleWords.Of(grant.Role)} for {areaName ?? grant.AreaCode}";

    /// <summary>Roles in one line; "no role" where there is none.</summary>
    public static string Of(IEnumerable<HeldRole> roles)
        => string.Join("; ", roles.Select(role => Of(role.Grant, role.AreaName))) is { Length: > 0 } text ? text : "no role";

    /// <summary>Roles proposed, in one line.</summary>
    public static string Of(IEnumerable<RoleGrant> roles, IReadOnlyList<GrantableArea> areas)
        => string.Join("; ", roles.Select(role => Of(
            role, areas.FirstOrDefault(area => area.Kind == role.AreaKind && area.Code == role.AreaCode)?.Name)));

    /// <summary>The type of agency as it is printed.</summary>
    public static string AgencyType(string type) => AgencyTypes.All.GetValueOrDefault(type, type);

    /// <summary>An instant as people in the United Kingdom read it.</summary>
    public static string At(DateTimeOffset instant) => UkTime.OnClock(instant).ToString("d MMMM yyyy, HH:mm", English);

    /// <summary>Every role, as options.</summary>
    public static IReadOnlyList<Choice> Roles { get; } =
        [.. Enum.GetValues<Role>().Select(role => new Choice(
            RoleNames.Stored(role), Capital(RoleWords.Of(role)), RolePermissions.ByArea.Contains(role) ? "Given for areas." : null))];

    /// <summary>Every area a role may be given for, as options.</summary>
    public static IReadOnlyList<Choice> Areas(IEnumerable<GrantableArea> areas)
        => [.. areas.Select(area => new Choice($"{area.Kind} {area.Code}", area.Name, Capital(AreaKinds.One(area.Kind))))];

    /// <summary>What was chosen: each role given by area once for each area, the others once. Unknown words are left out.</summary>
    public static IReadOnlyList<RoleGrant> Grants(IEnumerable<string> roles, IEnumerable<string> areas)
    {
        var places = areas.Select(area => area.Split(' ', 2)).Where(parts => parts.Length == 2).ToList();
        return
        [
            .. roles.Select(RoleNames.Read).OfType<Role>().Distinct().SelectMany(role =>
                RolePermissions.ByArea.Contains(role) && places.Count > 0
                    ? places.Select(parts => new RoleGrant(role, parts[0], parts[1]))
                    : [new RoleGrant(role)]),
        ];
    }

    private static string Capital(string text) => char.ToUpper(text[0], English) + text[1..];
}
