using Hub.Data.Database;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>Everything that rests on a submission, by feature.</summary>
internal static class ConsequenceQueries
{
    /// <summary>Asks each feature; what there is none of is left out.</summary>
    public static async Task<IReadOnlyList<Consequence>> AllAsync(
        HubSession session, IEnumerable<IConsequence> features, long submissionId)
    {
        var all = new List<Consequence>();
        foreach (var feature in features)
        {
            all.AddRange((await feature.OfAsync(session, submissionId)).Where(consequence => consequence.Count > 0));
        }

        return all;
    }
}
