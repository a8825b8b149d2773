using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Disclosure.Exceptions;

/// <summary>Reads and writes exceptions, within the areas of the session's scope.</summary>
internal static class ExceptionStore
{
    /// <summary>Keys of the numbers that two people let pass in a profile. An amendment is asked for anew.</summary>
    public static async Task<IReadOnlySet<string>> AllowedAsync(HubSession session, Guid publicationId)
        => (await session.Connection.QueryAsync<string>(session.Command(
            """
            select cell from profile.disclosure_exceptions
            where publication_id = @publicationId and agreed_at is not null and withdrawn_at is null
            """,
            new { publicationId }))).ToHashSet(StringComparer.Ordinal);

    /// <summary>The exceptions that stand for a profile, oldest first.</summary>
    public static async Task<IReadOnlyList<DisclosureException>> StandingAsync(HubSession session, Guid publicationId)
        => [.. await session.Connection.QueryAsync<DisclosureException>(session.Command(
            """
            select e.exception_id, e.cell, e.figure_code, e.sentence, e.reason, e.asked_by, coalesce(a.display_name, '') as asked_name,
                e.asked_for, e.asked_role, e.asked_at,
                case when e.agreed_by is not null then coalesce(b.display_name, '') end as agreed_name, e.agreed_at
            from profile.disclosure_exceptions e
            left join profile.publication_people(@publicationId) a on a.account_id = e.asked_by
            left join profile.publication_people(@publicationId) b on b.account_id = e.agreed_by
            where e.publication_id = @publicationId and e.withdrawn_at is null
            order by e.asked_at, e.exception_id
            """,
            new { publicationId }))];

    /// <summary>Asks for an exception; false where one stands already.</summary>
    public static async Task<bool> AskAsync(
        HubSession session, Guid exceptionId, Publication publication, DisclosedCell cell, string reason, Actor actor, Role role,
        DateTimeOffset at)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.disclosure_exceptions (exception_id, publication_id, profile_area_id, cell, figure_code, sentence, reason,
                asked_by, asked_for, asked_role, asked_at)
            values (@exceptionId, @PublicationId, @ProfileAreaId, @Key, @FigureCode, @Sentence, @reason, @AccountId, @AgencyId, @role, @at)
            on conflict (publication_id, cell) where withdrawn_at is null do nothing
            """,
            new
            {
                exceptionId, publication.PublicationId, publication.ProfileAreaId, cell.Key, cell.FigureCode, cell.Sentence, reason,
                actor.AccountId,
                actor.Acting.AgencyId, role = RoleNames.Stored(role), at,
            })) == 1;

    /// <summary>A second person agrees; false where somebody did already or it was taken back.</summary>
    public static async Task<bool> AgreeAsync(HubSession session, Guid exceptionId, Actor actor, Role role, DateTimeOffset at)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.disclosure_exceptions set agreed_by = @AccountId, agreed_for = @AgencyId, agreed_role = @role, agreed_at = @at
            where exception_id = @exceptionId and agreed_at is null and withdrawn_at is null
            """,
            new { exceptionId, actor.AccountId, actor.Acting.AgencyId, role = RoleNames.Stored(role), at })) == 1;

    /// <summary>Takes it back; false where it was taken back already.</summary>
    public static async Task<bool> WithdrawAsync(HubSession session, Guid exceptionId, Actor actor, DateTimeOffset at)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.disclosure_exceptions set withdrawn_by = @AccountId, withdrawn_at = @at
            where exception_id = @exceptionId and withdrawn_at is null
            """,
            new { exceptionId, actor.AccountId, at })) == 1;
}
