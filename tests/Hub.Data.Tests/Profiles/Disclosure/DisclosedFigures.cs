using Hub.Data.Indicators;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Snapshot;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Disclosure;

/// <summary>Frozen figures with one indicator whose months and areas a test chooses.</summary>
internal static class DisclosedFigures
{
    /// <summary>Two months and their sum, under the default policy unless another is given.</summary>
    public static SnapshotContent Of(
        IReadOnlyList<(DateOnly Month, Figure Count)> months, Figure count, Suppression? policy = null, string area = "Northmere",
        DateOnly? from = null)
    {
        var full = SampleSnapshot.Full();
        var none = Figure.Withheld("no rate");
        var start = from ?? months[0].Month;
        var view = full.Indicators[0] with
        {
            Code = "AC-01", Id = "shoplifting", Kind = "street_crime", Title = "Shoplifting", LevelNote = null, Count = count,
            Previous = Figure.NotReceived(), Rate = none, ForceRate = none, RateUnit = null, Areas = [], Cells = [], HotSpots = [],
            Months = [.. months.Select(month => new MonthFigure(month.Month, month.Count))],
            Suppression = (policy ?? Suppression.Default).Words,
        };
        return full with
        {
            Front = full.Front with { AreaName = area, PeriodFrom = start, PeriodUntil = start.AddMonths(months.Count) },
            Indicators = [view],
            Placing = [],
        };
    }
}
