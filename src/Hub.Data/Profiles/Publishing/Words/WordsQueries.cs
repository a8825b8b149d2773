using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Words;

/// <summary>The newest frozen figures of an area, as words are put beside them.</summary>
/// <param name="SnapshotId">The frozen figures.</param>
/// <param name="AreaCode">Code of the area.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="IsFictional">Whether they are of an invented force.</param>
/// <param name="Profile">The profile that stands for the area and period; null where none does.</param>
/// <param name="Status">How it stands; null where none does.</param>
public sealed record WordsTarget(
    Guid SnapshotId, string AreaCode, string AreaName, bool IsFictional, Guid? Profile, string? Status);

/// <summary>Reads where words of an input folder go, within the areas of the session's scope.</summary>
public static class WordsQueries
{
    /// <summary>The newest frozen figures of each area.</summary>
    public static async Task<IReadOnlyList<WordsTarget>> TargetsAsync(HubSession session, IReadOnlyList<string> areas)
        => [.. await session.Connection.QueryAsync<WordsTarget>(session.Command(
            """
            select distinct on (s.area_code) s.snapshot_id, s.area_code, a.name as area_name,
                coalesce((s.content -> 'front' ->> 'isFictional')::boolean, false) as is_fictional,
                p.publication_id as profile, p.status
            from profile.snapshots s
            join area.areas a on a.area_id = s.profile_area_id
            left join lateral (
                select p.publication_id, p.status from profile.publications p
                where p.profile_area_id = s.profile_area_id and p.period_from = s.period_from and p.period_until = s.period_until
                    and p.status in ('draft', 'in_review', 'reviewed', 'approved', 'released')
                order by p.status = 'released' desc, p.edition_number desc limit 1) p on true
            where s.area_code = any (@Areas)
            order by s.area_code, s.period_until desc, s.created_at desc
            """,
            new { Areas = areas.ToArray() }))];

    /// <summary>Agencies by their codes.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> AgenciesAsync(HubSession session)
        => (await session.Connection.QueryAsync<(string Code, Guid Id)>(session.Command(
            "select code, agency_id from access.agencies"))).ToDictionary(row => row.Code, row => row.Id, StringComparer.Ordinal);

    /// <summary>Why the release of a profile was stopped last, or null where it never was.</summary>
    public static Task<string?> StoppedAsync(HubSession session, Guid publicationId)
        => session.Connection.ExecuteScalarAsync<string?>(session.Command(
            """
            select note from profile.steps where publication_id = @publicationId and step = 'stopped' order by step_number desc limit 1
            """,
            new { publicationId }));

    /// <summary>The stored PDFs of a released profile.</summary>
    public static async Task<IReadOnlyList<(string FileName, byte[] Content)>> PdfsAsync(HubSession session, Guid publicationId)
        => [.. await session.Connection.QueryAsync<(string, byte[])>(session.Command(
            """
            select f.file_name, f.content
            from profile.edition_files f
            join profile.editions e on e.edition_id = f.edition_id
            where e.publication_id = @publicationId and f.format = 'pdf' and f.copy_number is null and f.content is not null
            order by f.file_name
            """,
            new { publicationId }))];
}
