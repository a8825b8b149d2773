using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>Whether a frozen profile has been overtaken by newer data.</summary>
public static class NewerDataQueries
{
    /// <summary>True when its kind of area and period were computed again, or wait for it, after the run it was frozen from.</summary>
    public static Task<bool> ExistsAsync(HubSession session, Guid snapshotId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            """
            select exists (
                select from profile.snapshots s
                join indicator.runs r on r.area_kind = s.area_kind and r.period_from = s.period_from and r.period_until = s.period_until
                    and r.run_id > s.indicator_run_id
                where s.snapshot_id = @snapshotId)
            """,
            new { snapshotId }));
}
