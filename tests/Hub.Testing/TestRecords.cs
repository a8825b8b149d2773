using Dapper;
using Hub.Data.Ingest.Kinds;
using Npgsql;

namespace Hub.Testing;

/// <summary>Areas, profiles, submissions and jobs put straight into a test's database, as the worker would leave them.</summary>
public sealed class TestRecords(NpgsqlDataSource superuser, CancellationToken cancellationToken)
{
    /// <summary>An area of today; the same one for the same code.</summary>
    public Task<long> AddAreaAsync(string code, string name, string kind = "lpa")
        => ScalarAsync<long>(
            """
            insert into area.areas (kind, code, name, published_name, valid_from, valid_until)
            values (@kind, @code, @name, @name, '2020-01-01', '2100-01-01')
            on conflict (kind, code, valid_from) do update set name = excluded.name
            returning area_id
            """,
            new { code, name, kind });

    /// <summary>An agreement that covers nothing, for rows that need one.</summary>
    public async Task<Guid> AddAgreementAsync(Guid agency)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            """
            insert into sharing.agreements (agreement_id, agency_id, reference, title, purpose, lawful_basis, gateway,
                data_class_ceiling, retention_months, contact_name, valid_from, valid_until, status)
            values (@id, @agency, @id::text, 'T', 'P', 'L', 'G', 'criminal', 36, 'the sharing desk', '2020-01-01', '2030-01-01', 'signed')
            """,
            new { id, agency });
        return id;
    }

    /// <summary>A dataset kind of that name and title, otherwise as the shipped kind of deliberate fires says.</summary>
    public Task AddKindAsync(string kind, string title, int version = 1)
        => ExecuteAsync(
            """
            insert into ingest.dataset_kinds (kind, version, definition, sha256)
            values (@kind, @version,
                @Definition::jsonb || jsonb_build_object('kind', @kind::text, 'title', @title::text, 'version', @version), '\x00')
            on conflict do nothing
            """,
            new { kind, version, title, Definition = File.ReadAllText(Path.Combine(DatasetKinds.ShippedFolder, "deliberate_fires.json")) });

    /// <summary>A submission of a month, decided unless its status says otherwise.</summary>
    public async Task<(long Id, Guid Key)> AddSubmissionAsync(
        Guid agency, Guid agreement, string kind, DateOnly month, string status, string fileName = "return.csv", string? refusal = null)
    {
        var key = Guid.CreateVersion7();
        var id = await ScalarAsync<long>(
            """
            insert into ingest.submissions (submission_key, agency_id, agreement_id, kind, kind_version, period_from, period_until, status,
                file_name, file_bytes, sha256, received_at, decided_at, asked_by, rows_read, rows_accepted, rows_rejected, rows_warned,
                dropped_columns, refusal, door, is_decided_by_person, checked_at, verdict, decision, sent_by, sent_at)
            values (@key, @agency, @agreement, @kind, 1, @month, @month + interval '1 month', @status, @fileName, 10, '\x00', now(),
                case when @status not in ('received', 'checked', 'sent') then now() end, 'test', 120, 117, 3, 2, array['Shoe size'], @refusal,
                'page', true, now(), case when @status in ('checked', 'sent') then 'partly_accepted' else @status end,
                case when @status = 'sent' then 'without_bad_rows' end, case when @status = 'sent' then 'test' end,
                case when @status = 'sent' then now() end)
            returning submission_id
            """,
            new { key, agency, agreement, kind, month, status, fileName, refusal });
        return (id, key);
    }

    /// <summary>A rule that rows of a submission broke, with the rows listed one by one.</summary>
    public async Task AddProblemAsync(
        long submission, Guid agency, Guid agreement, int ordinal, string message, string severity, params (int Row, string? Value)[] rows)
    {
        await ExecuteAsync(
            """
            insert into ingest.problem_counts (submission_id, agency_id, agreement_id, ordinal, rule, column_name, severity, message, fix,
                row_count, listed_count)
            values (@submission, @agency, @agreement, @ordinal, @Rule, 'Ward', @severity, @message, 'Correct it.', @Count, @Count)
            """,
            new { submission, agency, agreement, ordinal, Rule = "rule_" + ordinal, severity, message, Count = rows.Length });
        foreach (var (row, value) in rows)
        {
            await ExecuteAsync(
                """
                insert into ingest.row_problems (submission_id, agency_id, agreement_id, row_number, column_name, value, rule, severity,
                    message, fix)
                values (@submission, @agency, @agreement, @row, 'Ward', @value, @Rule, @severity, @message, 'Correct it.')
                """,
                new { submission, agency, agreement, row, value, Rule = "rule_" + ordinal, severity, message });
        }
    }

    /// <summary>What was counted of a submission's 120 rows: one needed column with so many filled cells, and one that is not in the file.</summary>
    public Task AddQualityAsync(long submission, Guid agency, Guid agreement, long filled)
        => ExecuteAsync(
            """
            insert into ingest.submission_quality (submission_id, agency_id, agreement_id, needed_cells, needed_filled, filled_cells,
                usable_cells, repeated_rows, counted_at)
            values (@submission, @agency, @agreement, 120, @filled, @filled, @filled - 2, 3, now());
            insert into ingest.field_quality (submission_id, agency_id, agreement_id, ordinal, field, title, is_needed, is_sent,
                filled_cells, usable_cells)
            values (@submission, @agency, @agreement, 1, 'reference', 'Reference', true, true, @filled, @filled - 2),
                (@submission, @agency, @agreement, 2, 'ward', 'Ward', true, false, 0, 0)
            """,
            new { submission, agency, agreement, filled });

    /// <summary>A frozen profile with both documents.</summary>
    public async Task<(Guid Snapshot, Guid Html, Guid Pdf)> AddProfileAsync(
        long area, DateOnly periodFrom, DateOnly periodUntil, long[] submissions, string html = "<!DOCTYPE html><style>p{}</style><p>twin</p>")
    {
        var (snapshot, htmlId, pdfId) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await ExecuteAsync(
            """
            insert into profile.snapshots (snapshot_id, profile_area_id, area_kind, area_code, period_from, period_until, indicator_run_id,
                snapshot_schema, submission_ids, content, content_sha256, created_at, created_by)
            values (@snapshot, @area, 'lpa', 'X1', @periodFrom, @periodUntil, 1, 1, @submissions, '{}', '\x00', now(), 'test');
            insert into profile.documents (document_id, snapshot_id, profile_area_id, edition, format, engine, file_name, content, sha256,
                fonts, rendered_at)
            values (@htmlId, @snapshot, @area, 'full', 'html', 'Html', 'profile.html', convert_to(@html, 'UTF8'), '\x00', '[]', now()),
                (@pdfId, @snapshot, @area, 'full', 'pdf', 'Pdf', 'profile "one".pdf', convert_to('%PDF-1.7', 'UTF8'), '\x00', '[]', now())
            """,
            new { snapshot, area, periodFrom, periodUntil, submissions, htmlId, pdfId, html });
        return (snapshot, htmlId, pdfId);
    }

    /// <summary>A request for work in a state.</summary>
    public Task<long> AddJobAsync(string kind, string subject, string state, string? error = null)
        => ScalarAsync<long>(
            """
            insert into job.requests (kind, subject_id, asked_by, purpose, state, attempts, error)
            values (@kind, @subject, 'system:command-line', 'test', @state, 3, @error)
            returning request_id
            """,
            new { kind, subject, state, error });

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    private async Task<T> ScalarAsync<T>(string sql, object parameters)
    {
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        return (await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)))!;
    }
}
