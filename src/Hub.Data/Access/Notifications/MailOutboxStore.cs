using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.Notifications;

/// <summary>One e-mail to send: everything that it may say, which is one kind or, for a daily summary, several.</summary>
/// <param name="NotificationIds">What it tells of, oldest first.</param>
/// <param name="Kinds">Their kinds, in the same order.</param>
/// <param name="Attempts">Begun attempts, this one included.</param>
/// <param name="Address">The account's address as it stands now, unchecked; null where the account is gone.</param>
public sealed record OutgoingMail(
    IReadOnlyList<Guid> NotificationIds, IReadOnlyList<NotificationKind> Kinds, int Attempts, string? Address);

/// <summary>
/// The outbox of notifications: the worker's side, as <see cref="SystemActors.Notifications"/>. An attempt is counted and
/// committed before it is made, so a worker that dies while sending leaves an e-mail that is tried again later.
/// </summary>
public static class MailOutboxStore
{
    /// <summary>How long an attempt may take before another worker may try: longer than any timeout of sending.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int AtOnce = 50;

    private sealed record Claim(Guid NotificationId, Guid AccountId, string Kind, int Attempts);

    /// <summary>Ends what nobody wants by e-mail: the notification stays in the hub.</summary>
    public static Task EndUnwantedAsync(HubSession session, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.notification_emails e set state = 'not_wanted', finished_at = @now
            from access.mail_wishes w
            where w.notification_id = e.notification_id and e.state = 'due' and w.wish = 'never'
            """,
            new { now }));

    /// <summary>Ends everything that is due, where no mail server is set: it would be stale when one is.</summary>
    public static Task EndUnsentAsync(HubSession session, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.notification_emails set state = 'not_sent', finished_at = @now, error = 'No mail server is set.'
            where state = 'due'
            """,
            new { now }));

    /// <summary>
    /// Takes some of what is due and wanted in that way: each notification by itself at once, everything of a person together daily.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="wish">At once, or daily.</param>
    /// <param name="onlyTriedBefore">Only what an earlier attempt left behind.</param>
    /// <param name="now">The time of the attempt.</param>
    public static async Task<IReadOnlyList<OutgoingMail>> ClaimAsync(
        HubSession session, MailWish wish, bool onlyTriedBefore, DateTimeOffset now)
    {
        var claims = (await session.Connection.QueryAsync<Claim>(session.Command(
            """
            with taken as (
                select e.notification_id, w.kind
                from access.notification_emails e
                join access.mail_wishes w using (notification_id)
                where e.state = 'due' and e.due_at <= @now and w.wish = @Wish
                    and (e.attempts > 0 or not @onlyTriedBefore)
                order by e.due_at, e.notification_id
                limit @AtOnce
                for update of e skip locked
            )
            update access.notification_emails e set attempts = e.attempts + 1, due_at = @Until
            from taken t
            where t.notification_id = e.notification_id
            returning e.notification_id, e.account_id, t.kind, e.attempts
            """,
            new { now, Until = now + Patience, AtOnce, onlyTriedBefore, Wish = MailWishes.Stored(wish) }))).AsList();
        var mails = new List<OutgoingMail>();
        foreach (var mail in claims.GroupBy(claim => wish is MailWish.Daily ? claim.AccountId : claim.NotificationId))
        {
            var address = await session.Connection.ExecuteScalarAsync<string?>(session.Command(
                "select access.mail_address(@AccountId)", new { mail.First().AccountId }));
            mails.Add(new(
                [.. mail.Select(claim => claim.NotificationId)],
                [.. mail.Select(claim => Enum.Parse<NotificationKind>(claim.Kind))],
                mail.Max(claim => claim.Attempts),
                address));
        }

        return mails;
    }

    /// <summary>Ends an e-mail: sent, or parked with a sentence.</summary>
    public static Task EndAsync(HubSession session, OutgoingMail mail, string? parkedBecause, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.notification_emails set state = @State, finished_at = @now, error = @parkedBecause
            where notification_id = any (@Ids) and state = 'due'
            """,
            new { Ids = mail.NotificationIds.ToArray(), State = parkedBecause is null ? "sent" : "parked", parkedBecause, now }));

    /// <summary>Puts an e-mail off after a failure that may pass.</summary>
    public static Task PutOffAsync(HubSession session, OutgoingMail mail, string sentence, DateTimeOffset until)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.notification_emails set due_at = @until, error = @sentence
            where notification_id = any (@Ids) and state = 'due'
            """,
            new { Ids = mail.NotificationIds.ToArray(), sentence, until }));

    /// <summary>When the next e-mail that waits for another attempt, or that arrived meanwhile, is due; null when there is none.</summary>
    public static Task<DateTimeOffset?> NextAsync(HubSession session)
        => session.Connection.ExecuteScalarAsync<DateTimeOffset?>(session.Command(
            "select min(due_at) from access.mail_wishes where wish = 'at_once' or attempts > 0"));
}
