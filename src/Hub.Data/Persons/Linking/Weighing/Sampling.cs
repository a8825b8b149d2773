using Hub.Data.Persons.Linking.Blocking;
using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Weighing;

/// <summary>
/// Pairs to learn from, drawn by hash so that every run draws the same: random pairs (for u), neighbours (for u among them), pairs that
/// blocking found (for m) and identical records.
/// </summary>
internal sealed class Sampling(Representatives people, Scorer scorer, LinkSettings settings, SourcesApart? apart)
{
    /// <summary>Random pairs of records.</summary>
    public TrainingPairs Random()
    {
        // Few records have few pairs: drawing them a hundred times over would only seem to know more.
        var draws = Math.Min(settings.TrainingPairs * 2L, (long)people.Count * (people.Count - 1));
        var pairs = new List<(int, int)>((int)draws);
        for (var draw = 0UL; draw < (ulong)draws; draw++)
        {
            var chance = TextHash.Join(settings.Seed, draw);
            var left = Draw(chance, people.Count);
            var right = Draw(TextHash.Mix(chance), people.Count);
            if (left != right && apart?.Forbids(left, right) != true)
            {
                pairs.Add((Math.Min(left, right), Math.Max(left, right)));
            }
        }

        return TrainingPairs.Compare(scorer, pairs, (_, _) => 1);
    }

    /// <summary>
    /// Pairs that blocking found, those of one postcode left to <see cref="Neighbours"/>; identical records stand for their own pairs.
    /// </summary>
    public TrainingPairs Candidates(Blocks blocks, int[]? postcode)
    {
        bool Takes(int left, int right) => postcode is null || postcode[left] == 0 || postcode[left] != postcode[right];
        var alike = Enumerable.Range(0, people.Count).Where(person => people.Multiplicity[person] > 1).ToList();
        var keep = Math.Max(1, alike.Count / 20_000);
        var (pairs, share) = Draw(blocks, Takes, settings.TrainingPairs);
        for (var i = 0; i < alike.Count; i += keep)
        {
            pairs.Add((alike[i], alike[i]));
        }

        return TrainingPairs.Compare(scorer, pairs, (left, right) => left == right
            ? keep * people.Copies[left] * (people.Copies[left] - 1) / 2f : StandsFor(left, right, share));
    }

    /// <summary>Pairs of one postcode, whether or not anything else agrees.</summary>
    public TrainingPairs Neighbours(uint[] postcodeKeys)
    {
        var rule = new BlockingRule("postcode", i => postcodeKeys[i]);
        var blocks = Blocks.Make(people.Count, [rule], settings with { PairsAlwaysAllowed = 0, PairsPerRecord = int.MaxValue,
            LargestBlock = LocationComparison.LargestNeighbourhood }, apart);
        var (pairs, share) = Draw(blocks, (_, _) => true, settings.TrainingPairs);
        return TrainingPairs.Compare(scorer, pairs, (left, right) => StandsFor(left, right, share));
    }

    private float StandsFor(int left, int right, double share) => (float)(people.Copies[left] * people.Copies[right] / share);

    private (List<(int, int)> Pairs, double Share) Draw(Blocks blocks, Func<int, int, bool> takes, int wanted)
    {
        var all = blocks.Sizes.Sum(size => size.Pairs);
        var share = Math.Min(1, wanted / (double)Math.Max(1, all));
        return (blocks.Sample(share, settings.Seed, takes), share);
    }

    private static int Draw(ulong chance, int count) => (int)(chance % (ulong)count);
}
