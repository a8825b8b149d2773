using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Release;

/// <summary>
/// Looks for the rare table in which all roundings fall to one extreme, so that subtracting the released parts from their
/// released total leaves one possible value for what was suppressed (parts 128, 168 and 1 under the default policy: 130 and 170
/// of 295). The smallest released part is then withheld as well.
/// </summary>
internal static class Differencing
{
    /// <summary>The words that stand for a withheld part.</summary>
    public const string Words = "withheld: it would tell a small number";

    /// <summary>The place of the part to withhold, or null when the parts tell nothing.</summary>
    /// <param name="policy">The policy of all the figures.</param>
    /// <param name="total">The released total.</param>
    /// <param name="parts">The released parts; they must add up to the total but for rounding and suppression.</param>
    public static int? Withhold(Suppression policy, Figure total, IReadOnlyList<Figure> parts)
    {
        var hidden = parts.Count(part => part.State == FigureState.Suppressed);
        if (hidden == 0 || total.Value is not { } whole || parts.Any(part => !part.HasValue && part.State != FigureState.Suppressed))
        {
            return null;
        }

        // Zero is exact; every other released count may be off by half the rounding.
        var shown = parts.Where(part => part.Value > 0).ToList();
        var rest = whole - shown.Sum(part => part.Value!.Value);
        var slack = (policy.RoundTo / 2) * (shown.Count + 1);
        var (least, most) = (hidden, hidden * (policy.Threshold - 1));
        var possible = Enumerable.Range(least, most - least + 1).Where(sum => Math.Abs(rest - sum) <= slack).ToList();
        return possible.Count > 1 || shown.Count == 0 || (possible.Count == 1 && possible[0] > least && possible[0] < most && hidden > 1)
            ? null
            : parts.Select((part, i) => (part, i)).Where(pair => pair.part.Value > 0).MinBy(pair => pair.part.Value).i;
    }
}
