using Dapper;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles;

/// <summary>How the profiles of one force are printed.</summary>
public sealed record ProfileSettings(
    string ForceCode, string ForceName, string Author, string Marking, string[] Notices, bool IsFictional, string AreaKind);

/// <summary>A snapshot as stored; the content is JSON of <see cref="SnapshotContent"/>.</summary>
public sealed record StoredSnapshot(
    Guid SnapshotId,
    long ProfileAreaId,
    string AreaKind,
    string AreaCode,
    DateOnly PeriodFrom,
    DateOnly PeriodUntil,
    long IndicatorRunId,
    int SnapshotSchema,
    long[] SubmissionIds,
    string Content,
    byte[] ContentSha256,
    DateTimeOffset CreatedAt,
    string CreatedBy);

/// <summary>A rendered document as stored; the bytes are the record.</summary>
public sealed record StoredDocument(
    Guid DocumentId,
    Guid SnapshotId,
    long ProfileAreaId,
    string Edition,
    string Format,
    string Engine,
    string FileName,
    byte[] Content,
    byte[] Sha256,
    string Fonts,
    DateTimeOffset RenderedAt);

/// <summary>Reads and writes snapshots and documents, within the areas of the session's scope.</summary>
public static class ProfileStore
{
    /// <summary>Declares how a force's profiles are printed; the last declaration stands.</summary>
    public static Task DeclareSettingsAsync(HubSession session, ProfileSettings settings)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.settings (force_code, force_name, author, marking, notices, is_fictional, area_kind)
            values (@ForceCode, @ForceName, @Author, @Marking, @Notices, @IsFictional, @AreaKind)
            on conflict (force_code) do update set force_name = excluded.force_name, author = excluded.author,
                marking = excluded.marking, notices = excluded.notices, is_fictional = excluded.is_fictional,
                area_kind = excluded.area_kind, changed_at = now()
            """,
            settings));

    /// <summary>The settings of a force, or null when nobody declared any.</summary>
    public static Task<ProfileSettings?> FindSettingsAsync(HubSession session, string forceCode)
        => session.Connection.QuerySingleOrDefaultAsync<ProfileSettings>(session.Command(
            """
            select force_code, force_name, author, marking, notices, is_fictional, area_kind
            from profile.settings
            where force_code = @forceCode
            """,
            new { forceCode }));

    /// <summary>Adds a snapshot. Snapshots are never changed.</summary>
    public static Task AddSnapshotAsync(HubSession session, StoredSnapshot snapshot)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.snapshots (snapshot_id, profile_area_id, area_kind, area_code, period_from, period_until,
                indicator_run_id, snapshot_schema, submission_ids, content, content_sha256, created_at, created_by, software)
            values (@SnapshotId, @ProfileAreaId, @AreaKind, @AreaCode, @PeriodFrom, @PeriodUntil,
                @IndicatorRunId, @SnapshotSchema, @SubmissionIds, @Content::json, @ContentSha256, @CreatedAt, @CreatedBy, @Software)
            """,
            new
            {
                snapshot.SnapshotId, snapshot.ProfileAreaId, snapshot.AreaKind, snapshot.AreaCode, snapshot.PeriodFrom,
                snapshot.PeriodUntil, snapshot.IndicatorRunId, snapshot.SnapshotSchema, snapshot.SubmissionIds, snapshot.Content,
                snapshot.ContentSha256, snapshot.CreatedAt, snapshot.CreatedBy, Software = SoftwareVersion.Current,
            }));

    /// <summary>One snapshot by id, or null when it does not exist or lies outside the scope.</summary>
    public static Task<StoredSnapshot?> FindSnapshotAsync(HubSession session, Guid snapshotId)
        => session.Connection.QuerySingleOrDefaultAsync<StoredSnapshot>(session.Command(
            """
            select snapshot_id, profile_area_id, area_kind, area_code, period_from, period_until, indicator_run_id,
                snapshot_schema, submission_ids, content::text as content, content_sha256, created_at, created_by
            from profile.snapshots
            where snapshot_id = @snapshotId
            """,
            new { snapshotId }));

    /// <summary>The newest snapshot of an area whose period ends before <paramref name="periodUntil"/>, or null.</summary>
    public static Task<StoredSnapshot?> FindEarlierSnapshotAsync(HubSession session, long profileAreaId, DateOnly periodUntil)
        => session.Connection.QueryFirstOrDefaultAsync<StoredSnapshot>(session.Command(
            """
            select snapshot_id, profile_area_id, area_kind, area_code, period_from, period_until, indicator_run_id,
                snapshot_schema, submission_ids, content::text as content, content_sha256, created_at, created_by
            from profile.snapshots
            where profile_area_id = @profileAreaId and period_until < @periodUntil
            order by period_until desc, created_at desc
            limit 1
            """,
            new { profileAreaId, periodUntil }));

    /// <summary>
    /// The snapshot of the last profile of an area that was released for a period ending before <paramref name="periodUntil"/>, or null:
    /// of several editions of a period the newest.
    /// </summary>
    public static Task<StoredSnapshot?> FindReleasedSnapshotAsync(HubSession session, long profileAreaId, DateOnly periodUntil)
        => session.Connection.QueryFirstOrDefaultAsync<StoredSnapshot>(session.Command(
            """
            select s.snapshot_id, s.profile_area_id, s.area_kind, s.area_code, s.period_from, s.period_until, s.indicator_run_id,
                s.snapshot_schema, s.submission_ids, s.content::text as content, s.content_sha256, s.created_at, s.created_by
            from profile.publications p
            join profile.snapshots s on s.snapshot_id = p.snapshot_id
            where p.profile_area_id = @profileAreaId and p.period_until < @periodUntil and p.status in ('released', 'superseded')
            order by p.period_until desc, p.edition_number desc
            limit 1
            """,
            new { profileAreaId, periodUntil }));

    /// <summary>The newest snapshot of an area for exactly this period, or null.</summary>
    public static Task<StoredSnapshot?> FindNewestSnapshotAsync(
        HubSession session, long profileAreaId, DateOnly periodFrom, DateOnly periodUntil)
        => session.Connection.QueryFirstOrDefaultAsync<StoredSnapshot>(session.Command(
            """
            select snapshot_id, profile_area_id, area_kind, area_code, period_from, period_until, indicator_run_id,
                snapshot_schema, submission_ids, content::text as content, content_sha256, created_at, created_by
            from profile.snapshots
            where profile_area_id = @profileAreaId and period_from = @periodFrom and period_until = @periodUntil
            order by created_at desc
            limit 1
            """,
            new { profileAreaId, periodFrom, periodUntil }));

    /// <summary>
    /// Adds a document; the same snapshot, edition, format and engine again keeps the bytes that were stored first.
    /// Returns false when they were there already.
    /// </summary>
    public static async Task<bool> AddDocumentAsync(HubSession session, StoredDocument document)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.documents (document_id, snapshot_id, profile_area_id, edition, format, engine, file_name,
                content, sha256, fonts, rendered_at)
            values (@DocumentId, @SnapshotId, @ProfileAreaId, @Edition, @Format, @Engine, @FileName,
                @Content, @Sha256, @Fonts::jsonb, @RenderedAt)
            on conflict (snapshot_id, edition, format, engine) do nothing
            """,
            document)) == 1;

    /// <summary>The documents of a snapshot, without looking at other areas' ones.</summary>
    public static async Task<IReadOnlyList<StoredDocument>> ListDocumentsAsync(HubSession session, Guid snapshotId)
        => [.. await session.Connection.QueryAsync<StoredDocument>(session.Command(
            """
            select document_id, snapshot_id, profile_area_id, edition, format, engine, file_name, content, sha256,
                fonts::text as fonts, rendered_at
            from profile.documents
            where snapshot_id = @snapshotId
            order by format, edition
            """,
            new { snapshotId }))];
}
