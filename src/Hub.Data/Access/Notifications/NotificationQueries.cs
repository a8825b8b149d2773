using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.Notifications;

/// <summary>One line of a person's list.</summary>
/// <param name="NotificationId">The notification.</param>
/// <param name="Kind">What happened.</param>
/// <param name="CreatedAt">When they were told.</param>
/// <param name="ReadAt">When they marked it as read; null while it waits.</param>
public sealed record Notification(Guid NotificationId, NotificationKind Kind, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);

/// <summary>Reads of one's own notifications and choices. Row-level security shows nobody else's.</summary>
public static class NotificationQueries
{
    /// <summary>The longest list that a page shows.</summary>
    public const int ListAtMost = 200;

    private sealed record Row(Guid NotificationId, string Kind, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);

    private sealed record ChoiceRow(string Kind, string Email);

    /// <summary>One's own notifications for the agencies of the scope, unread ones first, then the newest.</summary>
    public static async Task<IReadOnlyList<Notification>> ListAsync(HubSession session)
    {
        var rows = await session.Connection.QueryAsync<Row>(session.Command(
            """
            select notification_id, kind, created_at, read_at
            from access.notifications
            where account_id = @Actor::uuid and agency_id = any (@Agencies)
            order by read_at is not null, created_at desc, notification_id
            limit @ListAtMost
            """,
            new { session.Scope.Actor, Agencies = session.Scope.Agencies.ToArray(), ListAtMost }));
        return [.. rows
            .Where(row => Enum.TryParse<NotificationKind>(row.Kind, out _))
            .Select(row => new Notification(row.NotificationId, Enum.Parse<NotificationKind>(row.Kind), row.CreatedAt, row.ReadAt))];
    }

    /// <summary>How many of one's own are unread: for the head of every page.</summary>
    public static Task<int> UnreadAsync(HubSession session)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            """
            select count(*)::int from access.notifications
            where account_id = @Actor::uuid and agency_id = any (@Agencies) and read_at is null
            """,
            new { session.Scope.Actor, Agencies = session.Scope.Agencies.ToArray() }));

    /// <summary>One's own choice for every kind.</summary>
    public static async Task<IReadOnlyDictionary<NotificationKind, MailWish>> ChoicesAsync(HubSession session)
    {
        var chosen = (await session.Connection.QueryAsync<ChoiceRow>(session.Command(
            "select kind, email from access.notification_choices where account_id = @Actor::uuid", new { session.Scope.Actor })))
            .ToDictionary(row => row.Kind, row => MailWishes.Read(row.Email), StringComparer.Ordinal);
        return NotificationWords.Kinds.ToDictionary(kind => kind, kind => chosen.GetValueOrDefault(kind.ToString(), MailWish.AtOnce));
    }
}
