using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Released;

/// <summary>
/// One indicator for one area and period as a reader may see it: figures only, all of them computed from figures that have
/// passed disclosure control. Everything here may be stored in a snapshot.
/// </summary>
public sealed record ReleasedIndicator
{
    /// <summary>The short code printed beside the figure, "VC-03".</summary>
    public required string FigureCode { get; init; }

    /// <summary>The indicator's name in the catalogue.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its name on paper.</summary>
    public required string Title { get; init; }

    /// <summary>The section it belongs to.</summary>
    public required Theme Theme { get; init; }

    /// <summary>What the number counts, in the plural.</summary>
    public required string Unit { get; init; }

    /// <summary>True when every row of its kind is counted; false for some of them, a sum or a published value.</summary>
    public bool CountsEveryRow { get; init; }

    /// <summary>The area.</summary>
    public required AreaName Area { get; init; }

    /// <summary>The period of <see cref="Count"/> in words; a published table has its own.</summary>
    public required string Period { get; init; }

    /// <summary>The count, sum or published value; without one its text says why.</summary>
    public required Figure Count { get; init; }

    /// <summary>What the months that did arrive add up to, when <see cref="Count"/> lacks some; else null.</summary>
    public Figure? CountOfReceivedMonths { get; init; }

    /// <summary>The rate over a denominator; null when the indicator has none.</summary>
    public ReleasedRate? Rate { get; init; }

    /// <summary>This period against the one before.</summary>
    public required ReleasedChange Change { get; init; }

    /// <summary>This area against the rest of the force; null for the force itself and where there is no rate.</summary>
    public ReleasedComparison? Comparison { get; init; }

    /// <summary>Every profile area and the force, for the chart that sets them side by side; highest rate has rank 1.</summary>
    public IReadOnlyList<AreaFigure> Areas { get; init; } = [];

    /// <summary>The months (or quarters, or published periods) of this period and the one before, gaps with their reason.</summary>
    public IReadOnlyList<PeriodFigure> Series { get; init; } = [];

    /// <summary>Figures published for a wider area that holds this one: shown as that area's, never split.</summary>
    public IReadOnlyList<PublishedFigure> Wider { get; init; } = [];

    /// <summary>Figures published for parts of this area: shown side by side, never added up.</summary>
    public IReadOnlyList<PublishedFigure> Parts { get; init; } = [];

    /// <summary>One figure for each LSOA of the area, for a map; empty where the indicator is not mapped.</summary>
    public IReadOnlyList<SmallAreaFigure> SmallAreas { get; init; } = [];

    /// <summary>Clustering of LSOAs; null where it is not tested.</summary>
    public HotSpots? HotSpots { get; init; }

    /// <summary>Numbers of any area that are more than the sum of their printed parts: what a check of the figures must know.</summary>
    public IReadOnlyList<LooseSum> Loose { get; init; } = [];

    /// <summary>
    /// What each agency's rows add up to; empty for published values and where it was not kept. Printed in no document: it stands in
    /// the figure's passport.
    /// </summary>
    public IReadOnlyList<AgencyFigure> ByAgency { get; init; } = [];

    /// <summary>Who sent what, and how well rows could be placed.</summary>
    public required IndicatorCoverage Coverage { get; init; }

    /// <summary>Where the figure comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>An area as a document names it.</summary>
/// <param name="Kind">Kind of area: "lpa", "district".</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record AreaName(string Kind, string Code, string Name);

/// <summary>A figure for one step of a series. Published periods may be longer than a month.</summary>
public sealed record PeriodFigure(DateOnly From, DateOnly Until, string Period, Figure Figure);

/// <summary>The figures of one area among others.</summary>
/// <param name="Area">The area.</param>
/// <param name="Count">Its count.</param>
/// <param name="Rate">Its rate; null when the indicator has none.</param>
/// <param name="Rank">1 is the highest rate of the profile areas; null for the force, and where a rate is missing.</param>
public sealed record AreaFigure(AreaName Area, Figure Count, ReleasedRate? Rate, int? Rank);

/// <summary>A figure that was published for another level than the profile's.</summary>
/// <param name="Area">The area it was published for.</param>
/// <param name="Period">Its own period in words.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Previous">The figure of the published period before.</param>
/// <param name="Words">How to read it: "county figure, not split".</param>
public sealed record PublishedFigure(AreaName Area, string Period, Figure Figure, Figure Previous, string Words);

/// <summary>What the rows of one agency add up to within an area's figure.</summary>
public sealed record AgencyFigure(string Agency, Figure Count);

/// <summary>The figures of one LSOA.</summary>
public sealed record SmallAreaFigure(string Lsoa, Figure Count, Figure Rate);
