using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Intelligence.Reporting;

/// <summary>
/// Sends one's own draft to the intelligence unit, under an agreement of one's agency that covers intelligence reports. From then on
/// its writer sees how it stands and no longer what it says. Kept as long as the agreement says, six years at most.
/// </summary>
[Audited(AuditEventKind.IntelligenceReported)]
public sealed class SendReport(HubDatabase database, TimeProvider time)
{
    // The hub is not the force's system of record: six years is the least that police keep intelligence (review, retention and
    // disposal, group 4), and the most that a copy stays here.
    private const int MostMonths = 72;

    /// <summary>Sends it, or says what is wrong.</summary>
    /// <param name="actor">Who reports.</param>
    /// <param name="reportId">Their draft.</param>
    /// <param name="isWithinMarking">Whether they confirmed that nothing in it is above OFFICIAL-SENSITIVE.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IntelligenceResult> HandleAsync(
        Actor actor, Guid reportId, bool isWithinMarking, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.ReportIntelligence))
        {
            return new IntelligenceResult.NotAllowed();
        }

        if (!isWithinMarking)
        {
            return IntelligenceResult.Refused.Because(
                "Confirm that nothing in it is above OFFICIAL-SENSITIVE; if something may be, do not send it here.", "IsWithinMarking");
        }

        return await database.InScopeAsync(
            actor.ScopeFor(IntelligencePurpose.Report), session => SendAsync(session, actor, reportId), cancellationToken);
    }

    private async Task<IntelligenceResult> SendAsync(HubSession session, Actor actor, Guid reportId)
    {
        if (await ReportStore.FindOwnAsync(session, actor, reportId, toChange: true) is not { } report)
        {
            return new IntelligenceResult.NotFound();
        }

        if (report.Status != ReportStatus.Draft)
        {
            return IntelligenceResult.Refused.Because("This report was sent already; nothing was sent twice.");
        }

        var decision = await ReportDrafts.DecideAsync(session, actor, time);
        if (decision is not SharingDecision.Allowed allowed)
        {
            return IntelligenceResult.Refused.Because(decision.Refusal!.Value.Reason);
        }

        await ReportStore.SetSentAsync(
            session, reportId, allowed.AgreementId, UkTime.Today(time).AddMonths(Math.Min(allowed.RetentionMonths, MostMonths)),
            time.GetUtcNow());
        await AuditStore.WriteAsync(
            session, new AuditEvent(AuditEventKind.IntelligenceReported, "intelligence report", reportId.ToString())
            {
                Agencies = [report.UnitAgencyId], Agreements = [allowed.AgreementId],
            });
        await Notify.HoldersAsync(
            session, NotificationKind.IntelligenceToGrade, reportId.ToString(), report.UnitAgencyId, Permission.GradeIntelligence);
        return new IntelligenceResult.Done(reportId);
    }
}
