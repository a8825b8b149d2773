using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing;

/// <summary>Which areas a permission of a person reaches, by the roles that hold it.</summary>
public static class PublishingAreaQueries
{
    /// <summary>
    /// The areas in which a person may do something with profiles. Their transactions may see more: another of their roles may reach
    /// further areas.
    /// </summary>
    public static async Task<IReadOnlyList<long>> AreasAsync(HubSession session, Actor actor, Permission permission)
    {
        if (!actor.Can(permission))
        {
            return [];
        }

        var holders = RolePermissions.Holders(permission);
        return await session.Connection.ExecuteScalarAsync<long[]>(session.Command(
            "select access.granted_areas(@AccountId, @AgencyId, @ByArea, @Everywhere)",
            new
            {
                actor.AccountId,
                actor.Acting.AgencyId,
                ByArea = holders.Where(RolePermissions.ByArea.Contains).Select(RoleNames.Stored).ToArray(),
                Everywhere = holders.Where(role => !RolePermissions.ByArea.Contains(role)).Select(RoleNames.Stored).ToArray(),
            })) ?? [];
    }
}
