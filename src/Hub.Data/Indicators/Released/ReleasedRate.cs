using System.Text.Json.Serialization;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Released;

/// <summary>A rate with its exact 95 % Poisson interval.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Lower">Lower limit; null for sums and published values, which have no such interval.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Per">What it is per: "per 1,000 residents (Census 2021)".</param>
/// <param name="Denominator">The denominator itself.</param>
/// <param name="DenominatorYear">Its year; null where there is none for the area.</param>
/// <param name="DenominatorSource">Its source in words; null where there is none.</param>
public sealed record ReleasedRate(
    Figure Rate, Figure? Lower, Figure? Upper, string Per, Figure Denominator, int? DenominatorYear, string? DenominatorSource);

/// <summary>The way a figure went, as far as chance allows to say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    /// <summary>Up by more than chance.</summary>
    Rising,

    /// <summary>Down by more than chance.</summary>
    Falling,

    /// <summary>No change that chance does not explain.</summary>
    NoClearChange,

    /// <summary>Nothing to compare with, or nothing that can be tested.</summary>
    NoComparison,
}

/// <summary>This period against the one of the same length just before.</summary>
/// <param name="Previous">The earlier figure, or why there is none.</param>
/// <param name="PreviousPeriod">The earlier period in words.</param>
/// <param name="Difference">Later less earlier.</param>
/// <param name="Percent">Difference as a percentage of the earlier figure.</param>
/// <param name="Direction">The finding.</param>
/// <param name="Words">The finding in words: "rising, beyond chance"; "no comparison: 2024 was not supplied".</param>
public sealed record ReleasedChange(
    Figure Previous, string PreviousPeriod, Figure Difference, Figure Percent, Direction Direction, string Words);

/// <summary>How an area stands to the rest of its force.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Standing>))]
public enum Standing
{
    /// <summary>Higher by more than chance.</summary>
    Higher,

    /// <summary>Lower by more than chance.</summary>
    Lower,

    /// <summary>No difference that chance does not explain.</summary>
    NoClearDifference,

    /// <summary>Nothing to compare with.</summary>
    NoComparison,
}

/// <summary>
/// This area against the rest of the force: the rest and not the whole, for an area is not independent of a whole that holds
/// it. Chance is judged with control of false discovery over all areas and indicators of the run.
/// </summary>
/// <param name="ForceRate">The rate of the whole force, for display.</param>
/// <param name="Ratio">The area's rate divided by that of the rest of the force.</param>
/// <param name="Lower">Lower limit of the ratio.</param>
/// <param name="Upper">Upper limit of the ratio.</param>
/// <param name="Standing">The finding.</param>
/// <param name="Words">The finding in words.</param>
public sealed record ReleasedComparison(
    Figure ForceRate, Figure Ratio, Figure Lower, Figure Upper, Standing Standing, string Words);

/// <summary>
/// LSOAs whose neighbourhood has a high rate beyond chance (Getis–Ord Gi*, queen neighbours, Benjamini–Hochberg at 5 % over
/// the force's LSOAs).
/// </summary>
/// <param name="Lsoas">The hot LSOAs of this area.</param>
/// <param name="Tested">LSOAs of the whole force that could be tested.</param>
/// <param name="Note">How to read it.</param>
public sealed record HotSpots(IReadOnlyList<HotSpot> Lsoas, int Tested, string Note);

/// <summary>One hot LSOA with its z value.</summary>
public sealed record HotSpot(string Lsoa, Figure Z);
