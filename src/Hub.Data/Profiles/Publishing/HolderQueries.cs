using Dapper;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing;

/// <summary>Somebody who may do something with profiles of an area, in one agency.</summary>
/// <param name="AccountId">Their account.</param>
/// <param name="AgencyId">The agency.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="AgencyName">The agency's name.</param>
public sealed record Holder(Guid AccountId, Guid AgencyId, string DisplayName, string AgencyName);

/// <summary>Who may do something with profiles of an area, and telling them.</summary>
public static class HolderQueries
{
    /// <summary>Everybody, in whichever agency, by name; the area lies in the session's scope.</summary>
    public static async Task<IReadOnlyList<Holder>> OfAsync(HubSession session, long areaId, Permission permission)
    {
        var holders = RolePermissions.Holders(permission);
        return [.. await session.Connection.QueryAsync<Holder>(session.Command(
            """
            select account_id, agency_id, display_name, agency_name
            from profile.holders_of_area(@areaId, @ByArea, @Everywhere)
            order by display_name, account_id, agency_name
            """,
            new
            {
                areaId,
                ByArea = holders.Where(RolePermissions.ByArea.Contains).Select(RoleNames.Stored).ToArray(),
                Everywhere = holders.Where(role => !RolePermissions.ByArea.Contains(role)).Select(RoleNames.Stored).ToArray(),
            }))];
    }

    /// <summary>Tells people of a profile: each once for one instant, with no content.</summary>
    public static async Task TellAsync(
        HubSession session, NotificationKind kind, Guid publicationId, IEnumerable<Holder> people, DateTimeOffset at)
    {
        foreach (var agency in people.GroupBy(holder => holder.AgencyId))
        {
            await Notify.AccountsAsync(
                session, kind, publicationId.ToString(), agency.Key, [.. agency.Select(holder => holder.AccountId).Distinct()],
                Notify.Step(at));
        }
    }
}
