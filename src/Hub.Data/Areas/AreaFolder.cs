using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Data.Areas;

/// <summary>An input folder whose description of its areas cannot be used. The message says where and what to do.</summary>
public sealed class AreaFolderException(string message) : Exception(message);

/// <summary>
/// The "areas" section of hub.json: which files hold which areas, under which column names, for which dates. Everything
/// about a place is said here and nothing in code, so a folder of another force needs another description only.
/// Paths are relative to the folder, with * allowed in the file name.
/// </summary>
public sealed record AreaFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The folder that paths are relative to.</summary>
    [JsonIgnore]
    public string Directory { get; private init; } = "";

    /// <summary>Where the data came from: every other part names one of these keys.</summary>
    public required IReadOnlyDictionary<string, SourceDescription> Sources { get; init; }

    /// <summary>
    /// Sets of areas, smallest kind first: the first is the LSOAs of 2021 with their boundaries; a set may refer to kinds
    /// described before it.
    /// </summary>
    public required IReadOnlyList<AreaSetDescription> Sets { get; init; }

    /// <summary>What became of the LSOAs of 2011. Absent where none is needed: old codes then stay unplaced by code.</summary>
    public ChangesDescription? Changes { get; init; }

    /// <summary>Denominators.</summary>
    public IReadOnlyList<PopulationDescription> Populations { get; init; } = [];

    /// <summary>Deprivation, rural-urban class and other published facts.</summary>
    public IReadOnlyList<AttributeDescription> Attributes { get; init; } = [];

    /// <summary>Postcodes with their LSOA.</summary>
    public PostcodesDescription? Postcodes { get; init; }

    /// <summary>Other codes and names of areas.</summary>
    public IReadOnlyList<AliasDescription> Aliases { get; init; } = [];

    /// <summary>Towns to name on maps, the most important first.</summary>
    public IReadOnlyList<PlaceDescription> Places { get; init; } = [];

    /// <summary>How far outlines may be simplified for drawing.</summary>
    public DrawingDescription Drawing { get; init; } = new();

    /// <summary>Where the country lies, to tell a coordinate in the sea or abroad from one in another force's area.</summary>
    public CountryDescription? Country { get; init; }

    /// <summary>
    /// Reads the section "areas" of <paramref name="descriptionPath"/> (hub.json) for the folder
    /// <paramref name="directory"/>.
    /// </summary>
    /// <exception cref="AreaFolderException">A file is missing or its description is not understood.</exception>
    public static AreaFolder Read(string directory, string descriptionPath)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            throw new AreaFolderException($"The folder {directory} does not exist. Name a folder with data files.");
        }

        if (!File.Exists(descriptionPath))
        {
            throw new AreaFolderException(
                $"{descriptionPath} does not exist. Put a hub.json into the folder or name one that describes it.");
        }

        try
        {
            using var stream = File.OpenRead(descriptionPath);
            using var document = JsonDocument.Parse(
                stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (!document.RootElement.TryGetProperty("areas", out var section))
            {
                throw new AreaFolderException($"{descriptionPath} has no section \"areas\". Add one that describes the areas.");
            }

            return Parse(section, directory);
        }
        catch (JsonException problem)
        {
            throw new AreaFolderException(
                $"{descriptionPath}, section \"areas\", is not understood at {problem.Path}: {problem.Message} Correct it there.");
        }
    }

    /// <summary>The section as it stands in <paramref name="section"/>.</summary>
    /// <exception cref="JsonException">A member is unknown, missing or of the wrong type.</exception>
    public static AreaFolder Parse(JsonElement section, string directory)
    {
        var folder = section.Deserialize<AreaFolder>(Json) ?? throw new JsonException("The section is null.");
        return folder with { Directory = Path.GetFullPath(directory) };
    }

    /// <summary>The description in one written form, comments left out: to notice that it changed.</summary>
    internal byte[] CanonicalBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>The files that a pattern names, in ordinal order; none where nothing fits.</summary>
    /// <exception cref="AreaFolderException">The pattern leads out of the folder.</exception>
    internal IReadOnlyList<string> Files(string pattern)
    {
        var full = Path.GetFullPath(Path.Combine(Directory, pattern));
        if (!full.StartsWith(Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new AreaFolderException($"\"{pattern}\" leads out of the folder. Name files inside it.");
        }

        var parent = Path.GetDirectoryName(full)!;
        return System.IO.Directory.Exists(parent)
            ? [.. System.IO.Directory.EnumerateFiles(parent, Path.GetFileName(full)).Order(StringComparer.Ordinal)]
            : [];
    }
}
