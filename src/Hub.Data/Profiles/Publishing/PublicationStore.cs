using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing;

/// <summary>Reads and writes publications, within the areas of the session's scope.</summary>
public static class PublicationStore
{
    /// <summary>One publication, or null when it does not exist or lies outside the scope.</summary>
    public static Task<Publication?> FindAsync(HubSession session, Guid publicationId)
        => session.Connection.QuerySingleOrDefaultAsync<Publication>(session.Command(
            """
            select publication_id, profile_area_id, area_kind, area_code, period_from, period_until, snapshot_id, edition_number,
                amends, amendment_note, status, marking, handling, has_public_edition, release_at, pre_release_at, created_by,
                created_at, submitted_by, reviewed_by, approved_by, approved_at, released_at, version
            from profile.publications
            where publication_id = @publicationId
            """,
            new { publicationId }));

    /// <summary>One publication, locked until the transaction ends: whoever decides about it decides alone.</summary>
    public static Task<Publication?> FindForChangeAsync(HubSession session, Guid publicationId)
        => session.Connection.QuerySingleOrDefaultAsync<Publication>(session.Command(
            """
            select publication_id, profile_area_id, area_kind, area_code, period_from, period_until, snapshot_id, edition_number,
                amends, amendment_note, status, marking, handling, has_public_edition, release_at, pre_release_at, created_by,
                created_at, submitted_by, reviewed_by, approved_by, approved_at, released_at, version
            from profile.publications
            where publication_id = @publicationId
            for update
            """,
            new { publicationId }));

    /// <summary>Begins a publication as a draft; false where one of its area and period is on its way already.</summary>
    public static async Task<bool> AddAsync(HubSession session, Publication publication)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.publications (publication_id, profile_area_id, area_kind, area_code, period_from, period_until,
                snapshot_id, edition_number, amends, amendment_note, status, marking, handling, has_public_edition, created_by,
                created_at)
            values (@PublicationId, @ProfileAreaId, @AreaKind, @AreaCode, @PeriodFrom, @PeriodUntil, @SnapshotId, @EditionNumber,
                @Amends, @AmendmentNote, @Status, @Marking, @Handling, @HasPublicEdition, @CreatedBy, @CreatedAt)
            on conflict (profile_area_id, period_from, period_until) where status in ('draft', 'in_review', 'reviewed', 'approved')
                do nothing
            """,
            publication)) == 1;

    /// <summary>Records that somebody wrote a part of it: they cannot review or approve it.</summary>
    public static Task AddAuthorAsync(HubSession session, Publication publication, Guid accountId, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.authors (publication_id, profile_area_id, account_id, first_at)
            values (@PublicationId, @ProfileAreaId, @accountId, @at)
            on conflict (publication_id, account_id) do nothing
            """,
            new { publication.PublicationId, publication.ProfileAreaId, accountId, at }));

    /// <summary>Everybody who wrote a part of it, whoever began it first.</summary>
    public static async Task<IReadOnlyList<Guid>> AuthorsAsync(HubSession session, Guid publicationId)
        => [.. await session.Connection.QueryAsync<Guid>(session.Command(
            "select account_id from profile.authors where publication_id = @publicationId order by first_at, account_id",
            new { publicationId }))];
}
