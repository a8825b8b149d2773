using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Figures;

/// <summary>Where a passport was frozen, so that what was read can be proved to be what was printed.</summary>
/// <param name="SourceId">The publication or the snapshot that the address named.</param>
/// <param name="SnapshotId">The frozen figures.</param>
/// <param name="AreaName">The area.</param>
/// <param name="AreaSet">The set of areas, as a sentence.</param>
/// <param name="PeriodFrom">First day of the period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">A word of <see cref="PublicationStatus"/>; "draft" for figures that nobody wrote beside.</param>
/// <param name="Schema">Version of the meaning of the frozen figures.</param>
/// <param name="ContentSha256">Checksum of the frozen text: the edition's once it is released, else the snapshot's.</param>
/// <param name="Software">What froze them; empty in snapshots of before this was kept.</param>
/// <param name="FrozenAt">When.</param>
/// <param name="RunId">The computation.</param>
/// <param name="EditionId">The full edition that prints the figure, once there is one.</param>
public sealed record PassportOrigin(
    Guid SourceId, Guid SnapshotId, string AreaName, string AreaSet, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, int Schema,
    byte[] ContentSha256, string Software, DateTimeOffset FrozenAt, long RunId, Guid? EditionId);

/// <summary>Stored bytes that print the figure.</summary>
public sealed record PassportFile(string Edition, string Format, string Engine, byte[] Sha256, DateTimeOffset RenderedAt);

/// <summary>What has become of a submission since.</summary>
public sealed record SubmissionSince(long SubmissionId, string Status, long? ReplacedBy);

/// <summary>A profile whose figures may be followed.</summary>
public sealed record FollowedProfile(
    Guid SourceId, string AreaName, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, DateTimeOffset At);

/// <summary>Reads of figures' passports.</summary>
public static class PassportQueries
{
    private sealed record Row(
        Guid SnapshotId, string AreaName, DateOnly PeriodFrom, DateOnly PeriodUntil, string? Status, int SnapshotSchema, byte[] Sha256,
        string Software, DateTimeOffset At, long IndicatorRunId, Guid? EditionId, string Content);

    /// <summary>
    /// The passports of a publication or a snapshot in some areas, with where they were frozen; null where there is none to be seen.
    /// What is released is read from its full edition, which never changes.
    /// </summary>
    public static async Task<(PassportOrigin Origin, PassportBook Book)?> FindAsync(
        HubSession session, Guid source, IReadOnlyList<long> areas)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(session.Command(
            """
            select s.snapshot_id, a.name as area_name, s.period_from, s.period_until, p.status, s.snapshot_schema,
                coalesce(e.content_sha256, s.content_sha256) as sha256, coalesce(e.software, s.software) as software,
                coalesce(e.created_at, s.created_at) as at, s.indicator_run_id, e.edition_id,
                coalesce(e.content, s.content)::text as content
            from profile.snapshots s
            join area.areas a on a.area_id = s.profile_area_id
            left join profile.publications p on p.publication_id = @source
            left join profile.editions e on e.publication_id = p.publication_id and e.edition = 'full'
            where s.snapshot_id = coalesce(p.snapshot_id, @source) and s.profile_area_id = any (@Areas)
            """,
            new { source, Areas = areas.ToArray() }));
        if (row is null)
        {
            return null;
        }

        var figures = row.EditionId is not null ? EditionJson.Read(row.Content).Figures : SnapshotJson.Read(row.Content);
        return (
            new(
                source, row.SnapshotId, row.AreaName, figures.Front.AreaSet, row.PeriodFrom, row.PeriodUntil,
                row.Status ?? PublicationStatus.Draft, row.SnapshotSchema, row.Sha256, row.Software, row.At, row.IndicatorRunId,
                row.EditionId),
            figures.Passports);
    }

    /// <summary>The stored bytes of a publication's editions, or of a draft. A destroyed file keeps its checksum.</summary>
    public static async Task<IReadOnlyList<PassportFile>> FilesAsync(HubSession session, PassportOrigin origin)
        => (await session.Connection.QueryAsync<PassportFile>(session.Command(
            """
            select e.edition, f.format, f.engine, f.sha256, f.rendered_at
            from profile.editions e
            join profile.edition_files f on f.edition_id = e.edition_id and f.copy_number is null
            where e.publication_id = @SourceId
            union all
            select d.edition, d.format, d.engine, d.sha256, d.rendered_at
            from profile.documents d
            where d.snapshot_id = @SnapshotId and not exists (select from profile.editions e where e.publication_id = @SourceId)
            order by edition, format, engine
            """,
            new { origin.SourceId, origin.SnapshotId }))).AsList();

    /// <summary>What has become of the submissions behind a snapshot; one that is not named is held no longer.</summary>
    public static async Task<IReadOnlyDictionary<long, SubmissionSince>> SinceAsync(HubSession session, Guid snapshotId)
        => (await session.Connection.QueryAsync<SubmissionSince>(session.Command(
            "select submission_id, status, replaced_by from profile.submissions_behind(@snapshotId)", new { snapshotId })))
            .ToDictionary(since => since.SubmissionId);

    /// <summary>Profiles of some areas whose figures can be followed: publications, and the newest draft of each area and period.</summary>
    public static async Task<IReadOnlyList<FollowedProfile>> ProfilesAsync(HubSession session, IReadOnlyList<long> areas)
        => (await session.Connection.QueryAsync<FollowedProfile>(session.Command(
            """
            select p.publication_id as source_id, a.name as area_name, p.period_from, p.period_until, p.status,
                coalesce(p.released_at, p.created_at) as at
            from profile.publications p
            join area.areas a on a.area_id = p.profile_area_id
            where p.profile_area_id = any (@Areas) and p.status not in ('discarded', 'recalled')
            union all
            (select distinct on (s.profile_area_id, s.period_from, s.period_until) s.snapshot_id, a.name, s.period_from, s.period_until,
                'draft', s.created_at
            from profile.snapshots s
            join area.areas a on a.area_id = s.profile_area_id
            where s.profile_area_id = any (@Areas)
                and not exists (select from profile.publications p where p.snapshot_id = s.snapshot_id)
            order by s.profile_area_id, s.period_from, s.period_until, s.created_at desc)
            order by period_until desc, area_name, at desc
            limit 200
            """,
            new { Areas = areas.ToArray() }))).AsList();
}
