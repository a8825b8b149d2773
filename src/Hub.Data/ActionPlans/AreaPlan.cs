using Hub.Data.Indicators;

namespace Hub.Data.ActionPlans;

/// <summary>
/// The 4P plan of an area: its balance and what is overdue. An action is overdue when it is neither done nor stopped and its
/// date has passed on the period's last day.
/// </summary>
public static class AreaPlan
{
    /// <summary>The dataset kind of the plan.</summary>
    public const string Kind = "actions_4p";

    private static readonly string[] Strands = ["pursue", "prevent", "protect", "prepare"];

    /// <summary>Figures and overdue actions of an area.</summary>
    /// <param name="area">The plan's rows.</param>
    /// <param name="asAt">The period's last day.</param>
    /// <param name="agencies">Names by code: an owner entered as a code is printed by name.</param>
    public static PlanFigures Of(AreaRows area, DateOnly asAt, IReadOnlyDictionary<string, string> agencies)
    {
        var overdue = area.Rows.Where(r => IsOverdue(r, asAt)).OrderBy(r => r.Day("due_on")).ToList();
        var meeting = area.Rows.Select(r => r.Day("decided_on")).Where(d => d <= asAt).Max();
        return new PlanFigures(
            null,
            area.Count(_ => true),
            area.Suppression.Release(overdue.Count),
            [.. Strands.Select(s => new StrandBalance(
                area.Label("strand", s),
                area.Count(r => r.Text("strand") == s && IsOpen(r) && !IsOverdue(r, asAt)),
                area.Count(r => r.Text("strand") == s && r.Text("status") == "done"),
                area.Count(r => r.Text("strand") == s && IsOverdue(r, asAt))))],
            [.. overdue.Select(r => Action(area, r, asAt, agencies))],
            meeting is null ? [] : [.. area.Rows.Where(r => r.Day("decided_on") == meeting).Select(r => Action(area, r, asAt, agencies))],
            area.Source,
            area.Kind.Caveat);
    }

    private static bool IsOpen(AreaRow row) => row.Text("status") is "not_started" or "in_progress";

    private static bool IsOverdue(AreaRow row, DateOnly asAt) => IsOpen(row) && row.Day("due_on") is { } due && due < asAt;

    private static PlanAction Action(
        AreaRows area, AreaRow row, DateOnly asAt, IReadOnlyDictionary<string, string> agencies) => new(
        row.Text("finding") + ": " + row.Text("action"),
        area.Label("strand", row.Text("strand")),
        agencies.GetValueOrDefault(row.Text("owner_agency"), row.Text("owner_agency")),
        row.Day("due_on"),
        area.Label("status", row.Text("status")),
        row.Text("outcome"),
        IsOverdue(row, asAt));
}
