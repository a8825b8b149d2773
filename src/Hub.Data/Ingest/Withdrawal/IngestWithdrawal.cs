using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>
/// Takes back the rows themselves, what was said of them, and the received file that still holds them. The submission stays as
/// the record that something was sent, with the hash of its file.
/// </summary>
public sealed class IngestWithdrawal(QuarantineFolder folder, TimeProvider time) : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables =>
    [
        "ingest.submissions", "ingest.source_records", "ingest.set_aside_records", "ingest.row_changes", "ingest.row_problems",
        "ingest.problem_counts", "ingest.quarantine_files", "ingest.working_keys", "ingest.submission_quality",
        // Says that a file was scanned and by what: it stays, as the submission does.
        "ingest.scans",
        "ingest.field_quality", "ingest.data_requests", "ingest.withdrawals", "ingest.withdrawal_certificates",
        "ingest.replacements",
        "ingest.reading_choices", "ingest.mappings", "ingest.previews", "ingest.corrections", "ingest.kept_rows",
        "ingest.annotated_files",
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
    {
        var counts = await WithdrawalStore.CountAsync(session, rows);
        return rows.Effect switch
        {
            RowEffect.Erase or RowEffect.Dispose =>
            [
                new("records", counts.Records + counts.SetAside),
                new("listed problems", counts.Problems),
                new("received files", counts.Files),
            ],
            RowEffect.PutBack => [new("records", counts.SetAside)],
            RowEffect.Supersede => [],
            _ => [new("records", counts.Records)],
        };
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(HubSession session, WithdrawnRows rows)
    {
        var now = time.GetUtcNow();
        switch (rows.Effect)
        {
            case RowEffect.Erase or RowEffect.Dispose:
                // The file goes first: if the transaction then fails, a repetition finds the row again and no file to delete.
                foreach (var name in await WithdrawalStore.ReceivedFilesAsync(session, rows))
                {
                    folder.Delete(name);
                }

                await WithdrawalStore.EraseAsync(session, rows, now);
                break;
            case RowEffect.SetAside:
                await WithdrawalStore.SetAsideAsync(session, rows, now);
                break;
            case RowEffect.PutBack:
                await WithdrawalStore.PutBackAsync(session, rows);
                break;
            default:
                break;
        }
    }
}
