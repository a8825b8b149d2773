using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles;

/// <summary>A profile area that a permission reaches.</summary>
/// <param name="AreaId">The area as it stands today.</param>
/// <param name="Kind">A word of the areas.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record ReachedArea(long AreaId, string Kind, string Code, string Name);

/// <summary>
/// Which areas one permission reaches for a person. Their transactions may see more: another of their roles may reach further areas.
/// </summary>
public static class ReachQueries
{
    /// <summary>
    /// The areas of today for which profiles are made (of the kind that a force chose, or with a profile already), by name.
    /// </summary>
    public static async Task<IReadOnlyList<ReachedArea>> AreasAsync(
        HubSession session, Actor actor, Permission permission, DateOnly today)
        => actor.Can(permission)
            ? (await session.Connection.QueryAsync<ReachedArea>(session.Command(
                """
                select a.area_id, a.kind, a.code, a.name
                from area.areas a
                where a.area_id = any (access.granted_areas(@AccountId, @AgencyId, @ByArea, @Everywhere))
                    and a.valid_from <= @today and @today < a.valid_until and not a.is_withdrawn
                    and (a.kind in (select area_kind from profile.settings)
                        or exists (select from profile.snapshots s where s.profile_area_id = a.area_id))
                order by a.name, a.code
                """,
                Parameters(actor, permission, today)))).AsList()
            : [];

    /// <summary>Every area that the permission reaches, however it is dated; none where the person does not have it.</summary>
    public static async Task<IReadOnlyList<long>> AreaIdsAsync(HubSession session, Actor actor, Permission permission)
        => actor.Can(permission)
            ? await session.Connection.ExecuteScalarAsync<long[]>(session.Command(
                "select access.granted_areas(@AccountId, @AgencyId, @ByArea, @Everywhere)",
                Parameters(actor, permission))) ?? []
            : [];

    /// <summary>Whether the permission reaches an area, however it is dated.</summary>
    public static async Task<bool> ReachesAsync(HubSession session, Actor actor, Permission permission, long areaId)
        => actor.Can(permission)
            && await session.Connection.ExecuteScalarAsync<bool>(session.Command(
                "select @AreaId = any (access.granted_areas(@AccountId, @AgencyId, @ByArea, @Everywhere))",
                Parameters(actor, permission, areaId: areaId)));

    private static object Parameters(Actor actor, Permission permission, DateOnly today = default, long areaId = 0)
    {
        var holders = RolePermissions.Holders(permission);
        return new
        {
            actor.AccountId,
            actor.Acting.AgencyId,
            AreaId = areaId,
            ByArea = holders.Where(RolePermissions.ByArea.Contains).Select(RoleNames.Stored).ToArray(),
            Everywhere = holders.Where(role => !RolePermissions.ByArea.Contains(role)).Select(RoleNames.Stored).ToArray(),
            today,
        };
    }
}
