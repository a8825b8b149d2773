using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Reading;

/// <summary>Records that a reader took note of the conditions of a report's standing version; without it the report stays closed.</summary>
[Audited(AuditEventKind.IntelligenceConditionsAcknowledged)]
public sealed class AcknowledgeConditions(HubDatabase database, TimeProvider time)
{
    /// <summary>Records it, or says what is wrong.</summary>
    /// <param name="actor">Who took note.</param>
    /// <param name="reportId">The report.</param>
    /// <param name="version">The version whose conditions were shown.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IntelligenceResult> HandleAsync(Actor actor, Guid reportId, int version, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.ReadIntelligence))
        {
            return new IntelligenceResult.NotAllowed();
        }

        return await database.InScopeAsync<IntelligenceResult>(
            actor.ScopeFor(IntelligencePurpose.Read),
            async session =>
            {
                if ((await ReadingStore.ListAsync(session, [reportId])).SingleOrDefault() is not { Handling: "C" } report)
                {
                    return new IntelligenceResult.NotFound();
                }

                if (report.Version != version)
                {
                    return IntelligenceResult.Refused.Because(
                        "The report was graded again in the meantime; read its conditions as they stand now.");
                }

                await ReadingStore.AcknowledgeAsync(
                    session, reportId, version, actor.AccountId, actor.Acting.AgencyId, time.GetUtcNow());
                await AuditStore.WriteAsync(
                    session, new AuditEvent(AuditEventKind.IntelligenceConditionsAcknowledged, "intelligence report", reportId.ToString())
                    {
                        Details = new Dictionary<string, string>
                        {
                            ["version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        },
                    });
                return new IntelligenceResult.Done(reportId);
            },
            cancellationToken);
    }
}
