using Hub.Data.Indicators;
using Hub.Data.Primitives;

namespace Hub.Data.Disruptions;

/// <summary>Disruptions by strand; claimed levels and levels seen by a panel stand side by side and are never added.</summary>
public sealed record DisruptionFigures(
    string? Missing,
    Figure Total,
    Figure PanelSeen,
    Figure PanelShare,
    IReadOnlyList<StrandLevels> Claimed,
    IReadOnlyList<StrandLevels> Panel,
    IReadOnlyList<LabelledFigure> Tactics,
    IReadOnlyList<LabelledFigure> Outcomes,
    string Source,
    string Caveat);

/// <summary>Counts by level for one strand, in the order major, moderate, minor, none, negative.</summary>
public sealed record StrandLevels(string Strand, IReadOnlyList<Figure> Levels, Figure Total);
