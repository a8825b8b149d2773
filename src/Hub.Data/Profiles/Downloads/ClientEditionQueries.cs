using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Downloads;

/// <summary>A released edition that an agency's system may read.</summary>
public sealed record ClientEdition(
    Guid EditionId, Guid PublicationId, string Edition, string Marking, string AreaKind, string AreaCode, string AreaName,
    DateOnly PeriodFrom, DateOnly PeriodUntil, int EditionNumber, DateTimeOffset ReleasedAt, byte[] ContentSha256);

/// <summary>
/// Reads released editions for agencies' systems (docs/decisions/0022): the public edition of every area, and the partnership edition of
/// the areas that the agency serves while an agreement of it is in force.
/// </summary>
public static class ClientEditionQueries
{
    private sealed record ContentRow(string Content, Guid[] Agencies, Guid[] Agreements);

    /// <summary>What there is to read, newest period first.</summary>
    public static async Task<IReadOnlyList<ClientEdition>> ListAsync(HubSession session, Guid agencyId, DateOnly on)
        => (await session.Connection.QueryAsync<ClientEdition>(session.Command(
            """
            select edition_id, publication_id, edition, marking, area_kind, area_code, area_name, period_from, period_until,
                edition_number, released_at, content_sha256
            from profile.editions_for_agency(@agencyId, @on)
            """,
            new { agencyId, on }))).AsList();

    /// <summary>What one of them says, and whose returns it rests on; null where the agency's system may not read it.</summary>
    internal static async Task<(EditionContent Content, Guid[] Agencies, Guid[] Agreements)?> FindAsync(
        HubSession session, Guid agencyId, Guid editionId, DateOnly on)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<ContentRow>(session.Command(
            "select content, agencies, agreements from profile.edition_for_agency(@agencyId, @editionId, @on)",
            new { agencyId, editionId, on }));
        return row is null ? null : (EditionJson.Read(row.Content), row.Agencies, row.Agreements);
    }
}
