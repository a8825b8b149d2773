using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Disclosure.Checking;

/// <summary>Keeps what the worker last found, one finding a profile, within the areas of the session's scope.</summary>
internal static class DisclosureCheckStore
{
    private sealed record Row(DateTimeOffset CheckedAt, int Attacked, string Cells, string? Unchecked);

    /// <summary>What was found of the figures that the profile stands beside now; null where they have not been tried.</summary>
    public static async Task<DisclosureCheck?> FindAsync(HubSession session, Publication publication)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(session.Command(
            """
            select checked_at, attacked, cells::text as cells, unchecked
            from profile.disclosure_checks
            where publication_id = @PublicationId and snapshot_id = @SnapshotId
            """,
            new { publication.PublicationId, publication.SnapshotId }));
        return row is null
            ? null
            : new DisclosureCheck(
                JsonSerializer.Deserialize<List<DisclosedCell>>(row.Cells, JsonSerializerOptions.Web)! is var cells
                    && (cells.Count > 0 || row.Unchecked is not null)
                        ? new DisclosureVerdict.Refused(cells, row.Unchecked)
                        : new DisclosureVerdict.Clear(row.Attacked),
                row.CheckedAt);
    }

    /// <summary>Removes what was found.</summary>
    public static Task RemoveAsync(HubSession session, Publication publication)
        => session.Connection.ExecuteAsync(session.Command(
            "delete from profile.disclosure_checks where publication_id = @PublicationId", new { publication.PublicationId }));

    /// <summary>Keeps a verdict in place of the last one.</summary>
    public static Task KeepAsync(HubSession session, Publication publication, DisclosureVerdict verdict, DateTimeOffset at)
    {
        var refused = verdict as DisclosureVerdict.Refused;
        return session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.disclosure_checks (publication_id, profile_area_id, snapshot_id, checked_at, attacked, cells, unchecked)
            values (@PublicationId, @ProfileAreaId, @SnapshotId, @at, @Attacked, @Cells::jsonb, @Unchecked)
            on conflict (publication_id) do update set snapshot_id = excluded.snapshot_id, checked_at = excluded.checked_at,
                attacked = excluded.attacked, cells = excluded.cells, unchecked = excluded.unchecked
            """,
            new
            {
                publication.PublicationId, publication.ProfileAreaId, publication.SnapshotId, at,
                Attacked = (verdict as DisclosureVerdict.Clear)?.Cells ?? 0,
                Cells = JsonSerializer.Serialize(refused?.Cells ?? [], JsonSerializerOptions.Web),
                refused?.Unchecked,
            }));
    }
}
