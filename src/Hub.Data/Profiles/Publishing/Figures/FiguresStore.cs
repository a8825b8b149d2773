using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Figures;

/// <summary>A profile that rests on a return.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">One of <see cref="PublicationStatus"/>.</param>
public sealed record RestingProfile(Guid PublicationId, string AreaName, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status);

/// <summary>The figures under profiles: moved to newer ones, or taken away with a withdrawn return.</summary>
internal static class FiguresStore
{
    public static Task MoveAsync(HubSession session, Publication publication, Guid snapshotId)
        => session.Connection.ExecuteAsync(session.Command(
            "update profile.publications set snapshot_id = @snapshotId, version = version + 1 where publication_id = @PublicationId",
            new { publication.PublicationId, snapshotId }));

    /// <summary>The profiles that rest on a return of the scope's agencies, wherever they are.</summary>
    public static async Task<IReadOnlyList<RestingProfile>> RestingOnAsync(HubSession session, long submissionId)
        => [.. await session.Connection.QueryAsync<RestingProfile>(session.Command(
            """
            select publication_id, area_name, period_from, period_until, status
            from profile.publications_on(@submissionId)
            order by area_name, period_until desc
            """,
            new { submissionId }))];

    /// <summary>
    /// Marks every profile whose figures go with a return, and takes those on their way back to draft. Returns them, as they stood.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> WithdrawAsync(HubSession session, long submissionId, DateTimeOffset now)
        => [.. await session.Connection.QueryAsync<Guid>(session.Command(
            """
            update profile.publications p
            set figures_withdrawn_at = @now, version = p.version + 1,
                status = case when p.released_at is null then 'draft' else p.status end,
                reviewed_by = case when p.released_at is null then null else p.reviewed_by end,
                reviewed_at = case when p.released_at is null then null else p.reviewed_at end,
                approved_by = case when p.released_at is null then null else p.approved_by end,
                approved_at = case when p.released_at is null then null else p.approved_at end,
                release_at = case when p.released_at is null then null else p.release_at end,
                pre_release_at = case when p.released_at is null then null else p.pre_release_at end
            from profile.snapshots s
            where s.snapshot_id = p.snapshot_id and s.submission_ids @> array[@submissionId]
                and p.status not in ('discarded', 'recalled')
            returning p.publication_id
            """,
            new { submissionId, now }))];

    /// <summary>Drafts whose figures were withdrawn stand beside newly frozen ones at once.</summary>
    public static Task HealAsync(HubSession session, StoredSnapshot snapshot)
        => session.Connection.ExecuteAsync(session.Command(
            """
            with healed as (
                update profile.publications p set snapshot_id = @SnapshotId, version = p.version + 1
                where p.profile_area_id = @ProfileAreaId and p.period_from = @PeriodFrom and p.period_until = @PeriodUntil
                    and p.status = 'draft' and not exists (select from profile.snapshots s where s.snapshot_id = p.snapshot_id)
                returning p.publication_id
            )
            insert into profile.steps (publication_id, profile_area_id, step_number, step, at)
            select h.publication_id, @ProfileAreaId,
                (select coalesce(max(s.step_number), 0) + 1 from profile.steps s where s.publication_id = h.publication_id),
                'renewed', @CreatedAt
            from healed h
            """,
            new { snapshot.SnapshotId, snapshot.ProfileAreaId, snapshot.PeriodFrom, snapshot.PeriodUntil, snapshot.CreatedAt }));
}
