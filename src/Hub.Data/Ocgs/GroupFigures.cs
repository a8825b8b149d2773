using Hub.Data.Indicators;
using Hub.Data.Primitives;

namespace Hub.Data.Ocgs;

/// <summary>
/// Groups that touch the area. <paramref name="Missing"/> is null when a register was received, else the sentence that says
/// which agency has not sent it; then every figure is "not received".
/// </summary>
public sealed record GroupFigures(
    string? Missing,
    Figure Total,
    Figure PerMillion,
    Figure ForcePerMillion,
    IReadOnlyList<LabelledFigure> ByType,
    IReadOnlyList<LabelledFigure> ByStatus,
    Figure NotMapped,
    IReadOnlyList<LabelledFigure> NotMappedFor,
    Figure AssessedOnTime,
    Figure WithLeadOfficer,
    Figure AllFourPs,
    string Source,
    string Caveat);
