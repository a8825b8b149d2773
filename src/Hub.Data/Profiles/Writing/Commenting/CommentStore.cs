using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>Reads and writes comments and those who were asked for them, within the areas of the session's scope.</summary>
public static class CommentStore
{
    /// <summary>How many comments on a publication nobody has answered: the checklist warns of them.</summary>
    public static Task<int> OpenAsync(HubSession session, Guid publicationId)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            "select count(*)::int from profile.comments where publication_id = @publicationId and status = 'open'", new { publicationId }));

    /// <summary>The comments of a publication, the oldest first.</summary>
    internal static async Task<IReadOnlyList<Comment>> AllAsync(HubSession session, Guid publicationId)
        => (await session.Connection.QueryAsync<Comment>(session.Command(
            """
            select comment_id, section, comment as text, standing_words, suggested_words, made_by, made_for, made_at, status, answer,
                answered_by
            from profile.comments
            where publication_id = @publicationId
            order by made_at, comment_id
            """,
            new { publicationId }))).AsList();

    /// <summary>Everybody who was asked.</summary>
    internal static async Task<IReadOnlyList<Commenter>> CommentersAsync(HubSession session, Guid publicationId)
        => (await session.Connection.QueryAsync<Commenter>(session.Command(
            """
            select account_id, read_for as agency_id, until_on, ended_at
            from profile.commenters
            where publication_id = @publicationId
            order by asked_at, account_id
            """,
            new { publicationId }))).AsList();

    /// <summary>Who asked partners, each in an agency of theirs: they are told of comments.</summary>
    internal static async Task<IReadOnlyList<(Guid AccountId, Guid AgencyId)>> AskersAsync(HubSession session, Guid publicationId)
        => (await session.Connection.QueryAsync<(Guid AccountId, Guid AgencyId)>(session.Command(
            "select distinct asked_by, asked_for from profile.commenters where publication_id = @publicationId",
            new { publicationId }))).AsList();

    /// <summary>Everybody who may be asked.</summary>
    internal static async Task<IReadOnlyList<PossibleCommenter>> PossibleAsync(HubSession session, Guid publicationId)
    {
        var holders = RolePermissions.Holders(Permission.CommentOnProfiles);
        return (await session.Connection.QueryAsync<PossibleCommenter>(session.Command(
            "select account_id, display_name, agency_id, agency_name from profile.may_comment(@publicationId, @ByArea, @Everywhere)",
            new
            {
                publicationId,
                ByArea = holders.Where(RolePermissions.ByArea.Contains).Select(RoleNames.Stored).ToArray(),
                Everywhere = holders.Where(role => !RolePermissions.ByArea.Contains(role)).Select(RoleNames.Stored).ToArray(),
            }))).AsList();
    }

    /// <summary>The drafts that somebody may comment on today for an agency, the first to end first.</summary>
    internal static async Task<IReadOnlyList<AskedDraft>> AskedAsync(HubSession session, Guid accountId, Guid agencyId, DateOnly today)
        => (await session.Connection.QueryAsync<AskedDraft>(session.Command(
            """
            select p.publication_id, a.name as area_name, p.period_from, p.period_until, c.until_on
            from profile.commenters c
            join profile.publications p on p.publication_id = c.publication_id and p.status = 'draft'
            join area.areas a on a.area_id = p.profile_area_id
            where c.account_id = @accountId and c.read_for = @agencyId and c.ended_at is null and @today <= c.until_on
            order by c.until_on, a.name
            """,
            new { accountId, agencyId, today }))).AsList();

    /// <summary>Asks somebody, or asks again until another day.</summary>
    internal static Task AskAsync(
        HubSession session, Publication publication, PossibleCommenter person, DateOnly untilOn, Actor asker, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.commenters (publication_id, profile_area_id, account_id, read_for, asked_by, asked_for, asked_at,
                until_on)
            values (@PublicationId, @ProfileAreaId, @AccountId, @AgencyId, @AskedBy, @AskedFor, @now, @untilOn)
            on conflict (publication_id, account_id) do update set read_for = excluded.read_for, asked_by = excluded.asked_by,
                asked_for = excluded.asked_for, asked_at = excluded.asked_at, until_on = excluded.until_on, ended_at = null
            """,
            new
            {
                publication.PublicationId, publication.ProfileAreaId, person.AccountId, person.AgencyId, untilOn, now,
                AskedBy = asker.AccountId, AskedFor = asker.Acting.AgencyId,
            }));

    /// <summary>Ends what somebody was asked for; false where there is nothing to end.</summary>
    internal static async Task<bool> EndAsync(HubSession session, Guid publicationId, Guid accountId, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.commenters set ended_at = @now
            where publication_id = @publicationId and account_id = @accountId and ended_at is null
            """,
            new { publicationId, accountId, now })) == 1;

    /// <summary>Adds a comment.</summary>
    internal static Task AddAsync(HubSession session, Publication publication, Comment comment)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.comments (comment_id, publication_id, profile_area_id, section, comment, standing_words, suggested_words,
                made_by, made_for, made_at)
            values (@CommentId, @PublicationId, @ProfileAreaId, @Section, @Text, @StandingWords, @SuggestedWords, @MadeBy, @MadeFor,
                @MadeAt)
            """,
            new
            {
                comment.CommentId, publication.PublicationId, publication.ProfileAreaId, comment.Section, comment.Text,
                comment.StandingWords, comment.SuggestedWords, comment.MadeBy, comment.MadeFor, comment.MadeAt,
            }));

    /// <summary>Answers a comment that is open.</summary>
    internal static async Task<bool> AnswerAsync(
        HubSession session, Guid commentId, string status, string answer, Guid answeredBy, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.comments set status = @status, answer = nullif(@answer, ''), answered_by = @answeredBy, answered_at = @now
            where comment_id = @commentId and status = 'open'
            """,
            new { commentId, status, answer, answeredBy, now })) == 1;
}
