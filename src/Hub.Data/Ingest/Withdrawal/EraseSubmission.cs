using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>
/// What taking back and disposing have in common: asks every feature what holds a submission's rows and what it has of them, then
/// has each of them let go. In the caller's transaction, which has locked the submission.
/// </summary>
public sealed class EraseSubmission(IEnumerable<IOnWithdrawal> features, IEnumerable<IHold> holds)
{
    /// <summary>Why its rows must stay for now; empty where nothing holds them.</summary>
    public async Task<IReadOnlyList<string>> HoldsAsync(HubSession session, long submissionId)
    {
        var sentences = new List<string>();
        foreach (var hold in holds)
        {
            sentences.AddRange(await hold.OnAsync(session, submissionId));
        }

        return sentences;
    }

    /// <summary>What <see cref="RunAsync"/> would take, by store; what there is nothing of is left out.</summary>
    public async Task<IReadOnlyList<WithdrawalEffect>> CountAsync(HubSession session, WithdrawnRows rows)
    {
        var effects = new List<WithdrawalEffect>();
        foreach (var feature in features)
        {
            effects.AddRange((await feature.PreviewAsync(session, rows)).Where(effect => effect.Count > 0));
        }

        return effects;
    }

    /// <summary>Lets every feature act and returns what went.</summary>
    public async Task<IReadOnlyList<WithdrawalEffect>> RunAsync(HubSession session, WithdrawnRows rows)
    {
        var effects = await CountAsync(session, rows);
        foreach (var feature in features)
        {
            await feature.ApplyAsync(session, rows);
        }

        return effects;
    }
}
