using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Hub.SampleForce.Geography;

/// <summary>
/// Writes the force's reference data in the manner of the published files: boundaries, lookups, populations, deprivation,
/// postcodes.
/// </summary>
internal static class GeographyFiles
{
    // As many areas as the national index ranks, so that a decile reads as usual.
    private const int RankedAreas = 33_755;

    // One cell in this many was split or merged when the codes changed, as in a real force.
    private const int ChangedEvery = 40;

    /// <summary>The code that a cell had before the change of 2021.</summary>
    public static string OldCode(Cell cell)
    {
        var pair = cell.Index / 2 * 2;
        return pair % ChangedEvery == 0
            ? string.Create(CultureInfo.InvariantCulture, $"X019{pair:00000}")
            : cell.Code;
    }

    /// <summary>Writes all files below <paramref name="folder"/>.</summary>
    public static void Write(Force force, string folder)
    {
        foreach (var district in force.Wards.GroupBy(ward => ward.District))
        {
            Boundaries(
                Path.Combine(folder, "geo", "lsoa21", district.Key.Code + ".geojson"),
                district.SelectMany(ward => ward.Cells)
                    .Select(cell => (cell.Outline, Json(("LSOA21CD", cell.Code), ("LSOA21NM", cell.Name)))));
            Boundaries(
                Path.Combine(folder, "geo", "ward", district.Key.Code + ".geojson"),
                district.Select(ward => (
                    (Polygon)CoverageUnion.Union(new GeometryCollection([.. ward.Cells.Select(cell => cell.Outline)])),
                    Json(("WD25CD", ward.Code), ("WD25NM", ward.Name), ("LAD25CD", ward.District.Code), ("LAD25NM", ward.District.Name)))));
        }

        Lookups(force, Path.Combine(folder, "lookups"));
        Populations(force, Path.Combine(folder, "population"));
        Deprivation(force, Path.Combine(folder, "imd"));
        CsvFile.Write(
            Path.Combine(folder, "postcodes", "postcode_to_lsoa.csv"),
            ["postcode", "longitude", "latitude", "lsoa21cd", "wd25cd", "lad"],
            force.Cells.SelectMany(cell => cell.Postcodes).Select(postcode => new object?[]
            {
                postcode.Code, postcode.Longitude, postcode.Latitude, postcode.Cell.Code, postcode.Cell.Ward.Code,
                postcode.Cell.Ward.District.Code,
            }));
        CsvFile.Write(
            Path.Combine(folder, "postcodes", "premises.csv"),
            ["uprn", "name", "address", "postcode", "type", "lsoa21cd"],
            force.Premises.Select(premises => new object?[]
            {
                premises.Uprn, premises.Name, premises.Address, premises.Postcode.Code, premises.Type.ToString().ToLowerInvariant(),
                premises.Cell.Code,
            }));
    }

    private static void Lookups(Force force, string folder)
    {
        CsvFile.Write(
            Path.Combine(folder, "lsoa21_ward25_lad25.csv"),
            ["lsoa21_code", "lsoa21_name", "ward25_code", "ward25_name", "lad25_code", "lad25_name"],
            force.Cells.Select(cell => new object?[]
            {
                cell.Code, cell.Name, cell.Ward.Code, cell.Ward.Name, cell.Ward.District.Code, cell.Ward.District.Name,
            }));
        CsvFile.Write(
            Path.Combine(folder, "lad_to_lpa.csv"),
            ["lad_code", "lad_name", "lpa_code", "lpa_name", "csp_code", "csp_name", "utla_code", "utla_name", "dfe_la_number",
                "force_code", "force_name", "fire_code", "fire_name", "icb_code", "icb_name"],
            Blueprint.Districts.Select(district => (District: district, Area: Blueprint.PolicingAreas[district.AreaIndex]))
                .Select(pair => new object?[]
                {
                    pair.District.Code, pair.District.Name, pair.Area.Code, pair.Area.Name, pair.Area.CspCode, pair.Area.CspName,
                    pair.District.UpperTier.Code, pair.District.UpperTier.Name, pair.District.UpperTier.EducationNumber,
                    Blueprint.ForceCode, Blueprint.ForceArea, Blueprint.FireCode, Blueprint.FireName, Blueprint.IcbCode, Blueprint.IcbName,
                }));
        CsvFile.Write(
            Path.Combine(folder, "ward_to_team.csv"),
            ["ward_code", "team_code", "team_name"],
            force.Teams.SelectMany(team => team.Wards.Select(ward => new object?[] { ward.Code, team.Code, team.Name })));
        CsvFile.Write(
            Path.Combine(folder, "lsoa11_lsoa21.csv"),
            ["lsoa11_code", "lsoa21_code", "change_code"],
            force.Cells.Select(cell => new object?[] { OldCode(cell), cell.Code, OldCode(cell) == cell.Code ? "U" : "S" }));
        CsvFile.Write(
            Path.Combine(folder, "ruc21_lsoa21.csv"),
            ["lsoa21_code", "ruc21_code", "classification", "ruc"],
            force.Cells.Select(cell => cell.Town is null
                ? new object?[] { cell.Code, "RSN1", "Smaller rural: Nearer to a major town or city", "Rural" }
                : [cell.Code, "UN1", "Urban: Nearer to a major town or city", "Urban"]));
    }

