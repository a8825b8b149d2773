using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Desk;

/// <summary>A profile that is being written, reviewed, approved or released, as a line of a list.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="AreaKind">A word of the areas.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="EditionNumber">1, or more for an amendment.</param>
/// <param name="Status">One of <see cref="PublicationStatus"/>.</param>
/// <param name="ReleaseAt">When it is released, where that is set.</param>
/// <param name="ChangedAt">Its last step.</param>
public sealed record PublicationLine(
    Guid PublicationId, string AreaName, string AreaKind, DateOnly PeriodFrom, DateOnly PeriodUntil, int EditionNumber, string Status,
    DateTimeOffset? ReleaseAt, DateTimeOffset ChangedAt);

/// <summary>A frozen edition of a profile.</summary>
/// <param name="EditionId">The edition.</param>
/// <param name="Edition">As stored: "full".</param>
/// <param name="PdfBytes">Size of its PDF, or null.</param>
public sealed record DeskEdition(Guid EditionId, string Edition, int? PdfBytes);

/// <summary>Reads for the desk and the list of profiles on their way, within the areas of the session's scope.</summary>
public static class DeskQueries
{
    /// <summary>The name of an area.</summary>
    public static async Task<string> AreaNameAsync(HubSession session, long areaId)
        => await session.Connection.ExecuteScalarAsync<string>(session.Command(
            "select name from area.areas where area_id = @areaId", new { areaId })) ?? "";

    /// <summary>Profiles on their way in some areas: not released, not given up.</summary>
    public static async Task<IReadOnlyList<PublicationLine>> OpenAsync(HubSession session, IReadOnlyList<long> areas)
        => [.. await session.Connection.QueryAsync<PublicationLine>(session.Command(
            """
            select p.publication_id, a.name as area_name, p.area_kind, p.period_from, p.period_until, p.edition_number, p.status,
                p.release_at, coalesce((select max(s.at) from profile.steps s where s.publication_id = p.publication_id), p.created_at)
                    as changed_at
            from profile.publications p
            join area.areas a on a.area_id = p.profile_area_id
            where p.profile_area_id = any (@Areas) and p.status in ('draft', 'in_review', 'reviewed', 'approved')
            order by p.period_until desc, a.name, p.edition_number
            """,
            new { Areas = areas.ToArray() }))];

    /// <summary>Whether a return under its figures was withdrawn.</summary>
    public static Task<bool> RestsOnWithdrawnAsync(HubSession session, Guid publicationId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select figures_withdrawn_at is not null from profile.publications where publication_id = @publicationId",
            new { publicationId }));

    /// <summary>Its frozen editions, the widest first.</summary>
    public static async Task<IReadOnlyList<DeskEdition>> EditionsAsync(HubSession session, Guid publicationId)
        => [.. await session.Connection.QueryAsync<DeskEdition>(session.Command(
            """
            select e.edition_id, e.edition, (
                select octet_length(f.content) from profile.edition_files f
                where f.edition_id = e.edition_id and f.format = 'pdf' and f.copy_number is null
                order by f.rendered_at limit 1) as pdf_bytes
            from profile.editions e
            where e.publication_id = @publicationId
            order by array_position(array['full', 'partnership', 'neighbourhood', 'public'], e.edition)
            """,
            new { publicationId }))];
}
