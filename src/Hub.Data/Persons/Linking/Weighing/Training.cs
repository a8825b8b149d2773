using Hub.Data.Persons.Linking.Blocking;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Weighing;

/// <summary>
/// Learns the weights from the records themselves (Fellegi and Sunter 1969; EM after Winkler 1988): u from random pairs, m from all pairs
/// that
/// blocking found, each counted by how likely it is a match; u among neighbours from the pairs of one postcode.
/// </summary>
internal static class Training
{
    private const int Rounds = 25;

    // Until m has settled, the pairs of one house that are matches would teach that neighbours agree by chance.
    private const int RoundsBeforeNeighbours = 6;

    /// <summary>Trains the scorer; gives the share of all pairs that are matches.</summary>
    public static double Train(
        Scorer scorer, Representatives people, Blocks blocks, LinkSettings settings, SourcesApart? apart)
    {
        var sampling = new Sampling(people, scorer, settings, apart);
        var random = sampling.Random();
        var fields = people.Fields;
        var candidates = new List<TrainingPairs> { sampling.Candidates(blocks, fields.Postcode) };
        if (fields.Postcode is { } postcodes)
        {
            var keys = new uint[people.Count];
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = postcodes[i] == 0 ? 0 : unchecked((uint)fields.Postcodes.Hash(postcodes[i])) | 1u;
            }

            candidates.Add(sampling.Neighbours(keys));
        }

        var strangers = scorer.Weights.Select((_, k) => random.Sums(k)).ToArray();
        LearnRandom(scorer, strangers);
        var records = people.Copies.Sum(copies => (long)copies);
        var every = Math.Max(1.0, records * (records - 1) / 2.0);
        var all = Math.Max(1.0, apart?.Pairs(people.Copies) ?? every);
        var share = Math.Min(0.1, 1.0 / Math.Max(1, records));
        for (var round = 0; round < Rounds; round++)
        {
            scorer.Prior = Math.Log2(share / (1 - share));
            var before = share;
            var matches = Round(scorer, strangers, candidates, all / every, learnsNeighbours: round >= RoundsBeforeNeighbours);
            share = Math.Clamp(matches / all, 1e-13, 0.5);
            if (Math.Abs(share - before) < before * 1e-4 && round > 8)
            {
                break;
            }
        }

        scorer.Prior = Math.Log2(share / (1 - share));
        return share;
    }

    // Among random pairs there is hardly a match, so they show what chance does.
    private static void LearnRandom(Scorer scorer, double[][] strangers)
    {
        for (var k = 0; k < scorer.Weights.Length; k++)
        {
            var weights = scorer.Weights[k];
            weights.Learn(Zeros(weights.Match), ByRandom(weights, strangers[k], Zeros(weights.Random)));
        }
    }

    private static double Round(
        Scorer scorer, double[][] strangers, List<TrainingPairs> candidates, double meeting, bool learnsNeighbours)
    {
        var likely = candidates.Select(pairs => pairs.Posteriors()).ToList();
        Parallel.For(0, scorer.Weights.Length, k =>
        {
            var weights = scorer.Weights[k];
            var (match, chance) = (Zeros(weights.Match), Zeros(weights.Random));
            for (var source = 0; source < candidates.Count; source++)
            {
                var (matches, others) = candidates[source].Sums(k, likely[source].Likely);
                for (var cell = 0; cell < matches.Length; cell++)
                {
                    var (level, group, _) = weights.Of(cell);
                    match[group][level] += matches[cell];
                }

                // Neighbours only: elsewhere u comes from random pairs.
                if (source == 1 && learnsNeighbours)
                {
                    ByRandom(weights, others, chance);
                }
            }

            chance = scorer.Comparisons[k].Name == "gender" ? Zeros(weights.Random) : chance;
            Array.Clear(chance[0]);
            weights.Learn(match, ByRandom(weights, strangers[k], chance));
            if (learnsNeighbours)
            {
                weights.LeaveOutMatches(match, meeting);
            }
        });
        return likely.Sum(pairs => pairs.Matches);
    }

    private static double[][] ByRandom(LevelWeights weights, double[] cells, double[][] into)
    {
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (level, _, group) = weights.Of(cell);
            into[group][level] += cells[cell];
        }

        return into;
    }

    private static double[][] Zeros(double[][] like) => [.. like.Select(group => new double[group.Length])];
}
