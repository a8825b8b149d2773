using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Sharing;

namespace Hub.Data.Persons.Register;

/// <summary>
/// Takes back what linking made of rows, in their own transaction where they go for good, and asks for a run that settles what they
/// held together. Rows that only count no longer are found by that run; their ids rest until they come back.
/// </summary>
public sealed class RegisterWithdrawal : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["person.link_records", "person.link_resting", "person.link_submissions"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
        => rows.Effect is RowEffect.Erase or RowEffect.Dispose
            ? [new("linked records", await WithdrawalRecordStore.CountAsync(session, rows.SubmissionId, rows.Rows))]
            : [];

    /// <inheritdoc/>
    public async Task ApplyAsync(HubSession session, WithdrawnRows rows)
    {
        if (rows.Effect is RowEffect.Erase or RowEffect.Dispose)
        {
            await WithdrawalRecordStore.TakeBackAsync(session, rows.SubmissionId, rows.Rows);
        }
        else
        {
            await WithdrawalRecordStore.MarkStaleAsync(session, rows.SubmissionId);
        }

        await LinkRequests.AskAsync(session);
    }
}
