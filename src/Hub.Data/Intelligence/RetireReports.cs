using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Intelligence;

/// <summary>
/// Destroys the words of every report whose day has come: drafts after seven days, what was not taken on after thirty, the rest when
/// the agreement it came under says, after six years at the latest. Run daily over every agency.
/// </summary>
[Audited(AuditEventKind.IntelligenceDestroyed)]
public sealed class RetireReports(TimeProvider time)
{
    /// <summary>Destroys what is due and returns how many sent reports that were; where there were any, one event says so.</summary>
    public async Task<int> HandleAsync(HubSession session)
    {
        var today = UkTime.Today(time);
        var destroyed = await RetiredReportStore.DestroyAsync(session, today, time.GetUtcNow());
        if (destroyed.Count > 0)
        {
            await AuditStore.WriteAsync(
                session,
                new AuditEvent(
                    AuditEventKind.IntelligenceDestroyed, "intelligence", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                {
                    Agencies = [.. destroyed.SelectMany(report => new[] { report.AgencyId, report.UnitAgencyId }).Distinct()],
                    Details = new Dictionary<string, string>
                    {
                        ["reports"] = destroyed.Count.ToString(CultureInfo.InvariantCulture),
                    },
                });
        }

        return destroyed.Count;
    }
}
