using Hub.Data.Areas;
using Hub.Data.Indicators.Disclosure;

namespace Hub.Data.Indicators.Release;

/// <summary>The small areas of one area in the period, beside the area's own number as it will be told.</summary>
internal sealed class SmallAreaCells
{
    private readonly IReadOnlyList<(FigureKey Key, ExactFigure? Exact)> _small;
    private readonly (ToldPlace Place, PlannedCell Cell) _area;
    private readonly IReadOnlyList<ToldSum> _sums;

    private SmallAreaCells(IReadOnlyList<(FigureKey, ExactFigure?)> small, (ToldPlace Place, PlannedCell Cell) area)
    {
        (_small, _area) = (small, area);
        var isKnown = small.All(pair => pair.Item2 is not null);
        var rest = area.Cell.Exact - (long)small.Sum(pair => pair.Item2?.Value ?? 0);
        IsWhole = isKnown && rest == 0;

        // Rows that were placed more widely stand in the area alone, and nothing is printed of them.
        _sums = rest < 0 ? [] :
        [
            new(area.Place.Area, [.. small.Select(pair => pair.Item1.Area.Code)], area.Place.From, area.Place.Until,
                IsWhole ? Known.Exactly(0) : Known.Nothing),
        ];
    }

    /// <summary>The small areas.</summary>
    public IEnumerable<FigureKey> Keys => _small.Select(pair => pair.Key);

    /// <summary>Whether the small areas hold all of the area's rows.</summary>
    public bool IsWhole { get; }

    /// <summary>The small areas of an area; null where the area's number is not printed.</summary>
    public static SmallAreaCells? Of(
        RunFacts facts, FigureKey area, ToldPlace place, Func<FigureKey, ExactFigure?> exact, Known told)
        => exact(area) is not { } whole ? null : new(
            [
                .. facts.Lsoas[area.Area].Select(lsoa => area with { Area = new(AreaKinds.Lsoa, lsoa) }).Select(key => (key, exact(key))),
            ],
            (place, new((long)whole.Value, told, told, null, false)));

    /// <summary>The table under a policy.</summary>
    public IReadOnlyList<PlannedNumber> Plan(Suppression policy) =>
    [
        .. _small.Select(pair => new PlannedNumber(
            Place(pair.Key), pair.Exact is { } known ? PolicyCells.Plan(policy, known, isSum: false, 1) : null)),
        new(_area.Place, _area.Cell),
    ];

    /// <summary>Where a small area stands in the table.</summary>
    public static ToldPlace Place(FigureKey key) => new(key.Area.Code, key.From, key.Until);

    /// <summary>The table as it would be told: one period at once, so nothing adds up over time.</summary>
    public Telling Telling(string name, Func<DateOnly, DateOnly, string> mark) => new(name, [], mark) { AddsUp = false, Sums = _sums };
}
