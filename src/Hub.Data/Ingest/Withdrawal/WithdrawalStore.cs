using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>What of a submission's rows is stored.</summary>
internal sealed record StoredRows(long Records, long SetAside, long Problems, long Files);

/// <summary>Moves, changes and removes single accepted rows, within the session's scope.</summary>
internal static class WithdrawalStore
{
    public static Task<StoredRows> CountAsync(HubSession session, WithdrawnRows rows)
        => session.Connection.QuerySingleAsync<StoredRows>(session.Command(
            """
            select
                (select count(*) from ingest.source_records
                    where submission_id = @SubmissionId and (@Rows::int[] is null or row_number = any (@Rows))) as records,
                (select count(*) from ingest.set_aside_records
                    where submission_id = @SubmissionId and (@Rows::int[] is null or row_number = any (@Rows))) as set_aside,
                (select count(*) from ingest.row_problems
                    where submission_id = @SubmissionId and (@Rows::int[] is null or row_number = any (@Rows))) as problems,
                (select count(*) from ingest.quarantine_files
                    where submission_id = @SubmissionId and destroyed_at is null) as files
            """,
            new { rows.SubmissionId, rows.Rows }));

    /// <summary>Names of the files that still hold the rows.</summary>
    public static async Task<IReadOnlyList<string>> ReceivedFilesAsync(HubSession session, WithdrawnRows rows)
        => (await session.Connection.QueryAsync<string>(session.Command(
            """
            with received as (
                select stored_name from ingest.quarantine_files
                where submission_id = @SubmissionId and destroyed_at is null for update
            )
            select stored_name from received
            union all
            select stored_name from ingest.annotated_files where submission_id = @SubmissionId and stored_name is not null
            """,
            new { rows.SubmissionId }))).AsList();

