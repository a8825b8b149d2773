using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Scanning;

namespace Hub.Data.Ingest;

/// <summary>What became of one submission, in numbers; where it waits unread, the name of the <see cref="ScanFault"/>.</summary>
public sealed record SubmissionSummary(
    long SubmissionId, string Kind, string Status, int? RowsRead, int? RowsAccepted, int? RowsRejected, int? RowsWarned, int? RowsPlaced,
    int? RowsOutside, int? RowsUnplaced, string? Refusal, string? HeldBecause)
{
    /// <summary>What the operator does about it; null where it does not wait.</summary>
    public string? HeldSentence
        => Enum.TryParse<ScanFault>(HeldBecause, out var fault) ? ScanWords.ForOperator(fault) : null;
}

/// <summary>Rows of one kind that count in one place. Place is an area's name, or the words for what lies in none.</summary>
public sealed record PlaceRows(string Kind, string Place, bool IsArea, long Rows);

/// <summary>A source that was required and has no standing return in a period.</summary>
public sealed record MissingSource(string Agency, string Kind);

/// <summary>Sums over what was loaded, for the operator. Row counts only; a profile's figures come from Indicators.</summary>
public static class IngestSummaryQueries
{
    /// <summary>Some submissions, by id.</summary>
    public static async Task<IReadOnlyList<SubmissionSummary>> SubmissionsAsync(HubSession session, IReadOnlyCollection<long> ids)
        => (await session.Connection.QueryAsync<SubmissionSummary>(session.Command(
            """
            select submission_id, kind, status, rows_read, rows_accepted, rows_rejected, rows_warned, rows_placed, rows_outside,
                rows_unplaced, refusal,
                case when status = 'held' then (
                    select c.why from ingest.scans c where c.submission_id = s.submission_id order by c.scan_id desc limit 1
                ) end as held_because
            from ingest.submissions s
            where submission_id = any (@Ids)
            order by submission_id
            """,
            new { Ids = ids.ToArray() }))).AsList();

    /// <summary>Every standing submission that overlaps a period, by kind and period.</summary>
    public static async Task<IReadOnlyList<SubmissionSummary>> StandingAsync(HubSession session, FolderPeriod period)
        => (await session.Connection.QueryAsync<SubmissionSummary>(session.Command(
            """
            select submission_id, kind, status, rows_read, rows_accepted, rows_rejected, rows_warned, rows_placed, rows_outside,
                rows_unplaced, refusal, null::text as held_because
            from ingest.submissions
            where status = any (@Counting) and period_from < @Until and @From < period_until
            order by kind, period_from
            """,
            new { Counting = SubmissionStatus.Counting.ToArray(), period.From, period.Until }))).AsList();

    /// <summary>
    /// Rows of each kind by profile area, with those outside, without a place, and known only for something wider than an area.
    /// </summary>
    public static async Task<IReadOnlyList<PlaceRows>> RowsByAreaAsync(
        HubSession session, string areaKind, FolderPeriod period, DateOnly areasOn)
        => (await session.Connection.QueryAsync<PlaceRows>(session.Command(
            """
            select s.kind, coalesce(a.name, case r.place_precision
                    when 'outside' then 'outside' when 'none' then 'no place' else 'wider' end) as place,
                a.area_id is not null as is_area, count(*) as rows
            from ingest.submissions s
            join ingest.source_records r using (submission_id)
            left join area.lsoa_memberships m on m.lsoa21 = r.lsoa21 and m.kind = @areaKind
                and m.valid_from <= @areasOn and @areasOn < m.valid_until
            left join area.containments c on r.lsoa21 is null and c.kind = r.place_precision and c.code = r.place_code
                and c.in_kind = @areaKind and c.valid_from <= @areasOn and @areasOn < c.valid_until
            left join area.areas a on a.area_id = coalesce(m.area_id, c.in_area_id)
            where s.status = any (@Counting) and s.period_from < @Until and @From < s.period_until
            group by 1, 2, 3
            order by 1, 3 desc, 2
            """,
            new { areaKind, areasOn, Counting = SubmissionStatus.Counting.ToArray(), period.From, period.Until },
            timeoutSeconds: 600))).AsList();

    /// <summary>Required sources without any standing return in a period.</summary>
    public static async Task<IReadOnlyList<MissingSource>> MissingAsync(HubSession session, FolderPeriod period)
        => (await session.Connection.QueryAsync<MissingSource>(session.Command(
            """
            select a.name as agency, q.kind
            from ingest.required_sources q
            join access.agencies a using (agency_id)
            where q.required_from < @Until and not exists (
                select from ingest.submissions s
                where s.agency_id = q.agency_id and s.kind = q.kind and s.status = any (@Counting)
                    and s.period_from < @Until and @From < s.period_until)
            order by a.name, q.kind
            """,
            new { Counting = SubmissionStatus.Counting.ToArray(), period.From, period.Until }))).AsList();
}
