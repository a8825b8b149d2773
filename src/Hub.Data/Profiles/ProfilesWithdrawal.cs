using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles;

/// <summary>
/// A frozen profile holds released figures only and never changes: the computation that follows the rows makes a newer draft, and
/// from then on the older one says that newer data exists.
/// </summary>
public sealed class ProfilesWithdrawal : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["profile.snapshots"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
        => [new("profiles that say that newer data exists", await NewerDataQueries.RestingOnAsync(session, rows.SubmissionId))];

    /// <inheritdoc/>
    public Task ApplyAsync(HubSession session, WithdrawnRows rows) => Task.CompletedTask;
}
