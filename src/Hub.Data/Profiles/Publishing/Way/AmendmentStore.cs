using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>Copies what an amendment begins with.</summary>
internal static class AmendmentStore
{
    /// <summary>The figures of the amended profile while they stand, else the newest of its area and period; null without any.</summary>
    public static Task<Guid?> FiguresAsync(HubSession session, Publication released)
        => session.Connection.ExecuteScalarAsync<Guid?>(session.Command(
            """
            select s.snapshot_id
            from profile.snapshots s
            where s.profile_area_id = @ProfileAreaId and s.period_from = @PeriodFrom and s.period_until = @PeriodUntil
            order by s.snapshot_id = @SnapshotId desc, s.created_at desc
            limit 1
            """,
            new { released.ProfileAreaId, released.PeriodFrom, released.PeriodUntil, released.SnapshotId }));

    public static Task CopyWordsAsync(HubSession session, Publication amendment, Guid by, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.authors (publication_id, profile_area_id, account_id, first_at)
            select @PublicationId, profile_area_id, account_id, @at from profile.authors where publication_id = @Amends;
            insert into profile.sections (publication_id, profile_area_id, section, markdown, starts_page, changed_by, changed_at)
            select @PublicationId, profile_area_id, section, markdown, starts_page, @by, @at
            from profile.sections where publication_id = @Amends;
            insert into profile.judgements (judgement_id, publication_id, profile_area_id, section, position, judgement, probability,
                confidence, confidence_reason, figure_codes, group_references, intelligence_ids, changed_by, changed_at)
            select gen_random_uuid(), @PublicationId, profile_area_id, section, position, judgement, probability, confidence,
                confidence_reason, figure_codes, group_references, intelligence_ids, @by, @at
            from profile.judgements where publication_id = @Amends and removed_at is null;
            insert into profile.recommendations (recommendation_id, publication_id, profile_area_id, position, recommendation, finding,
                strand, owner_agency_id, due_on, changed_by, changed_at)
            select gen_random_uuid(), @PublicationId, profile_area_id, position, recommendation, finding, strand, owner_agency_id, due_on,
                @by, @at
            from profile.recommendations where publication_id = @Amends and removed_at is null
            """,
            new { amendment.PublicationId, amendment.Amends, by, at }));
}
