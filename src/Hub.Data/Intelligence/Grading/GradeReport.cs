using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Intelligence.Grading;

/// <summary>
/// Grades a report by 3x5x2 and writes the sanitised words, the only ones that anybody else reads; or grades it again, with every
/// version kept. Never by whoever reported it, and never by two at once.
/// </summary>
[Audited(AuditEventKind.IntelligenceGraded)]
public sealed class GradeReport(HubDatabase database, TimeProvider time)
{
    /// <summary>Grades it, or says what is wrong.</summary>
    public async Task<IntelligenceResult> HandleAsync(Actor actor, ReportGrading grading, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.GradeIntelligence))
        {
            return new IntelligenceResult.NotAllowed();
        }

        return await database.InScopeAsync(
            actor.ScopeFor(IntelligencePurpose.Grade),
            session => GradeAsync(session, actor, grading.Cleaned()),
            cancellationToken);
    }

    private async Task<IntelligenceResult> GradeAsync(HubSession session, Actor actor, ReportGrading grading)
    {
        if (await UnitReport.FindAsync(session, actor, grading.ReportId) is not { } report)
        {
            return new IntelligenceResult.NotFound();
        }

        if (UnitReport.Refusal(report, actor, grading.SeenVersion, mayBeGraded: true) is { } refusal)
        {
            return refusal;
        }

        var areas = await IntelligenceAreaQueries.AllAsync(session, UkTime.Today(time));
        var area = areas.FirstOrDefault(known => known.Value == grading.Area);
        var problems = grading.Problems(report.Status == ReportStatus.Sanitised).ToList();
        if (area is null)
        {
            problems.Add(new(nameof(ReportGrading.Area), "Choose the area it is about."));
        }

        if (problems.Count > 0)
        {
            return new IntelligenceResult.Refused(problems);
        }

        var version = (await GradingStore.VersionsAsync(session, report.ReportId)).Count + 1;
        await GradingStore.AddAsync(session, report, grading, area!, version, actor.AccountId, time.GetUtcNow());
        await GradingStore.SetSanitisedAsync(session, report.ReportId, time.GetUtcNow());
        await AuditStore.WriteAsync(
            session, new AuditEvent(AuditEventKind.IntelligenceGraded, "intelligence report", report.ReportId.ToString())
            {
                Agencies = [report.AgencyId],
                Agreements = [report.AgreementId],
                Details = new Dictionary<string, string>
                {
                    ["grade"] = IntelligenceWords.Grade(grading.Source, grading.Assessment, grading.Handling),
                    ["version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                },
            });
        if (version == 1)
        {
            await UnitReport.TellReporterAsync(session, report);
        }

        return new IntelligenceResult.Done(report.ReportId);
    }
}
