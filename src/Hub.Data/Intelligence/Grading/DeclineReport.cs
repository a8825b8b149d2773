using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Intelligence.Grading;

/// <summary>
/// Says that the unit does not take a report on, with a reason from a list, which the reporter sees. Its words are destroyed thirty
/// days later: until then the unit may look at them again, not use them.
/// </summary>
[Audited(AuditEventKind.IntelligenceNotTakenOn)]
public sealed class DeclineReport(HubDatabase database, TimeProvider time)
{
    /// <summary>Days from the decision to the destruction of the words.</summary>
    public const int DaysKept = 30;

    /// <summary>Records it, or says what is wrong.</summary>
    public async Task<IntelligenceResult> HandleAsync(
        Actor actor, Guid reportId, int seenVersion, DeclineReason reason, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.GradeIntelligence))
        {
            return new IntelligenceResult.NotAllowed();
        }

        return await database.InScopeAsync<IntelligenceResult>(
            actor.ScopeFor(IntelligencePurpose.Grade),
            async session =>
            {
                if (await UnitReport.FindAsync(session, actor, reportId) is not { } report)
                {
                    return new IntelligenceResult.NotFound();
                }

                if (UnitReport.Refusal(report, actor, seenVersion, mayBeGraded: false) is { } refusal)
                {
                    return refusal;
                }

                await GradingStore.SetNotTakenOnAsync(
                    session, reportId, IntelligenceWords.Stored(reason), UkTime.Today(time).AddDays(DaysKept), time.GetUtcNow());
                await AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.IntelligenceNotTakenOn, "intelligence report", reportId.ToString())
                    {
                        Agencies = [report.AgencyId],
                        Agreements = [report.AgreementId],
                        Details = new Dictionary<string, string> { ["reason"] = IntelligenceWords.Stored(reason) },
                    });
                await UnitReport.TellReporterAsync(session, report);
                return new IntelligenceResult.Done(reportId);
            },
            cancellationToken);
    }
}
