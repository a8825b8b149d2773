using Hub.Data.Indicators;
using Hub.Data.Primitives;

namespace Hub.Data.Disruptions;

/// <summary>
/// Counts the disruptions of an area and period. The level that the acting team claimed and the level that a panel gave are
/// counted apart; a blank panel level means that no panel has seen it, and is never read as the claimed one.
/// </summary>
public static class AreaDisruptions
{
    /// <summary>The dataset kind of the returns.</summary>
    public const string Kind = "disruptions";

    /// <summary>Levels in the order of the columns.</summary>
    public static readonly IReadOnlyList<string> Levels = ["major", "moderate", "minor", "none", "negative"];

    /// <summary>The four strands in the order of the rows.</summary>
    public static readonly IReadOnlyList<string> Strands = ["pursue", "prevent", "protect", "prepare"];

    // Counts of people, not of actions: small ones are suppressed whatever the kind's policy for the disruptions themselves.
    private static readonly string[] OfPeople = ["adults_safeguarded", "children_safeguarded"];

    private static readonly (string Field, string Label)[] Outcomes =
    [
        ("arrests", "Arrests"),
        ("charges", "Charges"),
        ("prison_months", "Prison, months"),
        ("weapons", "Weapons removed"),
        ("firearms", "Firearms removed"),
        ("drugs_value", "Street value of drugs, £"),
        ("cash_seized", "Cash seized, £"),
        ("assets_restrained", "Assets restrained, £"),
        ("adults_safeguarded", "Adults safeguarded"),
        ("children_safeguarded", "Children safeguarded"),
        ("lines_closed", "Drug lines closed"),
        ("premises_closed", "Premises closed"),
        ("licences_acted_on", "Licences acted on"),
        ("vehicles_seized", "Vehicles seized"),
        ("orders_obtained", "Orders obtained"),
    ];

    /// <summary>Figures of an area.</summary>
    public static DisruptionFigures Of(AreaRows area)
    {
        var total = area.Count(_ => true);
        var seen = area.Count(r => r.Text("panel_level").Length > 0);
        return new DisruptionFigures(
            null,
            total,
            seen,
            Figure.Derive(0, [seen, total], v => v[1] > 0 ? 100 * v[0] / v[1] : null),
            [.. Strands.Select(s => ByLevel(area, s, "claimed_level"))],
            [.. Strands.Select(s => ByLevel(area, s, "panel_level"))],
            [.. area.Rows.GroupBy(r => r.Text("tactic")).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new LabelledFigure(area.Label("tactic", g.Key), area.Suppression.Release(g.Count())))],
            [.. Outcomes.Where(o => area.Rows.Any(r => r.Number(o.Field) != 0))
                .Select(o => new LabelledFigure(
                    o.Label, (OfPeople.Contains(o.Field) ? area with { Suppression = Suppression.Default } : area).Sum(o.Field)))],
            area.Source,
            area.Kind.Caveat);
    }

    private static StrandLevels ByLevel(AreaRows area, string strand, string field) => new(
        area.Label("strand", strand),
        [.. Levels.Select(level => area.Count(r => r.Text("strand") == strand && r.Text(field) == level))],
        area.Count(r => r.Text("strand") == strand && r.Text(field).Length > 0));
}
