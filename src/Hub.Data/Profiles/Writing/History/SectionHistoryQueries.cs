using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.History;

/// <summary>A version of a section that was kept.</summary>
internal sealed record KeptVersion(int Version, string Markdown, Guid ChangedBy, DateTimeOffset ChangedAt);

/// <summary>Reads of what sections said before, within the areas of the session's scope.</summary>
internal static class SectionHistoryQueries
{
    /// <summary>The versions of a section that were kept, newest first; what stands now is not among them.</summary>
    public static async Task<IReadOnlyList<KeptVersion>> VersionsAsync(HubSession session, Guid publicationId, string section)
        => (await session.Connection.QueryAsync<KeptVersion>(session.Command(
            """
            select version, markdown, changed_by, changed_at
            from profile.section_versions
            where publication_id = @publicationId and section = @section
            order by version desc
            limit 500
            """,
            new { publicationId, section }))).AsList();

    /// <summary>The profile of the same area that was released last before this one; null where it is the first.</summary>
    public static Task<Guid?> ReleasedBeforeAsync(HubSession session, Publication publication)
        => session.Connection.QueryFirstOrDefaultAsync<Guid?>(session.Command(
            """
            select publication_id
            from profile.publications
            where area_kind = @AreaKind and area_code = @AreaCode and status in ('released', 'superseded')
                and publication_id <> @PublicationId
                and (period_until, edition_number) < (@PeriodUntil, @EditionNumber)
            order by period_until desc, edition_number desc
            limit 1
            """,
            publication));
}
