using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing;

/// <summary>What a profile begins from.</summary>
internal sealed record Beginning(
    long ProfileAreaId, string AreaKind, string AreaCode, DateOnly PeriodFrom, DateOnly PeriodUntil, string Marking, bool IsNewest,
    bool HasReleased, bool HasPublicEdition);

/// <summary>Reads what a profile begins from, within the areas of the session's scope.</summary>
internal static class BeginningStore
{
    /// <summary>The frozen figures as a beginning, or null. Figures that name no marking count as the highest.</summary>
    public static Task<Beginning?> FindAsync(HubSession session, Guid snapshotId)
        => session.Connection.QuerySingleOrDefaultAsync<Beginning>(session.Command(
            """
            select s.profile_area_id, s.area_kind, s.area_code, s.period_from, s.period_until,
                coalesce(s.content -> 'front' ->> 'marking', 'OFFICIAL-SENSITIVE') as marking,
                not exists (select from profile.snapshots n where n.profile_area_id = s.profile_area_id
                    and n.period_from = s.period_from and n.period_until = s.period_until and n.created_at > s.created_at) as is_newest,
                exists (select from profile.publications p where p.profile_area_id = s.profile_area_id
                    and p.period_from = s.period_from and p.period_until = s.period_until and p.status = 'released') as has_released,
                coalesce((select a.has_public_edition from profile.area_settings a
                    where a.area_kind = s.area_kind and a.area_code = s.area_code), false) as has_public_edition
            from profile.snapshots s
            where s.snapshot_id = @snapshotId
            """,
            new { snapshotId }));
}
