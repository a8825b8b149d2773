using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>A counted row of a table: label and figure.</summary>
public sealed record CountRow(string Label, Figure Count);

/// <summary>
/// Groups that touch the area. <paramref name="Missing"/> is null when a register was received, else the sentence that says
/// which agency has not sent it; then every figure is "not received".
/// </summary>
public sealed record GroupsView(
    string? Missing,
    Figure Total,
    Figure PerMillion,
    Figure ForcePerMillion,
    IReadOnlyList<CountRow> ByType,
    IReadOnlyList<CountRow> ByStatus,
    Figure NotMapped,
    IReadOnlyList<CountRow> NotMappedFor,
    Figure AssessedOnTime,
    Figure WithLeadOfficer,
    Figure AllFourPs,
    string Source,
    string Caveat);

/// <summary>Disruptions by strand; claimed levels and levels seen by a panel stand side by side and are never added.</summary>
public sealed record DisruptionsView(
    string? Missing,
    Figure Total,
    Figure PanelSeen,
    Figure PanelShare,
    IReadOnlyList<StrandLevels> Claimed,
    IReadOnlyList<StrandLevels> Panel,
    IReadOnlyList<CountRow> Tactics,
    IReadOnlyList<CountRow> Outcomes,
    string Source,
    string Caveat);

/// <summary>Counts by level for one strand, in the order major, moderate, minor, none, negative.</summary>
public sealed record StrandLevels(string Strand, IReadOnlyList<Figure> Levels, Figure Total);

/// <summary>The 4P plan: balance and what is overdue.</summary>
public sealed record PlanView(
    string? Missing,
    Figure Total,
    Figure Overdue,
    IReadOnlyList<StrandBalance> Balance,
    IReadOnlyList<PlanAction> OverdueActions,
    IReadOnlyList<PlanAction> LastMeeting,
    string Source,
    string Caveat);

/// <summary>Actions of one strand.</summary>
public sealed record StrandBalance(string Strand, Figure Open, Figure Done, Figure Overdue);

/// <summary>One action as printed; no person is named.</summary>
public sealed record PlanAction(
    string Finding, string Strand, string Owner, DateOnly? DueOn, string Status, string Outcome, bool IsOverdue);

/// <summary>Orders in force and releases due, counts only.</summary>
public sealed record OrdersView(
    string? Missing,
    IReadOnlyList<CountRow> ByOrder,
    Figure ExpiringSoon,
    Figure ReviewsOverdue,
    IReadOnlyList<CountRow> ReleasesByMonth,
    string Source,
    string Caveat);
