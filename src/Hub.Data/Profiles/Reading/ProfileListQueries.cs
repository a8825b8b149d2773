using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Reading;

/// <summary>One draft profile in a list.</summary>
/// <param name="SnapshotId">The frozen profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="AreaKind">A word of the areas.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="CreatedAt">When it was frozen.</param>
/// <param name="HtmlId">Its web page, once it is rendered.</param>
/// <param name="PdfId">Its PDF, once it is rendered.</param>
/// <param name="PdfBytes">The size of the PDF.</param>
/// <param name="HasNewerData">Whether something arrived, or was withdrawn, after it was made.</param>
public sealed record ProfileLine(
    Guid SnapshotId, string AreaName, string AreaKind, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset CreatedAt, Guid? HtmlId,
    Guid? PdfId, int? PdfBytes, bool HasNewerData);

/// <summary>Reads of the lists of profiles.</summary>
public static class ProfileListQueries
{
    private sealed record Row(
        Guid SnapshotId, string AreaName, string AreaKind, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset CreatedAt,
        Guid? HtmlId, Guid? PdfId, int? PdfBytes);

    /// <summary>The newest draft of every area and period in some areas, newest period first.</summary>
    public static async Task<IReadOnlyList<ProfileLine>> DraftsAsync(HubSession session, IReadOnlyList<long> areas)
    {
        var rows = (await session.Connection.QueryAsync<Row>(session.Command(
            """
            select s.snapshot_id, a.name as area_name, s.area_kind, s.period_from, s.period_until, s.created_at,
                h.document_id as html_id, p.document_id as pdf_id, octet_length(p.content) as pdf_bytes
            from (
                select distinct on (profile_area_id, period_from, period_until) snapshot_id, profile_area_id, area_kind, period_from,
                    period_until, created_at
                from profile.snapshots
                where profile_area_id = any (@Areas)
                order by profile_area_id, period_from, period_until, created_at desc
            ) s
            join area.areas a on a.area_id = s.profile_area_id
            left join profile.documents h on h.snapshot_id = s.snapshot_id and h.format = 'html' and h.edition = 'full'
            left join lateral (
                select d.document_id, d.content from profile.documents d
                where d.snapshot_id = s.snapshot_id and d.format = 'pdf' and d.edition = 'full'
                order by d.rendered_at limit 1
            ) p on true
            order by s.period_until desc, s.period_from, a.name
            limit 500
            """,
            new { Areas = areas.ToArray() }))).AsList();
        var newer = (await session.Connection.QueryAsync<Guid>(session.Command(
            "select profile.newer_data(@Ids)", new { Ids = rows.Select(row => row.SnapshotId).ToArray() }))).ToHashSet();
        return [.. rows.Select(row => new ProfileLine(
            row.SnapshotId, row.AreaName, row.AreaKind, row.PeriodFrom, row.PeriodUntil, row.CreatedAt, row.HtmlId, row.PdfId, row.PdfBytes,
            newer.Contains(row.SnapshotId)))];
    }

    /// <summary>
    /// The areas whose drafts a person may read. Their transactions may see more: another of their roles may reach released profiles
    /// of further areas.
    /// </summary>
    public static Task<IReadOnlyList<long>> DraftAreasAsync(HubSession session, Actor actor)
        => ReachQueries.AreaIdsAsync(session, actor, Permission.ViewDraftProfiles);

    /// <summary>A stored document of one format in some areas, or null.</summary>
    public static Task<StoredDocument?> FindDocumentAsync(HubSession session, Guid documentId, string format, IReadOnlyList<long> areas)
        => session.Connection.QuerySingleOrDefaultAsync<StoredDocument>(session.Command(
            """
            select document_id, snapshot_id, profile_area_id, edition, format, engine, file_name, content, sha256, fonts::text as fonts,
                rendered_at
            from profile.documents
            where document_id = @documentId and format = @format and profile_area_id = any (@Areas)
            """,
            new { documentId, format, Areas = areas.ToArray() }));

    /// <summary>The agencies and agreements whose returns a profile rests on.</summary>
    public static Task<ProfileSources> SourcesAsync(HubSession session, Guid snapshotId)
        => session.Connection.QuerySingleAsync<ProfileSources>(session.Command(
            "select agencies, agreements from profile.sources_of(@snapshotId)", new { snapshotId }));
}

/// <summary>Whose data a profile rests on.</summary>
public sealed record ProfileSources(Guid[] Agencies, Guid[] Agreements);
