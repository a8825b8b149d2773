using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Writing;

/// <summary>Reads what people wrote in a publication, within the areas of the session's scope.</summary>
public static class WritingStore
{
    /// <summary>
    /// Everything that is printed of it, as it stands now: empty sections and what was removed are left out, and so is intelligence that
    /// may no longer be used.
    /// </summary>
    public static async Task<WrittenContent> ReadAsync(HubSession session, Guid publicationId)
    {
        var sections = (await session.Connection.QueryAsync<WrittenSection>(session.Command(
            """
            select section, markdown, starts_page
            from profile.sections
            where publication_id = @publicationId and (markdown <> '' or starts_page)
            order by section
            """,
            new { publicationId }))).AsList();
        var judgements = await JudgementStore.AllAsync(session, publicationId);
        var area = await session.Connection.ExecuteScalarAsync<long?>(session.Command(
            "select profile_area_id from profile.publications where publication_id = @publicationId", new { publicationId }));
        var cited = area is { } areaId
            ? await CitedIntelligence.OfAsync(session, areaId, judgements.SelectMany(judgement => judgement.IntelligenceIds))
            : [];
        var usable = cited.Select(report => report.ReportId).ToHashSet();
        var recommendations = await session.Connection.QueryAsync<WrittenRecommendation>(session.Command(
            """
            select r.recommendation_id, r.recommendation as text, r.finding, r.strand, a.name as owner, r.due_on
            from profile.recommendations r
            join access.agencies a on a.agency_id = r.owner_agency_id
            where r.publication_id = @publicationId and r.removed_at is null
            order by r.position, r.recommendation_id
            """,
            new { publicationId }));
        return new WrittenContent(
            sections,
            [.. judgements.Select(row => new WrittenJudgement(
                row.JudgementId, row.Section, row.Judgement, row.Probability, row.Confidence, row.ConfidenceReason, row.FigureCodes,
                row.GroupReferences, [.. row.IntelligenceIds.Where(usable.Contains)]))],
            recommendations.AsList(),
            cited);
    }
}
