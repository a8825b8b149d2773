using Hub.Data.Primitives;

namespace Hub.Data.ActionPlans;

/// <summary>The 4P plan: balance and what is overdue.</summary>
public sealed record PlanFigures(
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
