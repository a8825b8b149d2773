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
    string Caveat)
{
    /// <summary>The groups one by one, by their references without meaning; empty in snapshots of before this was kept.</summary>
    public IReadOnlyList<GroupLine> Listed { get; init; } = [];
}

/// <summary>A group as its register holds it: no name, no member, no place.</summary>
/// <param name="Reference">Its reference, without meaning.</param>
/// <param name="Type">Predominant type of crime, in words.</param>
/// <param name="Status">What is being done, in words.</param>
/// <param name="Band">The band as entered by the assessor, or empty.</param>
/// <param name="IsMapped">Whether it is mapped.</param>
/// <param name="HasLead">Whether it has a lead responsible officer.</param>
/// <param name="Strands">Strands of its plan, in words; empty without a plan.</param>
/// <param name="NextAssessmentOn">When it is assessed next, or null.</param>
public sealed record GroupLine(
    string Reference,
    string Type,
    string Status,
    string Band,
    bool IsMapped,
    bool HasLead,
    IReadOnlyList<string> Strands,
    DateOnly? NextAssessmentOn);
