using Hub.Data.Indicators;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Ocgs;

/// <summary>
/// Counts the groups that touch an area from the register: no names, no members. Archived groups are not counted; a blank
/// mapping date means not mapped; a group without a next assessment date is not assessed on time.
/// </summary>
public static class AreaGroups
{
    /// <summary>The dataset kind of the register.</summary>
    public const string Kind = "ocg_register";

    private const string Archived = "archived";

    /// <summary>Figures of an area.</summary>
    /// <param name="area">Register rows that touch the area.</param>
    /// <param name="force">Register rows of the whole force.</param>
    /// <param name="residents">Residents of the area; null when unknown.</param>
    /// <param name="forceResidents">Residents of the force.</param>
    /// <param name="asAt">The period's last day: what is overdue or unmapped is judged on it.</param>
    public static GroupFigures Of(AreaRows area, AreaRows force, decimal? residents, decimal? forceResidents, DateOnly asAt)
    {
        var live = area with { Rows = [.. area.Rows.Where(IsLive)] };
        var total = live.Count(_ => true);
        var unmapped = live.Rows.Where(r => r.Day("mapped_on") is null).Select(r => DaysKnown(r, asAt)).ToList();
        return new GroupFigures(
            null,
            total,
            PerMillion(total, residents),
            PerMillion(force.Count(IsLive), forceResidents),
            By(live, "predominant_type", "crime_type"),
            By(live, "status", "status"),
            live.Suppression.Release(unmapped.Count),
            [
                new LabelledFigure("up to 30 days", live.Suppression.Release(unmapped.Count(d => d <= 30))),
                new LabelledFigure("31 to 90 days", live.Suppression.Release(unmapped.Count(d => d is > 30 and <= 90))),
                new LabelledFigure("more than 90 days", live.Suppression.Release(unmapped.Count(d => d > 90))),
            ],
            live.Count(r => r.Day("last_assessed_on") is not null && r.Day("next_assessment_on") >= asAt),
            live.Count(r => r.IsYes("has_lead_officer")),
            live.Count(r => r.List("plan_strands").Distinct(StringComparer.Ordinal).Count() == 4),
            area.Source,
            area.Kind.Caveat)
        {
            // Only where the register's owner agreed to exact figures: one by one, groups can be counted.
            Listed = area.Kind.Suppression.Policy == SuppressionPolicy.Exact
                ? [.. live.Rows.Select(row => Line(live, row)).OrderBy(line => line.Reference, StringComparer.Ordinal)]
                : [],
        };
    }

    private static GroupLine Line(AreaRows rows, AreaRow row) => new(
        row.Text("group_ref"),
        rows.Label("crime_type", row.Text("predominant_type")),
        rows.Label("status", row.Text("status")),
        row.Text("band"),
        row.Day("mapped_on") is not null,
        row.IsYes("has_lead_officer"),
        [.. row.List("plan_strands").Distinct(StringComparer.Ordinal).Select(strand => rows.Label("strand", strand))],
        row.Day("next_assessment_on"));

    private static bool IsLive(AreaRow row) => row.Text("status") != Archived;

    private static int DaysKnown(AreaRow row, DateOnly asAt)
        => row.Day("identified_on") is { } identified ? Math.Max(0, asAt.DayNumber - identified.DayNumber) : int.MaxValue;

    private static Figure PerMillion(Figure count, decimal? residents) => residents is > 0
        ? Figure.Derive(1, [count], v => v[0] * 1_000_000m / residents)
        : Figure.Withheld("residents unknown");

    private static List<LabelledFigure> By(AreaRows rows, string field, string list)
        => [.. rows.Rows.GroupBy(r => r.Text(field))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new LabelledFigure(rows.Label(list, g.Key), rows.Suppression.Release(g.Count())))];
}
