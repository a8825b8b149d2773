using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles;

/// <summary>
/// A frozen profile holds released figures only and never changes: the computation that follows the rows makes a newer draft, and
/// from then on the older one says that newer data exists. When a whole submission is taken back, every draft that rests on it is
/// destroyed with its documents, and a mark with its hash stands in its place until the new draft does. What has been published is
/// not a draft: it stays, is superseded, and only two people recall it.
/// </summary>
public sealed class ProfilesWithdrawal(TimeProvider time) : IOnWithdrawal
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Tables => ["profile.snapshots"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(HubSession session, WithdrawnRows rows)
    {
        if (rows.Effect == RowEffect.Supersede)
        {
            return [];
        }

        var rests = await SubmissionUseQueries.RestingOnAsync(session, rows.SubmissionId);
        var profiles = await FiguresStore.RestingOnAsync(session, rows.SubmissionId);
        return IsWhole(rows)
            ?
            [
                new("draft profiles", rests.Drafts), new("draft documents (PDF and web page)", rests.Documents),
                new("profiles on their way that go back to their writers", profiles.Count(p => PublicationStatus.Open.Contains(p.Status))),
                new("released profiles that are marked as resting on withdrawn data",
                    profiles.Count(p => !PublicationStatus.Open.Contains(p.Status))),
            ]
            : [new("profiles that say that newer data exists", rests.Drafts)];
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(HubSession session, WithdrawnRows rows)
    {
        if (IsWhole(rows))
        {
            var now = time.GetUtcNow();
            await FiguresWithdrawn.ApplyAsync(session, rows.SubmissionId, now);
            await WithdrawnDraftStore.DestroyAsync(session, rows, now);
        }
    }

    private static bool IsWhole(WithdrawnRows rows) => rows is { Effect: RowEffect.Erase or RowEffect.Dispose, RowNumbers: null };
}
