using System.Text.Json.Nodes;

namespace Hub.SampleForce.Geography;

/// <summary>The section "areas" of the fictional force's hub.json: which of its files holds which areas.</summary>
internal static class AreaSection
{
    private const string DistrictFile = "lookups/lad_to_lpa.csv";
    private const string CellFile = "lookups/lsoa21_ward25_lad25.csv";

    /// <summary>The section.</summary>
    public static JsonObject Make() => new()
    {
        ["sources"] = new JsonObject
        {
            ["invented_map"] = Source("Invented map of Marrowshire"),
            ["invented_population"] = Source("Invented population of Marrowshire, in the manner of a census"),
            ["invented_deprivation"] = Source("Invented index of deprivation of Marrowshire"),
        },
        ["sets"] = new JsonArray(
            new JsonObject
            {
                ["kind"] = "lsoa", ["name"] = "invented small areas", ["vintage"] = "2021", ["source"] = "invented_map",
                ["boundaries"] = new JsonObject { ["files"] = "geo/lsoa21/*.geojson", ["code"] = "LSOA21CD", ["name"] = "LSOA21NM" },
            },
            Set("district", "nine invented districts", CellFile, "lsoa", "lsoa21_code", "lad25_code", "lad25_name"),
            Set("ward", "invented wards", CellFile, "lsoa", "lsoa21_code", "ward25_code", "ward25_name"),
            Set("upper_tier", "one invented county and three unitaries", DistrictFile, "district", "lad_code", "utla_code", "utla_name"),
            Set("csp", "five invented community safety partnerships", DistrictFile, "district", "lad_code", "csp_code", "csp_name"),
            Set("lpa", "five invented policing areas", DistrictFile, "district", "lad_code", "lpa_code", "lpa_name"),
            Set("force", Blueprint.ForceArea, DistrictFile, "district", "lad_code", "force_code", "force_name"),
            Set("fire", "one invented fire authority", DistrictFile, "district", "lad_code", "fire_code", "fire_name"),
            Set("icb", "one invented care board", DistrictFile, "district", "lad_code", "icb_code", "icb_name"),
            Set("team", "invented neighbourhood teams", "lookups/ward_to_team.csv", "ward", "ward_code", "team_code", "team_name")),
        ["changes"] = new JsonObject
        {
            ["file"] = "lookups/lsoa11_lsoa21.csv", ["from"] = "lsoa11_code", ["to"] = "lsoa21_code", ["change"] = "change_code",
            ["source"] = "invented_map",
        },
        ["populations"] = new JsonArray(
            [
                .. Populations("lsoa"),
                .. Populations("district"),
                new JsonObject
                {
                    ["measure"] = "children_0_17", ["kind"] = "upper_tier", ["year"] = 2024, ["file"] = "population/children_utla.csv",
                    ["code"] = "utla_code", ["values"] = new JsonArray("residents_0_17"), ["source"] = "invented_population",
                },
            ]),
        ["attributes"] = new JsonArray(
            new JsonObject
            {
                ["kind"] = "lsoa", ["file"] = "imd/imd2025_lsoa21.csv", ["code"] = "lsoa21_code", ["prefix"] = "imd2025_",
                ["complete"] = true, ["source"] = "invented_deprivation",
            },
            new JsonObject
            {
                ["kind"] = "district", ["file"] = "imd/imd2025_lad.csv", ["code"] = "lad_code", ["complete"] = true,
                ["source"] = "invented_deprivation",
                ["columns"] = new JsonObject
                {
                    ["imd_average_score"] = "imd2025_average_score", ["imd_average_rank"] = "imd2025_average_rank",
                    ["imd_share_in_most_deprived_tenth"] = "imd2025_share_in_most_deprived_tenth",
                },
            },
            new JsonObject
            {
                ["kind"] = "lsoa", ["file"] = "lookups/ruc21_lsoa21.csv", ["code"] = "lsoa21_code", ["complete"] = true,
                ["source"] = "invented_map",
                ["columns"] = new JsonObject
                {
                    ["ruc21_code"] = "ruc2021_code", ["classification"] = "ruc2021_class", ["ruc"] = "ruc2021_urban_or_rural",
                },
            }),
        ["postcodes"] = new JsonObject
        {
            ["file"] = "postcodes/postcode_to_lsoa.csv", ["postcode"] = "postcode", ["lsoa"] = "lsoa21cd", ["longitude"] = "longitude",
            ["latitude"] = "latitude", ["source"] = "invented_map",
        },
        ["aliases"] = new JsonArray(
            new JsonObject
            {
                ["scheme"] = "dfe_la", ["kind"] = "upper_tier", ["file"] = DistrictFile, ["alias"] = "dfe_la_number",
                ["code"] = "utla_code",
            },
            new JsonObject
            {
                ["scheme"] = "force", ["kind"] = "force",
                ["entries"] = new JsonObject { [Blueprint.ForceName] = Blueprint.ForceCode },
            },
            new JsonObject
            {
                ["scheme"] = "nhs_trust", ["kind"] = "icb", ["entries"] = new JsonObject { ["X9T"] = Blueprint.IcbCode },
            }),
        ["places"] = new JsonArray([.. Blueprint.Districts.SelectMany(district => district.Towns)
            .OrderByDescending(town => town.Cells)
            .Select(Place)]),
        ["drawing"] = new JsonObject { ["toleranceMetres"] = 40 },
        ["country"] = new JsonObject { ["name"] = Blueprint.ForceArea, ["outline"] = Outline() },
    };

    private static JsonObject Source(string title) => new() { ["title"] = title, ["attribution"] = Blueprint.Notice };

    private static JsonObject Set(
        string kind, string name, string file, string of, string member, string code, string nameColumn) => new()
    {
        ["kind"] = kind, ["name"] = name, ["vintage"] = "2025", ["source"] = "invented_map",
        ["lookup"] = new JsonObject { ["file"] = file, ["of"] = of, ["member"] = member, ["code"] = code, ["name"] = nameColumn },
    };

    private static JsonObject[] Populations(string kind) =>
    [
        Population(kind, "residents", "total_residents"),
        Population(kind, "households", "total_households"),
        Population(kind, "children_0_17", "residents_0_17"),
        Population(kind, "residents_10_17", "residents_10_17"),
    ];

    private static JsonObject Population(string kind, string measure, string column) => new()
    {
        ["measure"] = measure, ["kind"] = kind, ["year"] = 2021,
        ["file"] = kind == "lsoa" ? "population/population_lsoa21.csv" : "population/population_lad.csv",
        ["code"] = kind == "lsoa" ? "lsoa21_code" : "lad_code", ["values"] = new JsonArray(column), ["source"] = "invented_population",
    };

    private static JsonObject Place(Town town)
    {
        var at = Force.ToDegrees(new(town.X, town.Y));
        return new JsonObject { ["name"] = town.Name, ["longitude"] = at.X, ["latitude"] = at.Y };
    }

    // A rectangle around the board with 25 km of sea.
    private static JsonArray Outline()
    {
        const double Sea = 25;
        (double X, double Y)[] corners =
        [
            (-Sea, -Sea), (Blueprint.WidthKm + Sea, -Sea), (Blueprint.WidthKm + Sea, Blueprint.HeightKm + Sea),
            (-Sea, Blueprint.HeightKm + Sea), (-Sea, -Sea),
        ];
        return new JsonArray([.. corners.Select(corner => Force.ToDegrees(new(corner.X, corner.Y)))
            .Select(point => new JsonArray(point.X, point.Y))]);
    }
}
