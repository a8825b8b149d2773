using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles;

/// <summary>Where a draft was that rested on a withdrawn return.</summary>
/// <param name="SnapshotId">The draft that was destroyed.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="AreaKind">A word of the areas.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="CreatedAt">When it had been made.</param>
/// <param name="WithdrawnAt">When it was destroyed.</param>
/// <param name="IsFollowed">Whether a newer draft of the same area and period stands.</param>
public sealed record WithdrawnDraft(
    Guid SnapshotId, string AreaName, string AreaKind, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset CreatedAt,
    DateTimeOffset WithdrawnAt, bool IsFollowed);

/// <summary>Reads of the marks that destroyed drafts leave, within the areas of the session's scope.</summary>
public static class WithdrawnDraftQueries
{
    private const string Select =
        """
        select w.snapshot_id, a.name as area_name, w.area_kind, w.period_from, w.period_until, w.created_at, w.withdrawn_at,
            exists (select from profile.snapshots s where s.profile_area_id = w.profile_area_id and s.period_from = w.period_from
                and s.period_until = w.period_until and s.created_at > w.withdrawn_at) as is_followed
        from profile.withdrawn_drafts w
        join area.areas a on a.area_id = w.profile_area_id
        """;

    private const string Newest =
        """
        where w.profile_area_id = any (@Areas) and w.withdrawn_at = (
            select max(n.withdrawn_at) from profile.withdrawn_drafts n
            where n.profile_area_id = w.profile_area_id and n.period_from = w.period_from and n.period_until = w.period_until)
        order by w.period_until desc, a.name, w.created_at desc
        limit 500
        """;

    /// <summary>Whether a draft was destroyed because of a withdrawal.</summary>
    public static Task<bool> IsWithdrawnAsync(HubSession session, Guid snapshotId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select exists (select from profile.withdrawn_drafts where snapshot_id = @snapshotId)", new { snapshotId }));

    /// <summary>The last ones of every area and period in some areas, newest period first.</summary>
    public static async Task<IReadOnlyList<WithdrawnDraft>> ListAsync(HubSession session, IReadOnlyList<long> areas)
        => [.. (await session.Connection.QueryAsync<WithdrawnDraft>(session.Command(
            Select + "\n" + Newest, new { Areas = areas.ToArray() })))
            .DistinctBy(draft => (draft.AreaName, draft.AreaKind, draft.PeriodFrom, draft.PeriodUntil))];

    /// <summary>The mark of the draft whose document an address names, or null.</summary>
    public static Task<WithdrawnDraft?> OfDocumentAsync(HubSession session, Guid documentId, IReadOnlyList<long> areas)
        => session.Connection.QuerySingleOrDefaultAsync<WithdrawnDraft>(session.Command(
            Select + "\nwhere @documentId = any (w.document_ids) and w.profile_area_id = any (@Areas)",
            new { documentId, Areas = areas.ToArray() }));
}
