using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Intelligence.Grading;

/// <summary>A report as the unit reads it.</summary>
/// <param name="Report">How it stands.</param>
/// <param name="Agency">The agency it came from.</param>
/// <param name="Text">What was reported.</param>
/// <param name="Sanitised">The sanitised words of its gradings, in the same order.</param>
/// <param name="Versions">Its gradings, the newest first.</param>
/// <param name="Areas">The areas that it may be placed in.</param>
public sealed record OpenedReport(
    ReportRow Report, string Agency, ReportText Text, IReadOnlyList<string> Sanitised, IReadOnlyList<GradingVersion> Versions,
    IReadOnlyList<ReportArea> Areas);

/// <summary>
/// Opens what was reported, for the intelligence unit: each look is in the audit record, and the first one shows the reporter that
/// their report is being graded. Nobody opens their own report in the unit.
/// </summary>
[Audited(AuditEventKind.IntelligenceOriginalRead)]
public sealed class OpenReport(HubDatabase database, ReportSeal seal, TimeProvider time)
{
    /// <summary>The report, or null where there is none that the actor may open.</summary>
    public async Task<OpenedReport?> HandleAsync(Actor actor, Guid reportId, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.GradeIntelligence))
        {
            return null;
        }

        return await database.InScopeAsync(
            actor.ScopeFor(IntelligencePurpose.Grade),
            async session =>
            {
                if (await GradingStore.OriginalAsync(session, reportId) is not { } words)
                {
                    return null;
                }

                await GradingStore.SetOpenedAsync(session, reportId, time.GetUtcNow());
                return await ReportStore.FindAsync(session, reportId) is { } report
                    ? new OpenedReport(
                        report, (await AgencyQueries.NamesAsync(session)).FirstOrDefault(agency => agency.AgencyId == report.AgencyId).Name,
                        seal.Open(reportId, new SealedReport(words.SealedKey, words.Sealed)), words.Sanitised,
                        await GradingStore.VersionsAsync(session, reportId),
                        await IntelligenceAreaQueries.AllAsync(session, UkTime.Today(time)))
                    : null;
            },
            cancellationToken);
    }
}
