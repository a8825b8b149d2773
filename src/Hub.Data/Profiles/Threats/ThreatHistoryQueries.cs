using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Threats;

/// <summary>Who scored a theme, and when.</summary>
/// <param name="ScoreId">The assessment.</param>
/// <param name="Theme">Code of the theme.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="Name">The assessor's name, for the page only.</param>
/// <param name="AssessedAt">When.</param>
public sealed record ThreatSignature(Guid ScoreId, string Theme, int Version, string Name, DateTimeOffset AssessedAt);

/// <summary>Reads who scored what, for the pages: names never leave them.</summary>
public static class ThreatHistoryQueries
{
    /// <summary>Every assessment of a publication, or of one of its themes, newest first.</summary>
    public static async Task<IReadOnlyList<ThreatSignature>> SignaturesAsync(HubSession session, Guid publicationId, string? theme)
        => (await session.Connection.QueryAsync<ThreatSignature>(session.Command(
            """
            select s.score_id, s.theme, s.version, coalesce(a.display_name, 'the hub') as name, s.assessed_at
            from profile.threat_scores s
            left join access.accounts a on a.account_id = s.assessed_by
            where s.publication_id = @publicationId and (@theme::text is null or s.theme = @theme)
            order by s.theme, s.version desc
            """,
            new { publicationId, theme }))).AsList();
}
