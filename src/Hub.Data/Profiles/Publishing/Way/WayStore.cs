using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>Moves a profile along its way; whoever calls has locked it.</summary>
internal static class WayStore
{
    public static Task SubmitAsync(HubSession session, Publication publication, Guid by, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.publications set status = 'in_review', submitted_by = @by, submitted_at = @at, version = version + 1
            where publication_id = @PublicationId
            """,
            new { publication.PublicationId, by, at }));

    public static Task ReturnAsync(HubSession session, Publication publication)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.publications set status = 'draft', reviewed_by = null, reviewed_at = null, approved_by = null,
                approved_at = null, release_at = null, pre_release_at = null, version = version + 1
            where publication_id = @PublicationId
            """,
            new { publication.PublicationId }));

    public static Task ReviewAsync(HubSession session, Publication publication, Guid by, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.publications set status = 'reviewed', reviewed_by = @by, reviewed_at = @at, version = version + 1
            where publication_id = @PublicationId
            """,
            new { publication.PublicationId, by, at }));

    public static Task ApproveAsync(
        HubSession session, Publication publication, Guid by, DateTimeOffset at, DateTimeOffset? releaseAt, DateTimeOffset? preReleaseAt)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.publications set status = 'approved', approved_by = @by, approved_at = @at, release_at = @releaseAt,
                pre_release_at = @preReleaseAt, version = version + 1
            where publication_id = @PublicationId
            """,
            new { publication.PublicationId, by, at, releaseAt, preReleaseAt }));

    public static Task DiscardAsync(HubSession session, Publication publication)
        => session.Connection.ExecuteAsync(session.Command(
            "update profile.publications set status = 'discarded', version = version + 1 where publication_id = @PublicationId",
            new { publication.PublicationId }));

    /// <summary>Takes back what was frozen for readers before release: it was never released.</summary>
    public static Task DropUnreleasedAsync(HubSession session, Publication publication)
        => session.Connection.ExecuteAsync(session.Command(
            "select profile.drop_unreleased(@PublicationId)", new { publication.PublicationId }));

    public static Task NameReadersAsync(
        HubSession session, Publication publication, IReadOnlyList<Holder> readers, Guid by, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            delete from profile.pre_release_readers where publication_id = @PublicationId;
            insert into profile.pre_release_readers (publication_id, profile_area_id, account_id, read_for, named_by, named_at)
            select @PublicationId, @ProfileAreaId, r.account_id, r.read_for, @by, @at
            from unnest(@Accounts, @Agencies) as r (account_id, read_for)
            on conflict (publication_id, account_id) do nothing
            """,
            new
            {
                publication.PublicationId, publication.ProfileAreaId, by, at,
                Accounts = readers.Select(reader => reader.AccountId).ToArray(),
                Agencies = readers.Select(reader => reader.AgencyId).ToArray(),
            }));
}
