using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Reading;

/// <summary>
/// Opens the sanitised words of a report of one's areas; where its handling code is C, after its conditions were taken note of. The
/// agency that it came from sees in its record who read it.
/// </summary>
[Audited(AuditEventKind.IntelligenceRead)]
public sealed class ReadReport(HubDatabase database)
{
    /// <summary>The words, or null where there are none that the actor may read now.</summary>
    public async Task<string?> HandleAsync(Actor actor, Guid reportId, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.ReadIntelligence))
        {
            return null;
        }

        return await database.InScopeAsync(
            actor.ScopeFor(IntelligencePurpose.Read),
            async session => (await ReadingStore.ListAsync(session, [reportId])).SingleOrDefault() is { } report
                && (report.Handling == "P" || report.IsAcknowledged)
                ? await ReadingStore.WordsAsync(session, reportId, report.Version)
                : null,
            cancellationToken);
    }
}
