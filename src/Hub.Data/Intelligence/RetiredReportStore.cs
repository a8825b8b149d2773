using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Intelligence;

/// <summary>A report whose words were destroyed.</summary>
internal sealed record RetiredReport(Guid ReportId, Guid AgencyId, Guid UnitAgencyId);

/// <summary>Destruction by rule.</summary>
internal static class RetiredReportStore
{
    public static async Task<IReadOnlyList<RetiredReport>> DestroyAsync(HubSession session, DateOnly today, DateTimeOffset now)
        => (await session.Connection.QueryAsync<RetiredReport>(session.Command(
            "select report_id, agency_id, unit_agency_id from intelligence.destroy_due(@today, @now)", new { today, now }))).AsList();
}