    private static void Populations(Force force, string folder)
    {
        CsvFile.Write(
            Path.Combine(folder, "population_lsoa21.csv"),
            ["lsoa21_code", "total_residents", "residents_0_17", "residents_10_17", "total_households"],
            force.Cells.Select(cell => new object?[]
            {
                cell.Code, cell.Residents, cell.Residents0To17, cell.Residents10To17, cell.Households,
            }));
        CsvFile.Write(
            Path.Combine(folder, "population_lad.csv"),
            ["lad_code", "total_residents", "residents_0_17", "residents_10_17", "total_households"],
            force.Cells.GroupBy(cell => cell.Ward.District).Select(group => new object?[]
            {
                group.Key.Code, group.Sum(cell => cell.Residents), group.Sum(cell => cell.Residents0To17),
                group.Sum(cell => cell.Residents10To17), group.Sum(cell => cell.Households),
            }));
        CsvFile.Write(
            Path.Combine(folder, "children_utla.csv"),
            ["utla_code", "residents_0_17"],
            force.Cells.GroupBy(cell => cell.Ward.District.UpperTier)
                .Select(group => new object?[] { group.Key.Code, group.Sum(cell => cell.Residents0To17) }));
    }

    private static void Deprivation(Force force, string folder)
    {
        string[] columns = ["decile", "rank", "score"];
        string[] domains = ["IMD", "Income", "Employment", "Education", "Health", "Crime", "Housing_and_Services", "Environment"];
        var scores = domains.Select(domain => Scores(force, domain)).ToArray();
        var ranks = scores.Select(Ranks).ToArray();
        CsvFile.Write(
            Path.Combine(folder, "imd2025_lsoa21.csv"),
            ["lsoa21_code", .. columns.SelectMany(what => domains.Select(domain => $"{domain}_{what}"))],
            force.Cells.Select(cell => new object?[]
            {
                cell.Code,
            }.Concat(ranks.Select(rank => (object?)Decile(rank[cell.Index])))
                .Concat(ranks.Select(rank => (object?)rank[cell.Index]))
                .Concat(scores.Select(score => (object?)Math.Round(score[cell.Index], 3))).ToArray()));
        CsvFile.Write(
            Path.Combine(folder, "imd2025_lad.csv"),
            ["lad_code", "imd_average_score", "imd_average_rank", "imd_share_in_most_deprived_tenth"],
            force.Cells.GroupBy(cell => cell.Ward.District).Select(group => new object?[]
            {
                group.Key.Code, Math.Round(group.Average(cell => scores[0][cell.Index]), 3),
                Math.Round(group.Average(cell => ranks[0][cell.Index]), 2),
                Math.Round(group.Average(cell => Decile(ranks[0][cell.Index]) == 1 ? 1.0 : 0.0), 4),
            }));
    }

    // A score between about 2 and 70; the single domains vary around the whole.
    private static double[] Scores(Force force, string domain)
    {
        var dice = new Dice(force.Seed, "imd " + domain);
        var spread = domain == "IMD" ? 0 : 0.08;
        return [.. force.Cells
            .Select(cell => Math.Clamp(cell.Deprivation + (spread * dice.Normal()), 0.005, 0.995))
            .Select(deprivation => 2 + (66 * Math.Pow(deprivation, 1.3)))];
    }

    // Rank 1 is the most deprived. The force's cells are spread over the national ranks as its scores lie.
    private static int[] Ranks(double[] scores)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).ToArray();
        var ranks = new int[scores.Length];
        for (var place = 0; place < order.Length; place++)
        {
            ranks[order[place]] = 1 + (int)((place + 0.5) * RankedAreas / order.Length);
        }

        return ranks;
    }

    private static int Decile(int rank) => 1 + ((rank - 1) * 10 / RankedAreas);

    private static string Json(params (string Name, string Value)[] properties)
        => string.Join(", ", properties.Select(property => $"\"{property.Name}\": \"{property.Value}\""));

    // One feature on a line, as the published files have it.
    private static void Boundaries(string path, IEnumerable<(Polygon Outline, string Properties)> features)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine("{ \"type\": \"FeatureCollection\",");
        writer.WriteLine("\"crs\": { \"type\": \"name\", \"properties\": { \"name\": \"urn:ogc:def:crs:OGC:1.3:CRS84\" } },");
        writer.WriteLine("\"features\": [");
        var separator = "";
        foreach (var (outline, properties) in features)
        {
            writer.Write(separator);
            writer.Write($"{{ \"type\": \"Feature\", \"properties\": {{ {properties} }}, ");
            writer.Write("\"geometry\": { \"type\": \"Polygon\", \"coordinates\": [ ");
            writer.Write(string.Join(", ", Rings(outline).Select(Ring)));
            writer.Write(" ] } }");
            separator = ",\n";
        }

        writer.WriteLine();
        writer.WriteLine("] }");
    }

    private static IEnumerable<LineString> Rings(Polygon polygon) => [polygon.ExteriorRing, .. polygon.InteriorRings];

    private static string Ring(LineString ring)
        => "[ " + string.Join(", ", ring.Coordinates.Select(point =>
            string.Create(CultureInfo.InvariantCulture, $"[{point.X:0.######}, {point.Y:0.######}]"))) + " ]";
}
