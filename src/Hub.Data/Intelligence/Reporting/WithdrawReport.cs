using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Reporting;

/// <summary>Takes one's own report back before it is graded: its words are destroyed at once. That it was made stays known.</summary>
[Audited(AuditEventKind.IntelligenceWithdrawn)]
public sealed class WithdrawReport(HubDatabase database, TimeProvider time)
{
    /// <summary>Withdraws it, or says why that is too late.</summary>
    public async Task<IntelligenceResult> HandleAsync(Actor actor, Guid reportId, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.ReportIntelligence))
        {
            return new IntelligenceResult.NotAllowed();
        }

        return await database.InScopeAsync<IntelligenceResult>(
            actor.ScopeFor(IntelligencePurpose.Report),
            async session =>
            {
                if (await ReportStore.FindOwnAsync(session, actor, reportId, toChange: true) is not { SentAt: not null } report)
                {
                    return new IntelligenceResult.NotFound();
                }

                if (!ReportStatus.IsOpen(report.Status))
                {
                    return IntelligenceResult.Refused.Because(
                        "The unit has decided on this report already, so it cannot be withdrawn; speak to the intelligence unit.");
                }

                await ReportStore.EndAsync(session, reportId, ReportStatus.Withdrawn, time.GetUtcNow());
                await AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.IntelligenceWithdrawn, "intelligence report", reportId.ToString())
                    {
                        Agencies = [report.UnitAgencyId], Agreements = [report.AgreementId],
                    });
                return new IntelligenceResult.Done(reportId);
            },
            cancellationToken);
    }
}
