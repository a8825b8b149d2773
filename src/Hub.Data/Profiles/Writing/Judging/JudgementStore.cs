using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>A key judgement as it is stored.</summary>
internal sealed record JudgementRow(
    Guid JudgementId, string Section, int Position, string Judgement, string Probability, string Confidence, string ConfidenceReason,
    string[] FigureCodes, string[] GroupReferences, Guid[] IntelligenceIds, int Version, Guid ChangedBy, DateTimeOffset ChangedAt,
    DateTimeOffset? RemovedAt);

/// <summary>Reads and writes key judgements, within the areas of the session's scope.</summary>
internal static class JudgementStore
{
    /// <summary>The judgements of a profile in their order, those removed left out.</summary>
    public static async Task<IReadOnlyList<JudgementRow>> AllAsync(HubSession session, Guid publicationId)
        => (await session.Connection.QueryAsync<JudgementRow>(session.Command(
            """
            select judgement_id, section, position, judgement, probability, confidence, confidence_reason, figure_codes,
                group_references, intelligence_ids, version, changed_by, changed_at, removed_at
            from profile.judgements
            where publication_id = @publicationId and removed_at is null
            order by position, judgement_id
            """,
            new { publicationId }))).AsList();

    /// <summary>Adds a judgement.</summary>
    public static Task AddAsync(HubSession session, Publication publication, JudgementRow row)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.judgements (judgement_id, publication_id, profile_area_id, section, position, judgement, probability,
                confidence, confidence_reason, figure_codes, group_references, intelligence_ids, changed_by, changed_at)
            values (@JudgementId, @PublicationId, @ProfileAreaId, @Section, @Position, @Judgement, @Probability, @Confidence,
                @ConfidenceReason, @FigureCodes, @GroupReferences, @IntelligenceIds, @ChangedBy, @ChangedAt)
            """,
            Parameters(publication, row)));

    /// <summary>Changes a judgement whose version is one before the row's.</summary>
    public static async Task<bool> ChangeAsync(HubSession session, Publication publication, JudgementRow row)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.judgements set section = @Section, judgement = @Judgement, probability = @Probability,
                confidence = @Confidence, confidence_reason = @ConfidenceReason, figure_codes = @FigureCodes,
                group_references = @GroupReferences, intelligence_ids = @IntelligenceIds, version = @Version,
                changed_by = @ChangedBy, changed_at = @ChangedAt, position = @Position, removed_at = @RemovedAt
            where judgement_id = @JudgementId and publication_id = @PublicationId and version = @Version - 1
            """,
            Parameters(publication, row))) == 1;

    /// <summary>Puts judgements into an order.</summary>
    public static Task OrderAsync(HubSession session, Publication publication, IReadOnlyList<Guid> order)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.judgements j set position = o.place
            from unnest(@Order) with ordinality o (judgement_id, place)
            where j.judgement_id = o.judgement_id and j.publication_id = @PublicationId
            """,
            new { Order = order.ToArray(), publication.PublicationId }));

    private static object Parameters(Publication publication, JudgementRow row) => new
    {
        row.JudgementId, publication.PublicationId, publication.ProfileAreaId, row.Section, row.Position, row.Judgement, row.Probability,
        row.Confidence, row.ConfidenceReason, row.FigureCodes, row.GroupReferences, row.IntelligenceIds, row.Version, row.ChangedBy,
        row.ChangedAt, row.RemovedAt,
    };
}
