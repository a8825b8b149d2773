using System.Globalization;
using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest.Corrections;

/// <summary>Keeps rows in which something was found, each sealed under its submission's working key.</summary>
internal static class KeptRowStore
{
    /// <summary>Replaces what an earlier dry run kept.</summary>
    public static async Task ReplaceAsync(
        HubSession session, WorkingKeyStore keys, SubmissionRow submission, IReadOnlyList<KeptRow> rows)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "delete from ingest.kept_rows where submission_id = @SubmissionId", new { submission.SubmissionId }));
        if (rows.Count == 0 || await keys.OpenAsync(session, submission.SubmissionId) is not { } opened)
        {
            return;
        }

        using var seal = opened;
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.kept_rows (submission_id, row_number, agency_id, agreement_id, sealed)
            select @SubmissionId, r.number, @AgencyId, @AgreementId, r.content
            from unnest(@Numbers, @Contents) r (number, content)
            on conflict do nothing
            """,
            new
            {
                submission.SubmissionId, submission.AgencyId, submission.AgreementId,
                Numbers = rows.Select(row => row.RowNumber).ToArray(),
                Contents = rows.Select(row => seal.Seal(Name(row.RowNumber), JsonSerializer.SerializeToUtf8Bytes(row.Cells))).ToArray(),
            }));
    }

    /// <summary>One kept row; null where it was not kept.</summary>
    public static async Task<KeptRow?> FindAsync(HubSession session, WorkingSeal seal, long submissionId, int row)
        => await session.Connection.ExecuteScalarAsync<byte[]?>(session.Command(
            "select sealed from ingest.kept_rows where submission_id = @submissionId and row_number = @row",
            new { submissionId, row })) is not { } content
            ? null
            : new KeptRow(row, JsonSerializer.Deserialize<List<KeptCell>>(seal.Open(Name(row), content))!);

    /// <summary>The next kept row after one, in the order of the file; null behind the last.</summary>
    public static Task<int?> NextAsync(HubSession session, long submissionId, int after)
        => session.Connection.ExecuteScalarAsync<int?>(session.Command(
            """
            select min(k.row_number) from ingest.kept_rows k
            where k.submission_id = @submissionId and k.row_number > @after and not exists (
                select from ingest.corrections c
                where c.submission_id = k.submission_id and c.row_number = k.row_number and c.undone_at is null)
            """,
            new { submissionId, after }));

    private static string Name(int row) => string.Create(CultureInfo.InvariantCulture, $"row {row}");
}
