using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Due;

/// <summary>
/// Tells each agency's data officers of returns that are due within a week, due, and a week late: each step once, however often
/// this runs (capability 24.2). What is not agreed is nobody's to send, so nobody is told of it.
/// </summary>
public sealed class RemindOfReturns(TimeProvider time)
{
    // A step that nobody was told of in time (the worker stood still, the agency is new) is told up to a month after.
    private const int StepDays = 7;
    private const int LookBackDays = 31;

    /// <summary>Reminds one agency, which the session's scope names. Returns how many notifications were new.</summary>
    public async Task<int> RunAsync(HubSession session, Guid agencyId)
    {
        var today = UkTime.Today(time);
        var due = await DueQueries.ReadAsync(
            session, agencyId, today.AddDays(-StepDays - LookBackDays), today.AddDays(StepDays + 1), today);
        var told = 0;
        foreach (var one in due)
        {
            if (Step(one, today) is { } kind)
            {
                var subject = string.Create(CultureInfo.InvariantCulture, $"{one.Kind}:{one.PeriodFrom:yyyy-MM-dd}");
                told += await Notify.HoldersAsync(session, kind, subject, agencyId, Permission.SendSubmissions);
            }
        }

        return told;
    }

    private static NotificationKind? Step(DueReturn due, DateOnly today)
    {
        if (due.State is not (DueState.Soon or DueState.Late or DueState.Refused))
        {
            return null;
        }

        return (today.DayNumber - due.DueOn.DayNumber) switch
        {
            >= StepDays => NotificationKind.SubmissionOverdue,
            >= 0 => NotificationKind.SubmissionDue,
            >= -StepDays => NotificationKind.SubmissionDueSoon,
            _ => null,
        };
    }
}
