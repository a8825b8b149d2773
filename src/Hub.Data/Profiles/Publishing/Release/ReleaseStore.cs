using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Release;

/// <summary>Writes of a release; the publication is locked by whoever calls.</summary>
internal static class ReleaseStore
{
    /// <summary>Waits until no other transaction releases a profile; holds until this one ends.</summary>
    public static Task TakeTurnAsync(HubSession session)
        => session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended('profile.release', 0))"));

    public static Task ReleaseAsync(HubSession session, Publication publication, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.publications set status = 'released', released_at = @at, version = version + 1
            where publication_id = @PublicationId
            """,
            new { publication.PublicationId, at }));

    /// <summary>Puts a publication in the place of the one it amends; false where that no longer stands.</summary>
    public static async Task<bool> SupersedeAsync(HubSession session, Publication publication, DateTimeOffset at)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.publications set status = 'superseded', superseded_at = @at, superseded_by = @PublicationId,
                version = version + 1
            where publication_id = @Amends and status = 'released'
            """,
            new { publication.PublicationId, publication.Amends, at })) == 1;

    /// <summary>Takes the approval back: what stopped the release is mended first.</summary>
    public static Task StopAsync(HubSession session, Publication publication)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.publications set status = 'reviewed', approved_by = null, approved_at = null, release_at = null,
                pre_release_at = null, version = version + 1
            where publication_id = @PublicationId
            """,
            new { publication.PublicationId }));

    public static async Task<IReadOnlyList<Holder>> ReadersAsync(HubSession session, Publication publication)
        => [.. await session.Connection.QueryAsync<Holder>(session.Command(
            """
            select account_id, read_for as agency_id, '' as display_name, '' as agency_name
            from profile.pre_release_readers
            where publication_id = @PublicationId
            """,
            new { publication.PublicationId }))];
}
