using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Grading;

/// <summary>What every decision of the unit on a report asks first.</summary>
internal static class UnitReport
{
    /// <summary>The report, locked, where it was sent to the unit of the agency acted for; otherwise null.</summary>
    public static async Task<ReportRow?> FindAsync(HubSession session, Actor actor, Guid reportId)
        => await ReportStore.FindAsync(session, reportId, toChange: true) is { SentAt: not null } report
            && report.UnitAgencyId == actor.Acting.AgencyId
            ? report
            : null;

    /// <summary>Why the actor cannot decide on it now; null where they can.</summary>
    public static IntelligenceResult.Refused? Refusal(ReportRow report, Actor actor, int seenVersion, bool mayBeGraded)
        => report.ReportedBy == actor.AccountId
            ? IntelligenceResult.Refused.Because("You made this report, so somebody else must grade it; ask a colleague of the unit.")
            : !ReportStatus.IsOpen(report.Status) && !(mayBeGraded && report.Status == ReportStatus.Sanitised)
            ? IntelligenceResult.Refused.Because(
                $"This report is no longer to be decided on ({IntelligenceWords.Status(report.Status).ToLowerInvariant()}); "
                + "go back to the list.")
            : report.Version != seenVersion
            ? IntelligenceResult.Refused.Because(
                "Somebody else decided on this report in the meantime; nothing of yours was kept. Look at what stands and decide again.")
            : null;

    /// <summary>Tells whoever reported that the unit has decided; without a word of it.</summary>
    public static Task<int> TellReporterAsync(HubSession session, ReportRow report)
        => Notify.AccountsAsync(
            session, NotificationKind.IntelligenceStatusChanged, report.ReportId.ToString(), report.AgencyId, [report.ReportedBy]);
}