    /// <summary>Erases rows; single ones leave a tombstone each, of a whole submission its own row is the tombstone.</summary>
    public static async Task EraseAsync(HubSession session, WithdrawnRows rows, DateTimeOffset now)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            with gone as (
                delete from ingest.source_records
                where submission_id = @SubmissionId and (@Rows::int[] is null or row_number = any (@Rows))
                returning submission_id, row_number, agency_id, agreement_id, event_from, lsoa21, place_code, measure, fields
            ), aside as (
                delete from ingest.set_aside_records
                where submission_id = @SubmissionId and (@Rows::int[] is null or row_number = any (@Rows))
                returning submission_id, row_number, agency_id, agreement_id, event_from, lsoa21, place_code, measure, fields
            ), every as (
                select submission_id, row_number, agency_id, agreement_id, event_from, lsoa21, place_code, measure, fields from gone
                union all
                select submission_id, row_number, agency_id, agreement_id, event_from, lsoa21, place_code, measure, fields from aside
            )
            insert into ingest.row_changes (submission_id, row_number, agency_id, agreement_id, change, row_sha256, cause_id, changed_at)
            select submission_id, row_number, agency_id, agreement_id, 'erased',
                sha256(convert_to(concat_ws('|', row_number, event_from, lsoa21, place_code, measure, fields), 'UTF8')), @CauseId, @now
            from every
            where @Rows::int[] is not null
            on conflict do nothing
            """,
            new { rows.SubmissionId, rows.Rows, rows.CauseId, now }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            delete from ingest.row_problems where submission_id = @SubmissionId and (@Rows::int[] is null or row_number = any (@Rows));
            update ingest.quarantine_files set destroyed_at = @now, destroyed_why = @Why, sealed_key = null
            where submission_id = @SubmissionId and destroyed_at is null;
            update ingest.working_keys set sealed_key = null, destroyed_at = @now
            where submission_id = @SubmissionId and destroyed_at is null;
            delete from ingest.field_quality where submission_id = @SubmissionId and @Rows::int[] is null;
            delete from ingest.submission_quality where submission_id = @SubmissionId and @Rows::int[] is null;
            update ingest.data_requests r
            set state = case when answer is null then 'sent' else 'answered' end, submission_id = null, closed_at = null,
                closed_why = null
            where submission_id = @SubmissionId and @Rows::int[] is null and not exists (
                select from ingest.data_requests o
                where o.partner_id = r.partner_id and o.kind = r.kind and o.period_from = r.period_from
                    and o.period_until = r.period_until and o.profile_area_id = r.profile_area_id and o.state in ('sent', 'answered'));
            delete from ingest.previews where submission_id = @SubmissionId;
            delete from ingest.kept_rows where submission_id = @SubmissionId;
            delete from ingest.annotated_files where submission_id = @SubmissionId;
            delete from ingest.corrections where submission_id = @SubmissionId and (@Rows::int[] is null or row_number = any (@Rows));
            delete from ingest.reading_choices where submission_id = @SubmissionId
            """,
            new { rows.SubmissionId, rows.Rows, rows.Why, now }));
    }

    public static Task SetAsideAsync(HubSession session, WithdrawnRows rows, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            with moved as (
                delete from ingest.source_records
                where submission_id = @SubmissionId and (@Rows::int[] is null or row_number = any (@Rows))
                returning submission_id, row_number, agency_id, agreement_id, event_from, event_until, date_precision, lsoa21, place_code,
                    place_precision, measure, fields
            )
            insert into ingest.set_aside_records (submission_id, row_number, agency_id, agreement_id, event_from, event_until,
                date_precision, lsoa21, place_code, place_precision, measure, fields, why, cause_id, set_aside_at)
            select submission_id, row_number, agency_id, agreement_id, event_from, event_until, date_precision, lsoa21, place_code,
                place_precision, measure, fields, @Why, @CauseId, @now
            from moved
            """,
            new { rows.SubmissionId, rows.Rows, rows.Why, rows.CauseId, now }));

    /// <summary>Puts back what one cause set aside, in returns that took the submission's place as well.</summary>
    public static Task PutBackAsync(HubSession session, WithdrawnRows rows)
        => session.Connection.ExecuteAsync(session.Command(
            """
            with moved as (
                delete from ingest.set_aside_records
                where cause_id = @CauseId and (submission_id <> @SubmissionId or @Rows::int[] is null or row_number = any (@Rows))
                returning submission_id, row_number, agency_id, agreement_id, event_from, event_until, date_precision, lsoa21, place_code,
                    place_precision, measure, fields
            )
            insert into ingest.source_records (submission_id, row_number, agency_id, agreement_id, event_from, event_until,
                date_precision, lsoa21, place_code, place_precision, measure, fields)
            select submission_id, row_number, agency_id, agreement_id, event_from, event_until, date_precision, lsoa21, place_code,
                place_precision, measure, fields
            from moved
            """,
            new { rows.SubmissionId, rows.Rows, rows.CauseId }));

    /// <summary>Replaces one value of a row and keeps the hash of what stood before. False where the row is not there.</summary>
    public static async Task<bool> CorrectAsync(
        HubSession session, long submissionId, int row, string field, string json, Guid causeId, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            with before as (
                select submission_id, row_number, agency_id, agreement_id,
                    sha256(convert_to(concat_ws('|', row_number, event_from, lsoa21, place_code, measure, fields), 'UTF8')) as hash
                from ingest.source_records where submission_id = @submissionId and row_number = @row
            ), marked as (
                insert into ingest.row_changes
                    (submission_id, row_number, agency_id, agreement_id, change, row_sha256, cause_id, changed_at)
                select submission_id, row_number, agency_id, agreement_id, 'corrected', hash, @causeId, @now from before
                on conflict do nothing
            )
            update ingest.source_records set fields = fields || jsonb_build_object(@field::text, @json::jsonb)
            where submission_id = @submissionId and row_number = @row
            """,
            new { submissionId, row, field, json, causeId, now })) > 0;
}
