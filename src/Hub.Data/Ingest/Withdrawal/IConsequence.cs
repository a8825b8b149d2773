using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>One thing that rests on a submission and would change with it.</summary>
/// <param name="What">In words, in the plural: "draft profiles".</param>
/// <param name="Count">How many.</param>
/// <param name="Then">What would happen to them, as a sentence.</param>
public sealed record Consequence(string What, long Count, string Then);

/// <summary>
/// A feature's answer to "what rests on this submission?", asked before rows are replaced or taken back. Implemented above Ingest
/// by each feature that builds on rows, registered by the hosts, and read only: it changes nothing. Counts and words alone, because
/// the sender may see them and may not see what rests on others' data.
/// </summary>
public interface IConsequence
{
    /// <summary>What rests on a submission that the session's scope sees.</summary>
    Task<IReadOnlyList<Consequence>> OfAsync(HubSession session, long submissionId);
}
