using Hub.Data.Persons.Linking;

namespace Hub.Jobs.Persons.Linking;

/// <summary>Clusters against the known answer, pair by pair; records without an answer are left out.</summary>
/// <param name="Known">Records with an answer.</param>
/// <param name="Unknown">Records without.</param>
/// <param name="TruePairs">Pairs that belong together.</param>
/// <param name="FoundPairs">Pairs that were put together.</param>
/// <param name="RightPairs">Pairs of both kinds.</param>
/// <param name="ComparedPairs">Pairs that belong together and were brought together by blocking.</param>
internal sealed record LinkMeasure(int Known, int Unknown, long TruePairs, long FoundPairs, long RightPairs, long ComparedPairs)
{
    public double Precision => FoundPairs == 0 ? 1 : RightPairs / (double)FoundPairs;

    public double Recall => TruePairs == 0 ? 1 : RightPairs / (double)TruePairs;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public double BlockingRecall => TruePairs == 0 ? 1 : ComparedPairs / (double)TruePairs;

    public static LinkMeasure Of(int[] truth, LinkResult result)
    {
        var known = Enumerable.Range(0, truth.Length).Where(record => truth[record] != 0).ToArray();
        var order = known.OrderBy(record => truth[record]).ToArray();
        var compared = 0L;
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && truth[order[end]] == truth[order[start]])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                for (var k = i + 1; k < end && end - start <= 2000; k++)
                {
                    compared += result.IsCompared(order[i], order[k]) ? 1 : 0;
                }
            }

            start = end;
        }

        return new LinkMeasure(
            known.Length, truth.Length - known.Length,
            Pairs(known.Select(record => (long)truth[record])), Pairs(known.Select(record => (long)result.ClusterOf[record])),
            Pairs(known.Select(record => ((long)result.ClusterOf[record] << 32) | (uint)truth[record])), compared);
    }

    private static long Pairs(IEnumerable<long> groups)
    {
        var sizes = new Dictionary<long, long>();
        foreach (var group in groups)
        {
            sizes[group] = sizes.GetValueOrDefault(group) + 1;
        }

        return sizes.Values.Sum(size => size * (size - 1) / 2);
    }
}
