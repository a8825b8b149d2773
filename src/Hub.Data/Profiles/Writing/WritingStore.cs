using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Writing;

/// <summary>Reads what people wrote in a publication, within the areas of the session's scope.</summary>
public static class WritingStore
{
    private sealed record JudgementRow(
        Guid JudgementId, string Section, string Judgement, string Probability, string Confidence, string ConfidenceReason,
        string[] FigureCodes, string[] GroupReferences, Guid[] IntelligenceIds);

    /// <summary>Everything that is printed of it, as it stands now: empty sections and what was removed are left out.</summary>
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
        var judgements = await session.Connection.QueryAsync<JudgementRow>(session.Command(
            """
            select judgement_id, section, judgement, probability, confidence, confidence_reason, figure_codes, group_references,
                intelligence_ids
            from profile.judgements
            where publication_id = @publicationId and removed_at is null
            order by position, judgement_id
            """,
            new { publicationId }));
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
                row.GroupReferences, row.IntelligenceIds))],
            recommendations.AsList(),
            []);
    }
}
