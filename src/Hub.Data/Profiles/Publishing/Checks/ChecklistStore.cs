using Dapper;
using Hub.Data.Database;
using Hub.Data.Intelligence.Citing;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>Reads what the checklist looks at beside the editions, and keeps the answers to its warnings.</summary>
internal static class ChecklistStore
{
    public static Task<bool> HasFiguresAsync(HubSession session, Publication publication)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select exists (select from profile.snapshots where snapshot_id = @SnapshotId)", new { publication.SnapshotId }));

    public static async Task<IReadOnlyList<UnfinishedReturn>> UnfinishedAsync(HubSession session, Publication publication)
        => [.. await session.Connection.QueryAsync<UnfinishedReturn>(session.Command(
            """
            select agency_name, title, status, period_from, period_until
            from profile.unfinished_returns(@ProfileAreaId, @PeriodFrom, @PeriodUntil)
            """,
            new { publication.ProfileAreaId, publication.PeriodFrom, publication.PeriodUntil }))];

    public static async Task<bool> HasNewerDataAsync(HubSession session, Publication publication)
        => await session.Connection.ExecuteScalarAsync<bool>(session.Command(
            """
            select exists (select from profile.newer_data(array[@SnapshotId])) or exists (
                select from profile.snapshots n, profile.snapshots s
                where s.snapshot_id = @SnapshotId and n.profile_area_id = s.profile_area_id and n.period_from = s.period_from
                    and n.period_until = s.period_until and n.created_at > s.created_at)
            """,
            new { publication.SnapshotId }));

    /// <summary>Sections last changed before figures under the profile were withdrawn.</summary>
    public static async Task<IReadOnlyList<string>> WordsBesideWithdrawnAsync(HubSession session, Publication publication)
        => [.. await session.Connection.QueryAsync<string>(session.Command(
            """
            select s.section
            from profile.sections s
            join profile.publications p on p.publication_id = s.publication_id
            where s.publication_id = @PublicationId and s.markdown <> '' and s.changed_at < p.figures_withdrawn_at
            order by s.section
            """,
            new { publication.PublicationId }))];

    public static async Task<IReadOnlyList<Guid>> UnusableIntelligenceAsync(HubSession session, Publication publication)
        => await CitationQueries.UnusableAsync(session, [.. await session.Connection.QueryAsync<Guid>(session.Command(
            """
            select distinct unnest(intelligence_ids)
            from profile.judgements
            where publication_id = @PublicationId and removed_at is null
            """,
            new { publication.PublicationId }))]);

    /// <summary>The content of the full edition released last for the area before this profile, or null.</summary>
    public static Task<string?> LastContentAsync(HubSession session, Publication publication)
        => session.Connection.ExecuteScalarAsync<string?>(session.Command(
            """
            select e.content::text
            from profile.editions e
            join profile.publications p on p.publication_id = e.publication_id
            where p.profile_area_id = @ProfileAreaId and p.publication_id <> @PublicationId and e.edition = 'full'
                and p.status in ('released', 'superseded')
            order by p.released_at desc
            limit 1
            """,
            new { publication.ProfileAreaId, publication.PublicationId }));

    public static async Task<IReadOnlyList<ChecklistAnswer>> AnswersAsync(HubSession session, Publication publication)
        => [.. await session.Connection.QueryAsync<ChecklistAnswer>(session.Command(
            """
            select a.rule, a.subject, a.answer, coalesce(c.display_name, 'Somebody') as name, a.at
            from profile.checklist_answers a
            left join profile.publication_people(@PublicationId) c on c.account_id = a.account_id
            where a.publication_id = @PublicationId
            """,
            new { publication.PublicationId }))];

    public static Task AnswerAsync(
        HubSession session, Publication publication, string rule, string subject, string answer, Guid by, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.checklist_answers (publication_id, profile_area_id, rule, subject, answer, account_id, at)
            values (@PublicationId, @ProfileAreaId, @rule, @subject, @answer, @by, @at)
            on conflict (publication_id, rule, subject) do update
                set answer = excluded.answer, account_id = excluded.account_id, at = excluded.at
            """,
            new { publication.PublicationId, publication.ProfileAreaId, rule, subject, answer, by, at }));
}
