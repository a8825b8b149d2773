using Dapper;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Indicators.Released;

namespace Hub.Data.Indicators.Release;

/// <summary>
/// Who is expected to send each kind, and what arrived of it. Expected is an agency with a required source, one that sent, and,
/// where there is neither, one with an agreement for the kind.
/// </summary>
internal sealed class SenderQueries(HubSession session)
{
    // Fewer rows than this share of a district's are strays of a neighbour's return, not a return for the district.
    private const decimal StrayShare = 0.05m;

    private sealed record ExpectedRow(
        string Kind, Guid AgencyId, string Agency, string AgencyName, string[]? ServedAreas, string Every, int DueDays,
        DateOnly? RequiredFrom);

    private sealed record SentRow(
        long SubmissionId, string Kind, Guid AgencyId, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset ReceivedAt, bool IsNil);

    private sealed record DistrictRow(string Kind, Guid AgencyId, string District, decimal Rows);

    public async Task<ILookup<string, Sender>> ReadAsync(
        IndicatorRun run, IReadOnlyList<RunDefinition> definitions, ILookup<AreaKey, string> districts)
    {
        var titles = definitions.GroupBy(d => d.Definition.Kind).ToDictionary(g => g.Key, g => g.First().Definition.KindTitle);
        var sent = (await SentAsync(run)).ToLookup(row => (row.Kind, row.AgencyId));
        var placed = (await DistrictsAsync(run)).ToLookup(row => (row.Kind, row.AgencyId), row => row.District);
        var byCode = districts.ToLookup(area => area.Key.Code, area => area.AsEnumerable());
        var expected = await ExpectedAsync(run, [.. titles.Keys]);
        return expected.ToLookup(row => row.Kind, row => new Sender(
            new(
                row.Kind, titles[row.Kind], row.Agency, row.AgencyName, row.Every,
                [.. Months(run, row, sent[(row.Kind, row.AgencyId)])]),
            row.ServedAreas?.SelectMany(code => byCode[code]).SelectMany(codes => codes).ToHashSet(StringComparer.Ordinal),
            placed[(row.Kind, row.AgencyId)].ToHashSet(StringComparer.Ordinal),
            [.. sent[(row.Kind, row.AgencyId)].Select(s => s.SubmissionId)]));
    }

    private static IEnumerable<MonthReturn> Months(IndicatorRun run, ExpectedRow expected, IEnumerable<SentRow> sent)
    {
        var calendar = new ReturnCalendar(expected.Every, expected.DueDays, expected.RequiredFrom);
        var returns = sent.Select(row => new AcceptedReturn(row.PeriodFrom, row.PeriodUntil, row.ReceivedAt, row.IsNil)).ToList();
        var today = DateOnly.FromDateTime(run.ComputedAt!.Value.UtcDateTime);
        for (var month = run.PreviousFrom; month < run.PeriodUntil; month = month.AddMonths(1))
        {
            yield return new(month, calendar.State(month, returns, today));
        }
    }

    private Task<IEnumerable<SentRow>> SentAsync(IndicatorRun run)
        => session.Connection.QueryAsync<SentRow>(session.Command(
            """
            select submission_id, kind, agency_id, period_from, period_until, received_at, is_nil
            from ingest.submissions where submission_id = any (@SubmissionIds)
            order by submission_id
            """,
            new { run.SubmissionIds }));

    private async Task<IEnumerable<DistrictRow>> DistrictsAsync(IndicatorRun run)
    {
        var rows = (await session.Connection.QueryAsync<DistrictRow>(session.Command(
            """
            select kind, agency_id, district, sum(rows) as rows from indicator.row_districts
            where run_id = @RunId group by kind, agency_id, district
            """,
            new { run.RunId }))).AsList();
        var totals = rows.GroupBy(row => (row.Kind, row.District)).ToDictionary(group => group.Key, group => group.Sum(row => row.Rows));
        return rows.Where(row => row.Rows >= totals[(row.Kind, row.District)] * StrayShare);
    }

    private Task<IEnumerable<ExpectedRow>> ExpectedAsync(IndicatorRun run, string[] kinds)
        => session.Connection.QueryAsync<ExpectedRow>(session.Command(
            """
            with named as (
                select kind, agency_id from ingest.required_sources
                union
                select kind, agency_id from ingest.submissions where submission_id = any (@SubmissionIds)
            ), expected as (
                select kind, agency_id from named
                union
                select k.kind, k.agency_id from sharing.agreement_kinds k
                where not exists (select from named n where n.kind = k.kind)
            )
            select e.kind, e.agency_id, a.code as agency, a.name as agency_name, a.served_areas,
                coalesce(r.every, 'month') as every, coalesce(r.due_days, 0) as due_days, r.required_from
            from expected e
            join access.agencies a on a.agency_id = e.agency_id
            left join ingest.required_sources r on r.kind = e.kind and r.agency_id = e.agency_id
            where e.kind = any (@kinds)
            order by e.kind, a.name
            """,
            new { run.SubmissionIds, kinds }));
}
