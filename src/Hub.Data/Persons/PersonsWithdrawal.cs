using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Persons;

/// <summary>
/// Takes back sealed identities, and with a whole submission the key that sealed them. The findings of requests stay: they name a
/// row and hold nothing of it, and say what was decided.
/// </summary>
public sealed class PersonsWithdrawal(TimeProvider time) : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["person.identity", "person.identity_keys", "person.rights_findings"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
        => rows.Effect is RowEffect.Erase or RowEffect.Dispose
            ? [new("sealed identities", await IdentityStore.CountAsync(session, rows.SubmissionId, rows.Rows))]
            : [];

    /// <inheritdoc/>
    public async Task ApplyAsync(HubSession session, WithdrawnRows rows)
    {
        if (rows.Effect is RowEffect.Erase or RowEffect.Dispose)
        {
            await IdentityStore.EraseAsync(session, rows.SubmissionId, rows.Rows);
            if (rows.RowNumbers is null)
            {
                await IdentityStore.DestroyKeyAsync(session, rows.SubmissionId, time.GetUtcNow());
            }
        }
    }
}
