using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.SampleForce.Geography;

namespace Hub.SampleForce;

/// <summary>Writes the input folder of the fictional force: reference data, every agency's returns, hub.json and the truth.</summary>
public static class SampleFolder
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Writes the folder and returns the force that was drawn.</summary>
    public static Force Write(SampleOptions options)
    {
        var force = Force.Draw(options.Seed, options.Scale);
        Clear(options.Folder);
        GeographyFiles.Write(force, options.Folder);
        WriteJson(Path.Combine(options.Folder, "hub.json"), Describe(options));
        return force;
    }

    internal static void WriteJson(string path, JsonNode node)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, node.ToJsonString(Json) + "\n", new UTF8Encoding(false));
    }

    // Only what an earlier run wrote is removed: a folder without a fictional hub.json is left alone.
    private static void Clear(string folder)
    {
        var description = Path.Combine(folder, "hub.json");
        if (File.Exists(description) && File.ReadAllText(description).Contains("\"fictional\": true", StringComparison.Ordinal))
        {
            foreach (var part in new[] { "geo", "lookups", "population", "imd", "postcodes", "returns", "truth" })
            {
                var path = Path.Combine(folder, part);
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }
            }
        }
    }

    private static JsonObject Describe(SampleOptions options) => new()
    {
        ["name"] = Blueprint.ForceArea + ", a fictional force",
        ["fictional"] = true,
        ["document"] = new JsonObject
        {
            ["marking"] = "OFFICIAL-SENSITIVE", ["notices"] = new JsonArray(Blueprint.Notice),
            ["author"] = Blueprint.ForceName + ", analysis team (invented)", ["forceName"] = Blueprint.ForceArea,
        },
        ["profile"] = new JsonObject
        {
            ["from"] = Day(options.Until.AddMonths(-Math.Min(12, options.Months))), ["until"] = Day(options.Until), ["areaKind"] = "lpa",
        },
        ["areas"] = AreaSection.Make(),
        ["agencies"] = new JsonArray(),
        ["agreements"] = new JsonArray(),
        ["returns"] = new JsonArray(),
        ["required"] = new JsonArray(),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
