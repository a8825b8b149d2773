using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Sections;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>A figure of the frozen profile on which a judgement may rest.</summary>
/// <param name="Code">Its code: "VC-03".</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it says, as released; empty for a table or picture of several figures.</param>
/// <param name="Section">The section beside which it stands.</param>
public sealed record FigureChoice(string Code, string Label, string Value, string Section);

/// <summary>The figures of a frozen profile by their codes.</summary>
internal static class FigureChoices
{
    /// <summary>Every figure with a code, each once: indicators with their values, then tables and pictures.</summary>
    public static IReadOnlyList<FigureChoice> Of(FrozenFigures figures)
    {
        var choices = figures.Content.Indicators.Where(indicator => indicator.Code.Length > 0)
            .Select(indicator => new FigureChoice(indicator.Code, indicator.Title, Value(indicator), Section(indicator.Theme)))
            .ToList();
        foreach (var section in WritingSections.All)
        {
            choices.AddRange(figures.Of(section).Select(block => Coded(block, section.Key)).OfType<FigureChoice>());
        }

        return [.. choices.DistinctBy(choice => choice.Code)];
    }

    private static FigureChoice? Coded(Block block, string section) => block switch
    {
        FigureTable { Code.Length: > 0 } table => new FigureChoice(table.Code, table.Caption, "", section),
        Chart { Code.Length: > 0 } chart => new FigureChoice(chart.Code, chart.Title, "", section),
        Map { Code.Length: > 0 } map => new FigureChoice(map.Code, map.Title, "", section),
        _ => null,
    };

    private static string Value(IndicatorView indicator)
    {
        var count = indicator.Count.HasValue ? $"{indicator.Count.Text} {indicator.Unit}" : indicator.Count.Text;
        var rate = indicator.RateUnit is { } unit && indicator.Rate.HasValue ? $", {indicator.Rate.Text} {unit}" : "";
        return $"{count}{rate}; {indicator.Direction}";
    }

    private static string Section(string theme)
        => ThreatTheme.Threats.Any(threat => threat.Code == theme) ? SectionKeys.Threat(theme) : SectionKeys.Risk;
}
