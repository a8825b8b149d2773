using System.Text.Json;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Receipts;

/// <summary>Writes and reads of receipts, within the session's scope.</summary>
internal static class ReceiptStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record UsedRow(
        Guid AgencyId, string Agency, string Kind, string Title, int Returns, long Rows, long Placed, long Outside, long Unplaced);

    private sealed record MendRow(Guid AgencyId, string Title, string Message, string Fix, long Rows);

    private sealed record Row(Guid ReceiptId, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset CreatedAt, string Content);

    /// <summary>What a run used, by agency (its id and code).</summary>
    public static async Task<IReadOnlyList<IGrouping<(Guid Id, string Code), ReceiptKind>>> UsedAsync(
        HubSession session, long[] submissions)
        => [.. (await session.Connection.QueryAsync<UsedRow>(session.Command(
            """
            select s.agency_id, g.code as agency, s.kind, max(k.definition ->> 'title') as title, count(*)::int as returns,
                sum(coalesce(s.rows_accepted, 0) - (
                    select count(*) from ingest.set_aside_records a where a.submission_id = s.submission_id))::bigint as rows,
                sum(coalesce(s.rows_placed, 0))::bigint as placed, sum(coalesce(s.rows_outside, 0))::bigint as outside,
                sum(coalesce(s.rows_unplaced, 0))::bigint as unplaced
            from ingest.submissions s
            join access.agencies g using (agency_id)
            join ingest.dataset_kinds k on k.kind = s.kind and k.version = s.kind_version
            where s.submission_id = any (@submissions)
            group by s.agency_id, g.code, s.kind
            order by g.code, s.kind
            """,
            new { submissions })))
            .GroupBy(
                row => (row.AgencyId, row.Agency),
                row => new ReceiptKind(row.Kind, row.Title, row.Returns, row.Rows, row.Placed, row.Outside, row.Unplaced))];

    /// <summary>The rule that most rows of each agency broke.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ReceiptMend>> MendsAsync(HubSession session, long[] submissions)
        => (await session.Connection.QueryAsync<MendRow>(session.Command(
            """
            select distinct on (p.agency_id) p.agency_id, k.definition ->> 'title' as title, p.message, p.fix,
                sum(p.row_count)::bigint as rows
            from ingest.problem_counts p
            join ingest.submissions s using (submission_id)
            join ingest.dataset_kinds k on k.kind = s.kind and k.version = s.kind_version
            where p.submission_id = any (@submissions) and p.severity in ('error', 'warning')
            group by p.agency_id, k.definition ->> 'title', p.severity, p.message, p.fix
            order by p.agency_id, p.severity, sum(p.row_count) desc, p.message
            """,
            new { submissions })))
            .ToDictionary(row => row.AgencyId, row => new ReceiptMend(row.Title, row.Message, row.Fix, row.Rows));

    /// <summary>Writes a receipt; false where the run's receipt stands already.</summary>
    public static async Task<bool> AddAsync(
        HubSession session, Guid agencyId, long runId, DateOnly from, DateOnly until, ReceiptContent content, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.receipts (receipt_id, agency_id, run_id, period_from, period_until, content, created_at)
            values (@Id, @agencyId, @runId, @from, @until, @Content::jsonb, @now)
            on conflict on constraint ux_receipts__run_agency do nothing
            """,
            new
            {
                Id = Guid.CreateVersion7(now), agencyId, runId, from, until, Content = JsonSerializer.Serialize(content, Json), now,
            })) == 1;

    /// <summary>An agency's receipts, newest first.</summary>
    public static async Task<IReadOnlyList<Receipt>> ListAsync(HubSession session, Guid agencyId, int atMost)
        => [.. (await session.Connection.QueryAsync<Row>(session.Command(
            """
            select receipt_id, period_from, period_until, created_at, content::text
            from profile.receipts where agency_id = @agencyId
            order by created_at desc, receipt_id
            limit @atMost
            """,
            new { agencyId, atMost })))
            .Select(row => new Receipt(
                row.ReceiptId, row.PeriodFrom, row.PeriodUntil, row.CreatedAt,
                JsonSerializer.Deserialize<ReceiptContent>(row.Content, Json)!))];
}
