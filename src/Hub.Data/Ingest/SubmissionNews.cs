using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;

namespace Hub.Data.Ingest;

/// <summary>
/// Tells the sender what became of a return: of a person's return whoever sent it and whoever answers for it, of a system's every
/// data officer where it was refused. An operator sees what their own command says. No message holds more than its kind.
/// </summary>
internal static class SubmissionNews
{
    public static Task TellAsync(HubSession session, SubmissionRow submission, LoadOutcome outcome, DateTimeOffset now)
    {
        var subject = submission.SubmissionId.ToString(CultureInfo.InvariantCulture);
        var step = Notify.Step(now);
        var kind = outcome switch
        {
            // What comes back after it was sent has been refused, for its sender.
            LoadOutcome.Checked when submission.Status == SubmissionStatus.Sent => NotificationKind.SubmissionRefused,
            LoadOutcome.Checked => NotificationKind.SubmissionChecked,
            { Refusal: null } => NotificationKind.SubmissionTakenIn,
            _ => NotificationKind.SubmissionRefused,
        };
        return submission.Door switch
        {
            Doors.Page => Notify.AccountsAsync(session, kind, subject, submission.AgencyId, Senders(submission), step),
            Doors.Api when kind == NotificationKind.SubmissionRefused =>
                Notify.HoldersAsync(session, kind, subject, submission.AgencyId, Permission.SendSubmissions, step),
            _ => Task.CompletedTask,
        };
    }

    private static IReadOnlyCollection<Guid> Senders(SubmissionRow submission)
        => [.. new[] { Account(submission.SentBy ?? submission.AskedBy), submission.ContactAccount }.OfType<Guid>().Distinct()];

    private static Guid? Account(string actor) => Guid.TryParse(actor, out var account) ? account : null;
}
