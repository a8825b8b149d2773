using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Coverage;

/// <summary>Reads what is required from the agencies that serve an area, and what arrived.</summary>
public static class CoverageQueries
{
    /// <summary>Coverage of every required source of an area by month, ordered by agency and title.</summary>
    /// <param name="session">A scope over the agencies to be shown.</param>
    /// <param name="areaKind">Kind of the area ("lpa", "csp").</param>
    /// <param name="areaCode">Its code.</param>
    /// <param name="from">Half-open period; whole months.</param>
    /// <param name="until">Its end; areas are taken as at the day before.</param>
    /// <param name="today">Due dates after this day are not yet missed.</param>
    public static async Task<IReadOnlyList<SourceCoverage>> ForAreaAsync(
        HubSession session, string areaKind, string areaCode, DateOnly from, DateOnly until, DateOnly today)
    {
        var sources = await session.Connection.QueryAsync<RequiredSource>(session.Command(
            """
            select a.code as agency_code, a.name as agency_name, r.kind, k.title, r.every, r.due_days, r.required_from
            from ingest.required_sources r
            join access.agencies a using (agency_id)
            join lateral (
                select d.definition ->> 'title' as title
                from ingest.dataset_kinds d
                where d.kind = r.kind
                order by d.version desc
                limit 1) k on true
            where a.served_areas is null or exists (
                select from area.lsoa_memberships own
                join area.lsoa_memberships served using (lsoa21)
                where own.kind = @areaKind and own.code = @areaCode and served.code = any (a.served_areas)
                    and @on >= own.valid_from and (own.valid_until is null or @on < own.valid_until)
                    and @on >= served.valid_from and (served.valid_until is null or @on < served.valid_until))
            order by a.name, k.title
            """,
            new { areaKind, areaCode, on = until.AddDays(-1) }));
        var returns = (await session.Connection.QueryAsync<AcceptedReturn>(session.Command(
            """
            select a.code as agency_code, s.kind, s.period_from, s.period_until, s.received_at, s.is_nil
            from ingest.submissions s
            join access.agencies a using (agency_id)
            where s.status in ('accepted', 'accepted_with_warnings', 'partly_accepted')
                and s.period_from < @until and s.period_until > @from
            """,
            new { from, until }))).ToList();
        return [.. sources.Select(source => CoverageCalendar.For(source, returns, from, until, today))];
    }
}
