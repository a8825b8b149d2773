using Hub.Data.Persons.Linking;

namespace Hub.Jobs.Persons.Linking.Reporting;

/// <summary>Precision and recall of single pairs, had the threshold been another.</summary>
/// <param name="Threshold">In bits.</param>
/// <param name="Precision">Of the pairs from there on, the share that belongs together.</param>
/// <param name="Recall">Of the compared pairs that belong together, the share from there on.</param>
internal readonly record struct ThresholdTable(int Threshold, double Precision, double Recall)
{
    public static IReadOnlyList<ThresholdTable> Of(LinkResult result, int[] truth, LinkMeasure measure)
    {
        var known = result.PairWeights().Where(pair => truth[pair.Left] != 0 && truth[pair.Right] != 0)
            .Select(pair => (pair.Weight, IsRight: truth[pair.Left] == truth[pair.Right])).OrderByDescending(pair => pair.Weight).ToList();
        var all = Math.Max(1, known.Count(pair => pair.IsRight));
        return measure.TruePairs == 0 ? [] : [.. Enumerable.Range(-5, 11).Select(step => step * 2).Select(threshold =>
        {
            var above = known.TakeWhile(pair => pair.Weight >= threshold).ToList();
            var right = above.Count(pair => pair.IsRight);
            return new ThresholdTable(threshold, above.Count == 0 ? 1 : right / (double)above.Count, right / (double)all);
        })];
    }
}
