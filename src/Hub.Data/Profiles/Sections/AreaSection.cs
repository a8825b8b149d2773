using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>The area in facts, beside the force.</summary>
internal static class AreaSection
{
    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        var area = content.Area;
        yield return new Heading(1, "The area", "area");
        yield return new Paragraph(Opening(content));
        yield return new FigureTable(
            $"{content.Front.AreaName} beside the force",
            [new("Fact", 3.2, false), new(content.Front.AreaName, 1.4, true), new("Force", 1.4, true), new("Unit", 1.8, false)],
            [.. area.Facts.Select(f => new TableRow(
                [TableCell.Of(f.Label), TableCell.Of(f.Area), TableCell.Of(f.Force), TableCell.Of(f.Unit)]))],
            TableCodes.Facts,
            new SourceNote(string.Join("; ", area.Facts.Select(f => f.Source).Distinct())));
        if (area.Deprivation.Count > 0)
        {
            yield return new FigureTable(
                "Small areas (LSOAs) by national deprivation decile; decile 1 is the most deprived tenth in England",
                [new("Decile", 1.4, false), new(content.Front.AreaName, 1.4, true), new("Force", 1.4, true)],
                [.. area.Deprivation.Select(d => new TableRow(
                    [
                        TableCell.Of(d.Decile == 1 ? "1 (most deprived)" : d.Decile == 10 ? "10 (least deprived)" : Number(d.Decile)),
                        TableCell.Of(d.Area),
                        TableCell.Of(d.Force),
                    ]))],
                TableCodes.Deprivation,
                new SourceNote(area.DeprivationSource));
        }
    }

    private static string Opening(SnapshotContent content)
    {
        var area = content.Area;
        var districts = area.Districts.Count == 0 ? "" : $" It is made up of {Wording.List(area.Districts)}.";
        var wider = area.WiderAreas.Count == 0
            ? ""
            : $" It lies in {Wording.List(area.WiderAreas)}; figures published for a wider area stay at that level and are not split.";
        return $"{content.Front.AreaName} is one of the areas of {content.Front.ForceName}.{districts}{wider}";
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
