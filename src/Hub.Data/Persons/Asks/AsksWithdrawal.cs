using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Persons.Asks;

/// <summary>Takes questions back that rest on rows that go, on the side that asked and on the side that was asked.</summary>
public sealed class AsksWithdrawal : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["person.asks", "person.ask_desk"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
        => rows.Effect is RowEffect.Erase or RowEffect.Dispose
            ? [new("questions about people", await AskStore.CountOfRowsAsync(session, rows.SubmissionId, rows.Rows))]
            : [];

    /// <inheritdoc/>
    public async Task ApplyAsync(HubSession session, WithdrawnRows rows)
    {
        if (rows.Effect is RowEffect.Erase or RowEffect.Dispose)
        {
            await AskStore.TakeBackAsync(session, rows.SubmissionId, rows.Rows);
        }
    }
}
