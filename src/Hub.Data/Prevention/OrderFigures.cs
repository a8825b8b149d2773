using Hub.Data.Indicators;
using Hub.Data.Primitives;

namespace Hub.Data.Prevention;

/// <summary>Orders in force and releases due, counts only.</summary>
public sealed record OrderFigures(
    string? Missing,
    IReadOnlyList<LabelledFigure> ByOrder,
    Figure ExpiringSoon,
    Figure ReviewsOverdue,
    IReadOnlyList<LabelledFigure> ReleasesByMonth,
    string Source,
    string Caveat);
