using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Ingest.Replacing;

/// <summary>
/// What follows when a return has taken another's place: the rows of the old one count no longer and stay until their time has
/// passed, so that what was made from them can be made again; figures and drafts that rest on them are computed anew. In the
/// transaction of the load that accepted it.
/// </summary>
public sealed class FollowReplacement(IEnumerable<IOnWithdrawal> features)
{
    /// <summary>Follows one load; does nothing where it replaced none.</summary>
    public async Task RunAsync(HubSession session, LoadOutcome outcome)
    {
        if (outcome is not LoadOutcome.Accepted || await ReplacementStore.ReplacedByAsync(session, outcome.SubmissionId) is not { } old)
        {
            return;
        }

        var rows = new WithdrawnRows(old, null, RowEffect.Supersede, Guid.CreateVersion7(), "a later return took its place");
        foreach (var feature in features)
        {
            await feature.ApplyAsync(session, rows);
        }
    }
}
