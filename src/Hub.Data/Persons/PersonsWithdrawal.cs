using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Persons;

/// <summary>
/// Takes back sealed identities. The findings of requests stay: they name a row and hold nothing of it, and say what was decided.
/// </summary>
public sealed class PersonsWithdrawal : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["person.identity", "person.identity_keys", "person.rights_findings"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
        => rows.Effect == RowEffect.Erase
            ? [new("sealed identities", await IdentityStore.CountAsync(session, rows.SubmissionId, rows.Rows))]
            : [];

    /// <inheritdoc/>
    public Task ApplyAsync(HubSession session, WithdrawnRows rows)
        => rows.Effect == RowEffect.Erase
            ? IdentityStore.EraseAsync(session, rows.SubmissionId, rows.Rows)
            : Task.CompletedTask;
}
