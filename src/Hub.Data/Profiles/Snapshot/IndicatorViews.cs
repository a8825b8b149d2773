using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>Turns released indicators into the form that a snapshot keeps. Figures pass through; none is made here.</summary>
internal static class IndicatorViews
{
    private static readonly Figure NoRate = Figure.Withheld("no rate");

    /// <summary>One view for the area's own figure, and one for each figure published for a wider area or a part of it.</summary>
    /// <param name="from">First day of the period: an earlier month is kept only when some of them were received.</param>
    public static IEnumerable<IndicatorView> Of(ReleasedIndicator r, DateOnly from)
    {
        var elsewhere = r.Wider.Concat(r.Parts).ToList();
        if (r.Count.HasValue || elsewhere.Count == 0)
        {
            yield return Own(r, from);
        }

        foreach (var figure in elsewhere)
        {
            yield return Elsewhere(r, figure, from);
        }
    }

    /// <summary>The theme's word in dataset kinds.</summary>
    public static string ThemeCode(Theme theme)
        => System.Text.Json.JsonSerializer.SerializeToElement(theme, DatasetKindJson.Options).GetString()!;

    private static IndicatorView Own(ReleasedIndicator r, DateOnly from)
    {
        var force = r.Areas.FirstOrDefault(a => a.Area.Kind == Areas.AreaKinds.Force);
        return new IndicatorView(
            r.FigureCode,
            r.Indicator,
            r.Provenance.Kind,
            r.Title,
            ThemeCode(r.Theme),
            r.Unit,
            r.Period,
            r.Count,
            r.Change.Previous,
            r.Change.Percent,
            r.Change.Words,
            r.Rate?.Per,
            r.Rate?.Rate ?? NoRate,
            r.Rate?.Lower ?? NoRate,
            r.Rate?.Upper ?? NoRate,
            r.Comparison?.ForceRate ?? force?.Rate?.Rate ?? NoRate,
            r.Comparison?.Ratio ?? NoRate,
            r.Comparison?.Lower ?? NoRate,
            r.Comparison?.Upper ?? NoRate,
            Standing(r.Comparison),
            null,
            Months(r, from),
            [.. r.Areas.Where(a => a.Area.Kind != Areas.AreaKinds.Force).Select(a => new AreaRate(
                a.Area.Name,
                a.Area.Code == r.Area.Code,
                a.Count,
                a.Rate?.Rate ?? NoRate,
                a.Rate?.Lower ?? NoRate,
                a.Rate?.Upper ?? NoRate))],
            [.. r.SmallAreas.Select(s => new CellFigure(s.Lsoa, s.Rate))],
            [.. r.HotSpots?.Lsoas.Select(h => h.Lsoa) ?? []],
            r.Provenance.Source,
            r.Provenance.Caveat,
            r.Provenance.Suppression,
            r.Coverage.Words)
        {
            Loose = r.Loose.Count == 0 ? null : r.Loose,
        };
    }

    private static IndicatorView Elsewhere(ReleasedIndicator r, PublishedFigure figure, DateOnly from)
    {
        var own = Own(r, from);
        return own with
        {
            PeriodText = figure.Period,
            Count = figure.Figure,
            Previous = figure.Previous,
            Rate = NoRate,
            RateLow = NoRate,
            RateHigh = NoRate,
            ForceRate = NoRate,
            Ratio = NoRate,
            RatioLow = NoRate,
            RatioHigh = NoRate,
            RateUnit = null,
            LevelNote = $"{figure.Area.Name}: {figure.Words}",
            Months = [],
            Areas = [],
            Cells = [],
            HotSpots = [],
        };
    }

    private static IReadOnlyList<MonthFigure> Months(ReleasedIndicator r, DateOnly from)
    {
        var months = r.Series.Where(s => s.Until == s.From.AddMonths(1)).Select(s => new MonthFigure(s.From, s.Figure)).ToList();
        return months.Any(m => m.Month < from && m.Count.State != FigureState.NotReceived)
            ? months
            : [.. months.Where(m => m.Month >= from)];
    }

    private static string Standing(ReleasedComparison? comparison) => comparison?.Standing switch
    {
        Indicators.Released.Standing.Higher => "above the rest of the force, beyond chance",
        Indicators.Released.Standing.Lower => "below the rest of the force, beyond chance",
        Indicators.Released.Standing.NoClearDifference => "no clear difference",
        Indicators.Released.Standing.NoComparison => comparison.Words,
        null => "no comparison",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
