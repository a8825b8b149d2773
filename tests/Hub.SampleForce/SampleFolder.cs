using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Data.Ingest.Kinds;
using Hub.SampleForce.Geography;
using Hub.SampleForce.Returns;

namespace Hub.SampleForce;

/// <summary>What was written, for the closing line.</summary>
public sealed record SampleSummary(Force Force, int Files, long Rows, int PersonRecords, int BadRows);

/// <summary>Writes the input folder of the fictional force: reference data, every agency's returns, hub.json and the truth.</summary>
public static class SampleFolder
{
    private static readonly string[] Parts = ["geo", "lookups", "population", "imd", "postcodes", "returns", "truth"];

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Writes the folder with returns of <paramref name="kinds"/>.</summary>
    public static SampleSummary Write(SampleOptions options, IReadOnlyList<DatasetKind> kinds)
    {
        var force = Force.Draw(options.Seed, options.Scale);
        var world = new World(options, force, kinds);
        Clear(options.Folder);
        GeographyFiles.Write(force, options.Folder);
        var returns = new ReturnsWriter(world);
        returns.WriteAll();
        TruthFiles.Write(world, returns, Path.Combine(options.Folder, "truth"));
        WriteJson(
            Path.Combine(options.Folder, "profiles.json"), ProfileWords.Make(Blueprint.PolicingAreas.Select(area => (area.Code, area.Name))));
        WriteJson(Path.Combine(options.Folder, "hub.json"), HubDescription.Make(world, returns));
        return new SampleSummary(
            force, returns.Returns.Count, returns.Returns.Sum(written => (long)written.Rows), returns.Persons.Count, returns.BadRows.Count);
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
            foreach (var path in Parts.Select(part => Path.Combine(folder, part)).Where(Directory.Exists))
            {
                Directory.Delete(path, recursive: true);
            }
        }
    }
}
