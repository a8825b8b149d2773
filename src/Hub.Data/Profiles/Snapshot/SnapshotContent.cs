using System.Text.Json.Serialization;
using Hub.Data.ActionPlans;
using Hub.Data.Disruptions;
using Hub.Data.Indicators.Linked;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Repeated;
using Hub.Data.Ocgs;
using Hub.Data.Prevention;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Similar;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>
/// A frozen profile: everything its document says, as released figures. Nothing else is read when it is rendered, so the
/// same snapshot gives the same text years later. <see cref="Schema"/> rises when the meaning of a member changes.
/// </summary>
public sealed record SnapshotContent(
    SnapshotFront Front,
    AreaContext Area,
    IReadOnlyList<SourceRow> Sources,
    IReadOnlyList<IndicatorView> Indicators,
    GroupFigures Groups,
    DisruptionFigures Disruptions,
    PlanFigures Plan,
    OrderFigures Orders,
    IReadOnlyList<ChangeLine> Changes,
    AreaShapes Shapes)
{
    /// <summary>Version of the meaning of these members.</summary>
    public const int Schema = 1;

    /// <summary>How the rows of each source were placed; empty in snapshots of before this was kept.</summary>
    public IReadOnlyList<PlacingRow> Placing { get; init; } = [];

    /// <summary>The areas that somebody chose as alike; null where no group is set.</summary>
    public SimilarGroup? Similar { get; init; }

    /// <summary>People counted once across agencies; null in snapshots of before they were, and in editions that leave them out.</summary>
    public LinkedPeople? Linked { get; init; }

    /// <summary>Premises counted once across agencies; null where no agreements allow it, and wherever people are left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkedPremises? Premises { get; init; }

    /// <summary>
    /// Kinds that were looked through for incidents which several agencies report; null where there is none, and in snapshots of before
    /// this was done.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RepeatedEvents>? Repeated { get; init; }

    /// <summary>
    /// What stands behind each figure; none in snapshots of before this was kept, and in editions for readers who may not follow
    /// figures.
    /// </summary>
    public PassportBook Passports { get; init; } = PassportBook.None;
}

/// <summary>What cover, band and control sheet say.</summary>
/// <param name="AreaSet">Which set of areas the period's last day fell into, as a sentence.</param>
/// <param name="EarlierSnapshot">Words for the profile it is compared with, or null when there is none.</param>
public sealed record SnapshotFront(
    string ForceName,
    string AreaName,
    string AreaCode,
    string AreaKindName,
    DateOnly PeriodFrom,
    DateOnly PeriodUntil,
    string Author,
    string Marking,
    IReadOnlyList<string> Notices,
    bool IsFictional,
    string AreaSet,
    string? EarlierSnapshot);

/// <summary>The area in facts: label, figure, and how it compares with the force.</summary>
public sealed record AreaContext(
    IReadOnlyList<string> Districts,
    IReadOnlyList<string> WiderAreas,
    IReadOnlyList<ContextFact> Facts,
    IReadOnlyList<DecileCount> Deprivation,
    string DeprivationSource);

/// <summary>One fact of the area context.</summary>
public sealed record ContextFact(string Label, Figure Area, Figure Force, string Unit, string Source);

/// <summary>Number of small areas in one national deprivation decile; 1 is the most deprived.</summary>
public sealed record DecileCount(int Decile, Figure Area, Figure Force);

/// <summary>One required source with its state for each month, and what of it is in.</summary>
public sealed record SourceRow(
    string Agency,
    string Kind,
    string Title,
    string Every,
    IReadOnlyList<DateOnly> Months,
    IReadOnlyList<CoverageState> States,
    DateOnly? NewestData,
    bool IsIn,
    string Caveat);

/// <summary>An indicator of the area, ready to be printed.</summary>
/// <param name="Code">Figure code, for instance "VC-03".</param>
/// <param name="RateUnit">"per 1,000 residents (Census 2021)", or null when no rate is made.</param>
/// <param name="Direction">"rising, beyond chance", "falling, beyond chance", "no clear change", "no comparison: …".</param>
/// <param name="Ratio">The rate divided by that of the rest of the force; the rest, because an area is part of its force.</param>
/// <param name="AgainstForce">"above the rest of the force, beyond chance", "below …", "no clear difference", or a reason.</param>
/// <param name="LevelNote">Null at the area's own level; else "county figure, not split" and the like.</param>
public sealed record IndicatorView(
    string Code,
    string Id,
    string Kind,
    string Title,
    string Theme,
    string Unit,
    string PeriodText,
    Figure Count,
    Figure Previous,
    Figure ChangePercent,
    string Direction,
    string? RateUnit,
    Figure Rate,
    Figure RateLow,
    Figure RateHigh,
    Figure ForceRate,
    Figure Ratio,
    Figure RatioLow,
    Figure RatioHigh,
    string AgainstForce,
    string? LevelNote,
    IReadOnlyList<MonthFigure> Months,
    IReadOnlyList<AreaRate> Areas,
    IReadOnlyList<CellFigure> Cells,
    IReadOnlyList<string> HotSpots,
    string Source,
    string Caveat,
    string Suppression,
    string Coverage)
{
    /// <summary>
    /// Numbers of any area that are more than the sum of their printed parts; null where there are none, and in snapshots of before
    /// this was kept. Printed nowhere: the check before a release must know which sums hold.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LooseSum>? Loose { get; init; }
}

/// <summary>A month of a series; a gap says why in its figure.</summary>
public sealed record MonthFigure(DateOnly Month, Figure Count);

/// <summary>Count and rate of one area of the same kind.</summary>
public sealed record AreaRate(string Area, bool IsThis, Figure Count, Figure Rate, Figure Low, Figure High);

/// <summary>The rate of one small area, for a map.</summary>
public sealed record CellFigure(string Code, Figure Rate);

/// <summary>What moved since the snapshot before, written by the machine from figures alone.</summary>
public sealed record ChangeLine(string Theme, string Text);

/// <summary>Rings of the area's small areas and of the force, in British National Grid metres, simplified for print.</summary>
public sealed record AreaShapes(
    IReadOnlyList<AreaShape> Cells,
    IReadOnlyList<AreaShape> Outline,
    IReadOnlyList<AreaShape> Force,
    IReadOnlyList<Town> Towns);

/// <summary>A named shape: rings of x, y pairs flattened.</summary>
public sealed record AreaShape(string Code, string Name, IReadOnlyList<double[]> Rings);

/// <summary>A town to be named on a map.</summary>
public sealed record Town(string Name, double Easting, double Northing);
