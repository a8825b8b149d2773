using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Replacing;

/// <summary>Compares a return with the one whose place it takes, and keeps the numbers.</summary>
internal static class ReplacementStore
{
    private const int Examples = 10;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Row(
        string ComparedBy, long RowsAdded, long RowsGone, long RowsChanged, long RowsSame, string Fields, string? Examples);

    /// <summary>Compares while the rows of both stand in the transaction.</summary>
    public static async Task<(Replacement Numbers, ReplacementExamples Examples)> CompareAsync(
        HubSession session, DatasetKind kind, long submissionId, long replaces)
    {
        var row = await session.Connection.QuerySingleAsync<Row>(session.Command(
            """
            select compared_by, rows_added, rows_gone, rows_changed, rows_same, fields::text as fields, examples::text as examples
            from ingest.compare_submissions(@replaces, @submissionId, @Key, @Examples)
            """,
            new { replaces, submissionId, Key = KeyOf(kind), Examples },
            timeoutSeconds: 0));
        return (Read(row, submissionId, replaces), JsonSerializer.Deserialize<ReplacementExamples>(row.Examples!, Json)!);
    }

    /// <summary>
    /// Sets aside again what stays restricted at a person's request: rows of the new return that are, by their reference, or whole where
    /// the kind has none, the restricted ones of the return whose place it takes. The cause goes with them, so that lifting the
    /// restriction puts them back. What was disputed is sent again on purpose and stands.
    /// </summary>
    /// <returns>How many.</returns>
    public static Task<int> KeepRestrictedAsync(
        HubSession session, DatasetKind kind, long submissionId, long replaces, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            with moved as (
                delete from ingest.source_records n using ingest.set_aside_records o
                where n.submission_id = @submissionId and o.submission_id = @replaces and o.why = 'restricted'
                    and case when @Key::text[] is null then n.fields = o.fields and n.event_from is not distinct from o.event_from
                        else (select bool_and(n.fields -> k is not distinct from o.fields -> k) from unnest(@Key::text[]) k) end
                returning n.submission_id, n.row_number, n.agency_id, n.agreement_id, n.event_from, n.event_until, n.date_precision,
                    n.lsoa21, n.place_code, n.place_precision, n.measure, n.fields, o.cause_id
            )
            insert into ingest.set_aside_records (submission_id, row_number, agency_id, agreement_id, event_from, event_until,
                date_precision, lsoa21, place_code, place_precision, measure, fields, why, cause_id, set_aside_at)
            select submission_id, row_number, agency_id, agreement_id, event_from, event_until, date_precision, lsoa21, place_code,
                place_precision, measure, fields, 'restricted', cause_id, @now
            from moved
            """,
            new { submissionId, replaces, Key = KeyOf(kind), now },
            timeoutSeconds: 0));

    /// <summary>Keeps the numbers in place of those of an earlier dry run.</summary>
    public static Task KeepAsync(HubSession session, SubmissionRow submission, Replacement numbers, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.replacements (submission_id, agency_id, agreement_id, replaces, compared_by, rows_added, rows_gone,
                rows_changed, rows_same, fields, compared_at)
            values (@SubmissionId, @AgencyId, @AgreementId, @Replaces, @ComparedBy, @RowsAdded, @RowsGone, @RowsChanged, @RowsSame,
                @Fields::jsonb, @now)
            on conflict on constraint pk_replacements do update set replaces = excluded.replaces, compared_by = excluded.compared_by,
                rows_added = excluded.rows_added, rows_gone = excluded.rows_gone, rows_changed = excluded.rows_changed,
                rows_same = excluded.rows_same, fields = excluded.fields, compared_at = excluded.compared_at
            """,
            new
            {
                submission.SubmissionId, submission.AgencyId, submission.AgreementId, numbers.Replaces, numbers.ComparedBy,
                numbers.RowsAdded, numbers.RowsGone, numbers.RowsChanged, numbers.RowsSame,
                Fields = JsonSerializer.Serialize(numbers.Fields, Json), now,
            }));

    /// <summary>The numbers of a submission, or null.</summary>
    public static async Task<Replacement?> FindAsync(HubSession session, long submissionId, long replaces)
        => await session.Connection.QuerySingleOrDefaultAsync<Row>(session.Command(
            """
            select compared_by, rows_added, rows_gone, rows_changed, rows_same, fields::text as fields, null::text as examples
            from ingest.replacements where submission_id = @submissionId and replaces = @replaces
            """,
            new { submissionId, replaces })) is { } row ? Read(row, submissionId, replaces) : null;

    /// <summary>The submission whose place another took in this transaction or before, or null.</summary>
    public static Task<long?> ReplacedByAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteScalarAsync<long?>(session.Command(
            "select submission_id from ingest.submissions where replaced_by = @submissionId", new { submissionId }));

    /// <summary>The key of a submission, and of the open or last one that is to take its place.</summary>
    public static Task<(Guid Key, Guid? Replacement)> KeysAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleAsync<(Guid, Guid?)>(session.Command(
            """
            select s.submission_key, (
                select n.submission_key from ingest.submissions n
                where n.replaces = s.submission_id and n.status = any (@Open)
                order by n.submission_id desc limit 1)
            from ingest.submissions s where s.submission_id = @submissionId
            """,
            new { submissionId, Open = SubmissionStatus.Open.ToArray() }));

    /// <summary>The fields by which a row is known again: the kind's key, or the sender's own; null where one of them is sealed.</summary>
    private static string[]? KeyOf(DatasetKind kind)
    {
        string[] key = kind.Schema.PrimaryKey.Count > 0 ? [.. kind.Schema.PrimaryKey]
            : kind.Roles.RecordKey is { } own ? [own] : [];
        return key.Length > 0 && key.All(name => kind.Field(name) is { Identifier: null }) ? key : null;
    }

    private static Replacement Read(Row row, long submissionId, long replaces) => new(
        submissionId, replaces, row.ComparedBy, row.RowsAdded, row.RowsGone, row.RowsChanged, row.RowsSame,
        JsonSerializer.Deserialize<Dictionary<string, long>>(row.Fields, Json)!);
}
