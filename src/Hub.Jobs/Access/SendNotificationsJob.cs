using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Jobs.Scheduling;

namespace Hub.Jobs.Access;

/// <summary>
/// <c>notifications.send</c>, subject: "now", or the day for the daily summaries as well. Sends the outbox; what fails is put off
/// with growing pauses and parked after the last. Small transactions of its own: what was sent stays so when a later one fails.
/// </summary>
public sealed class SendNotificationsJob(MailOptions options, TimeProvider time) : IJobHandler
{
    // Together a little over a day: an outage of the mail server over a night loses nothing.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(20),
    ];

    /// <inheritdoc/>
    public string Kind => JobKinds.NotificationsSend;

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = Scope.None(SystemActors.Notifications, run.Request.Purpose);
        await run.Database.InScopeAsync(
            scope,
            session => options.IsSet
                ? MailOutboxStore.EndUnwantedAsync(session, time.GetUtcNow())
                : MailOutboxStore.EndUnsentAsync(session, time.GetUtcNow()),
            cancellationToken);
        if (options.IsSet)
        {
            await using var sender = new MailSender(options, time);
            await SendAllAsync(run, scope, sender, MailWish.AtOnce, onlyTriedBefore: false, cancellationToken);
            await SendAllAsync(
                run, scope, sender, MailWish.Daily, run.Request.SubjectId == Notify.SendNow, cancellationToken);
        }

        await run.InWorkAsync(scope, AskAgainAsync, cancellationToken);
        return JobOutcome.Done;
    }

    private static async Task AskAgainAsync(HubSession session)
    {
        if (await MailOutboxStore.NextAsync(session) is { } next)
        {
            await JobRequests.AskAsync(session, new JobAsk(
                JobKinds.NotificationsSend, Notify.SendNow, SystemActors.Notifications, "send notifications", NotBefore: next));
        }
    }

    private async Task SendAllAsync(
        JobRun run, Scope scope, MailSender sender, MailWish wish, bool onlyTriedBefore, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (true)
        {
            var mails = await run.Database.InScopeAsync(
                scope, session => MailOutboxStore.ClaimAsync(session, wish, onlyTriedBefore, time.GetUtcNow()), cancellationToken);
            if (mails.Count == 0)
            {
                return;
            }

            MailResult? down = null;
            foreach (var mail in mails)
            {
                await run.Progress.ReportAsync("Sending e-mail", sent++, null, cancellationToken);
                var result = down ?? await sender.SendAsync(mail, cancellationToken);
                await run.Database.InScopeAsync(scope, session => RecordAsync(session, mail, result), cancellationToken);
                down = result is MailResult.Unavailable ? result : null;
            }

            if (down is not null)
            {
                return;
            }
        }
    }

    private Task RecordAsync(HubSession session, OutgoingMail mail, MailResult result)
    {
        var now = time.GetUtcNow();
        return result switch
        {
            MailResult.Sent => MailOutboxStore.EndAsync(session, mail, null, now),
            MailResult.Refused refused => MailOutboxStore.EndAsync(session, mail, refused.Sentence, now),
            MailResult.Later later => PutOffAsync(session, mail, later.Sentence, now),
            MailResult.Unavailable unavailable => PutOffAsync(session, mail, unavailable.Sentence, now),
            _ => throw new InvalidOperationException($"A result is not handled: {result.GetType().Name}."),
        };
    }

    private static Task PutOffAsync(HubSession session, OutgoingMail mail, string sentence, DateTimeOffset now)
        => mail.Attempts > Pauses.Length
            ? MailOutboxStore.EndAsync(session, mail, sentence, now)
            : MailOutboxStore.PutOffAsync(session, mail, sentence, now + Pauses[mail.Attempts - 1]);
}
