using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Sharing.Keeping;

/// <summary>
/// Tells information governance of every party, and of the agency that keeps the register, of agreements whose review or last day
/// is near: 60, 30 and 7 days before, and when the day has come. Each step once, however often this runs (capability 1.6): the
/// notification's own key holds the day and the step, so a new day of review begins anew.
/// </summary>
public sealed class RemindOfAgreements(TimeProvider time)
{
    private static readonly int[] Steps = [0, 7, 30, 60];

    /// <summary>Reminds of every agreement that the session's scope sees. Returns how many notifications were new.</summary>
    public async Task<int> RunAsync(HubSession session)
    {
        var today = UkTime.Today(time);
        var told = 0;
        foreach (var agreement in await AgreementDueQueries.ReadAsync(session, today, Steps[^1]))
        {
            if (agreement.ReviewOn is { } review && review < agreement.ValidUntil && StepOf(review, today) is { } reviewStep)
            {
                told += await TellAsync(session, agreement, NotificationKind.AgreementReviewDue, "review", review, reviewStep);
            }

            if (StepOf(agreement.ValidUntil, today) is { } endStep)
            {
                var kind = endStep == 0 ? NotificationKind.AgreementExpired : NotificationKind.AgreementExpiring;
                told += await TellAsync(session, agreement, kind, "end", agreement.ValidUntil, endStep);
            }
        }

        return told;
    }

    /// <summary>The nearest step that has been reached; null while the day is far. A month past it nobody is told any more.</summary>
    internal static int? StepOf(DateOnly day, DateOnly today)
    {
        var left = day.DayNumber - today.DayNumber;
        return left < -31 ? null : Steps.Where(step => left <= step).Select(step => (int?)step).FirstOrDefault();
    }

    private static async Task<int> TellAsync(
        HubSession session, DueAgreement agreement, NotificationKind kind, string what, DateOnly day, int step)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{what}:{day:yyyy-MM-dd}:{step}");
        var subject = agreement.AgreementId.ToString();
        var told = agreement.HostIsParty
            ? 0
            : await Notify.HoldersAsync(session, kind, subject, null, Permission.EditAgreements, key);
        foreach (var party in agreement.PartyIds)
        {
            told += await Notify.HoldersAsync(session, kind, subject, party, Permission.SignAgreements, key);
        }

        return told;
    }
}
