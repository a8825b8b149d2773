namespace Hub.Data.Persons.Review.Sampling;

/// <summary>One stratum of a sample: pairs of like weight that the hub linked, or did not.</summary>
/// <param name="IsLinked">Whether the hub took them for one person.</param>
/// <param name="Pairs">How many pairs it holds in all.</param>
/// <param name="Same">How many of its sample are one person.</param>
/// <param name="Judged">How many of its sample were judged as the same or as different; "not sure" counts as neither.</param>
public sealed record SampleStratum(bool IsLinked, long Pairs, int Same, int Judged);

/// <summary>A share with its 95% interval, each 0 to 1.</summary>
public sealed record EstimatedShare(double Value, double Low, double High);

/// <summary>
/// Precision and recall estimated from a stratified sample. The interval is Wilson's, for the number of pairs of a plain sample that
/// would tell as much (variance of the stratified estimate; a stratum in which all agree counts as half a pair otherwise). Recall is
/// among the pairs that the hub weighed: what no rule brought together is in no sample.
/// </summary>
/// <param name="Precision">Of the pairs that the hub linked, the share that is one person; null where none was judged.</param>
/// <param name="Recall">Of the weighed pairs that are one person, the share that the hub linked.</param>
/// <param name="Judged">Pairs that were judged as the same or as different.</param>
public sealed record LinkEstimate(EstimatedShare? Precision, EstimatedShare? Recall, int Judged)
{
    // 97.5% quantile of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>The estimate; strata without a judged pair are left out.</summary>
    public static LinkEstimate Of(IReadOnlyList<SampleStratum> strata)
    {
        List<SampleStratum> told = [.. strata.Where(stratum => stratum.Judged > 0 && stratum.Pairs > 0)];
        var linked = told.FindAll(stratum => stratum.IsLinked);
        var (found, foundSpread) = Total(linked);
        var (missed, missedSpread) = Total(told.FindAll(stratum => !stratum.IsLinked));
        var pairs = linked.Sum(stratum => (double)stratum.Pairs);
        var judged = told.Sum(stratum => stratum.Judged);
        var precision = pairs == 0 ? null : Interval(found / pairs, foundSpread / (pairs * pairs), linked.Sum(stratum => stratum.Judged));

        // By the delta method: recall is a / (a + b).
        var all = found + missed;
        var recall = all == 0 ? null : Interval(
            found / all, ((missed * missed * foundSpread) + (found * found * missedSpread)) / Math.Pow(all, 4), judged);
        return new LinkEstimate(precision, recall, judged);
    }

    private static (double Same, double Spread) Total(List<SampleStratum> strata)
    {
        var (same, spread) = (0d, 0d);
        foreach (var stratum in strata)
        {
            same += stratum.Pairs * (double)stratum.Same / stratum.Judged;
            var share = (stratum.Same + 0.5) / (stratum.Judged + 1);
            var unseen = 1 - (stratum.Judged / (double)Math.Max(stratum.Pairs, stratum.Judged));
            spread += (double)stratum.Pairs * stratum.Pairs * share * (1 - share) / stratum.Judged * unseen;
        }

        return (same, spread);
    }

    private static EstimatedShare Interval(double share, double spread, int judged)
    {
        if (spread == 0)
        {
            return new EstimatedShare(share, share, share);
        }

        var smooth = Math.Clamp(share, 0.5 / (judged + 1), 1 - (0.5 / (judged + 1)));
        var n = smooth * (1 - smooth) / spread;
        var middle = (share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        return new EstimatedShare(share, Math.Max(0, Math.Min(share, middle - half)), Math.Min(1, Math.Max(share, middle + half)));
    }
}
