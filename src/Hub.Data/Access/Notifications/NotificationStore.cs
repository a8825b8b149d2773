using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.Notifications;

/// <summary>Writes of notifications and of a person's choices.</summary>
public static class NotificationStore
{
    /// <summary>Marks one's own notifications as read: all of an agency, or one. Returns how many were unread.</summary>
    /// <remarks>No command with an event of its own: it changes nothing but how the reader's own list looks to them.</remarks>
    public static Task<int> MarkReadAsync(HubSession session, Guid? notificationId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.notifications set read_at = @now
            where account_id = @Actor::uuid and agency_id = any (@Agencies) and read_at is null
                and (@notificationId::uuid is null or notification_id = @notificationId)
            """,
            new { session.Scope.Actor, Agencies = session.Scope.Agencies.ToArray(), notificationId, now }));

    /// <summary>Marks one's own notifications about one thing as read: whoever opens its page has seen it.</summary>
    /// <remarks>No command with an event of its own, as <see cref="MarkReadAsync"/>.</remarks>
    public static Task<int> MarkReadAboutAsync(
        HubSession session, IReadOnlyCollection<NotificationKind> kinds, string subjectId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.notifications set read_at = @now
            where account_id = @Actor::uuid and agency_id = any (@Agencies) and read_at is null
                and kind = any (@Kinds) and subject_id = @subjectId
            """,
            new
            {
                session.Scope.Actor, Agencies = session.Scope.Agencies.ToArray(), subjectId, now,
                Kinds = kinds.Select(kind => kind.ToString()).ToArray(),
            }));

    internal static Task<int> NotifyAsync(
        HubSession session, NotificationKind kind, string subjectId, Guid agencyId, IReadOnlyCollection<Guid> accounts, string step)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            "select access.notify(@Kind, @subjectId, @step, @agencyId, @Accounts)",
            new { Kind = kind.ToString(), subjectId, step, agencyId, Accounts = accounts.ToArray() }));

    internal static Task<int> NotifyHoldersAsync(
        HubSession session, NotificationKind kind, string subjectId, Guid? agencyId, IReadOnlyList<Role> roles, string step)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            "select access.notify_holders(@Kind, @subjectId, @step, @agencyId, @Roles)",
            new
            {
                Kind = kind.ToString(), subjectId, step, agencyId,
                Roles = roles.Select(RoleNames.Stored).ToArray(),
            }));

    internal static Task<int> ChooseAsync(HubSession session, NotificationKind kind, MailWish wish, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.notification_choices (account_id, kind, email, changed_at)
            values (@Actor::uuid, @Kind, @Wish, @now)
            on conflict (account_id, kind) do update set email = excluded.email, changed_at = excluded.changed_at
            """,
            new { session.Scope.Actor, Kind = kind.ToString(), Wish = MailWishes.Stored(wish), now }));
}
