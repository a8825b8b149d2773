using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Data.Indicators.Statistics;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>
/// Figures that moved between two snapshots, judged from released figures alone. A rounded figure stands for every count that rounds
/// to it, and a movement counts only where even the two counts nearest to each other differ beyond chance; a figure that is suppressed
/// or missing in either snapshot moved nowhere. All tests of an area together are controlled for false discovery.
/// </summary>
internal static partial class FigureChanges
{
    private sealed record Tested(IndicatorView Now, IndicatorView? Earlier, double Percent, double Probability);

    /// <summary>Movements beyond chance, the largest first.</summary>
    public static IReadOnlyList<ChangeLine> Moved(SnapshotContent? earlier, SnapshotContent now)
    {
        var before = Own(earlier);
        var tested = new List<Tested>();
        var fallback = new List<Tested>();
        foreach (var figure in now.Indicators.Where(i => i.LevelNote is null && i.Count.HasValue))
        {
            if (before.GetValueOrDefault(figure.Code) is { } old && old.Count.HasValue)
            {
                if (IsCount(figure, old) && figure.PeriodText != old.PeriodText)
                {
                    tested.Add(Test(figure, old, Days(earlier!), Days(now)));
                }
            }
            else if (IsMoving(figure) && figure.ChangePercent.Value is { } percent && figure.Previous.HasValue)
            {
                // Already judged, over all areas of its run.
                fallback.Add(new(figure, null, (double)percent, 0));
            }
        }

        var adjusted = FalseDiscovery.Adjust([.. tested.Select(test => test.Probability)]);
        return
        [
            .. tested.Where((_, index) => adjusted[index] <= FalseDiscovery.Rate).Concat(fallback)
                .OrderByDescending(test => Math.Abs(test.Percent)).ThenBy(test => test.Now.Code, StringComparer.Ordinal)
                .Select(Line),
        ];
    }

    /// <summary>Figures of the same period that their source has since corrected by more than rounding can be.</summary>
    public static IReadOnlyList<ChangeLine> Revised(SnapshotContent earlier, SnapshotContent now)
    {
        var before = Own(earlier);
        return
        [
            .. now.Indicators
                .Where(i => i.LevelNote is null && i.Count.HasValue && before.TryGetValue(i.Code, out var old) && old.Count.HasValue
                    && old.PeriodText == i.PeriodText && Apart(Range(i), Range(old)))
                .OrderBy(i => i.Code, StringComparer.Ordinal)
                .Select(i => new ChangeLine(
                    i.Title, $"revised for {i.PeriodText}: {i.Count.Text} {i.Unit}, was {before[i.Code].Count.Text}.")),
        ];
    }

    /// <summary>
    /// Whether two shown numbers certainly stand for different ones, where the rounding of neither is known. Two multiples of five are
    /// rounded alike or not at all, so are two that are none; of one each, the exact one may round to the other.
    /// </summary>
    public static bool Differ(Figure a, Figure b)
        => a.Value is { } first && b.Value is { } second
            && Math.Abs(first - second) > ((first % 5 == 0) == (second % 5 == 0) ? 0 : 2);

    private static Dictionary<string, IndicatorView> Own(SnapshotContent? content)
        => (content?.Indicators ?? []).Where(i => i.LevelNote is null).DistinctBy(i => i.Code)
            .ToDictionary(i => i.Code, StringComparer.Ordinal);

    private static int Days(SnapshotContent content) => content.Front.PeriodUntil.DayNumber - content.Front.PeriodFrom.DayNumber;

    // Amounts, registers and published rates are no draws from a Poisson distribution: only what a run tested itself is tested here.
    private static bool IsCount(IndicatorView now, IndicatorView old) => IsJudged(now) || IsJudged(old);

    private static bool IsJudged(IndicatorView i) => IsMoving(i) || i.Direction == "no clear change";

    private static bool IsMoving(IndicatorView i)
        => i.Direction.StartsWith("rising", StringComparison.Ordinal) || i.Direction.StartsWith("falling", StringComparison.Ordinal);

    private static Tested Test(IndicatorView now, IndicatorView old, int daysBefore, int daysNow)
    {
        var ((lowNow, highNow), (lowOld, highOld)) = (Range(now), Range(old));
        var (shownNow, shownOld) = ((double)now.Count.Value!.Value, (double)old.Count.Value!.Value);
        var percent = shownOld == 0 ? 100 : ((shownNow / daysNow / (shownOld / daysBefore)) - 1) * 100;
        var (first, second) = shownNow / daysNow > shownOld / daysBefore ? (lowNow, highOld) : (highNow, lowOld);
        var ratio = RateRatio.Of(first, daysNow, second, daysBefore);
        // Rounding alone explains it where the nearest counts change sides.
        var isSameWay = shownNow / daysNow > shownOld / daysBefore ? ratio.Ratio > 1 : ratio.Ratio < 1;
        return new(now, old, percent, isSameWay ? ratio.Probability : 1);
    }

    // The counts that a shown one may stand for; zero is never rounded.
    private static (double Low, double High) Range(IndicatorView i)
    {
        var shown = (double)i.Count.Value!.Value;
        var step = i.Count.State == FigureState.Released && RoundedTo().Match(i.Suppression) is { Success: true } match
            ? int.Parse(match.Groups["step"].Value, CultureInfo.InvariantCulture)
            : 1;
        return shown == 0 ? (0, 0) : (Math.Max(1, shown - (step / 2)), shown + (step / 2));
    }

    private static bool Apart((double Low, double High) a, (double Low, double High) b) => a.Low > b.High || b.Low > a.High;

    private static ChangeLine Line(Tested test)
    {
        var (now, old) = (test.Now, test.Earlier);
        var before = old is null ? now.Previous.Text : $"{old.Count.Text} in {old.PeriodText}";
        var size = Math.Abs(test.Percent).ToString("0", CultureInfo.InvariantCulture);
        var sign = test.Percent > 0 ? "+" : "−";
        return new ChangeLine(now.Title, $"{now.Count.Text} {now.Unit} in {now.PeriodText} after {before} ({sign}{size}%), beyond chance.");
    }

    [GeneratedRegex("rounded to the nearest (?<step>[0-9]{1,3})", RegexOptions.ExplicitCapture)]
    private static partial Regex RoundedTo();
}
