using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Maps;

namespace Hub.Data.Profiles.Sections;

/// <summary>
/// The table behind a map. It says of each small area what the picture says, the class and not the rate, so that nobody learns more
/// from the one than from the other.
/// </summary>
internal static class MapTable
{
    /// <summary>One row for each small area, in the order of their names.</summary>
    public static FigureTable Of(ChoroplethData data, string caption, string code, SourceNote source)
    {
        var breaks = ClassBreaks.Of(data.Areas.Where(area => area.HasResidents).Select(area => area.Value));
        return new(
            caption,
            [
                new("Small area", 2, false), new("Code", 1, false), new(data.KeyTitle, 1.4, false),
                new("Stands out beyond chance", 1.2, false),
            ],
            [.. data.Areas.OrderBy(area => area.Name, StringComparer.Ordinal).ThenBy(area => area.Code, StringComparer.Ordinal)
                .Select(area => new TableRow(
                    [
                        TableCell.Of(area.Name), TableCell.Of(area.Code), TableCell.Of(Shown(area, breaks)),
                        TableCell.Of(area.IsHotSpot ? "yes" : "no"),
                    ]))],
            code,
            source);
    }

    private static string Shown(MapArea area, ClassBreaks breaks) => area switch
    {
        { HasResidents: false } => "no residents",
        { Value.Value: { } value } => breaks.Classes[breaks.ClassOf(value)].Text,
        _ => area.Value.Text,
    };
}
