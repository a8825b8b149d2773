using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Data.Ingest;

/// <summary>An input folder that cannot be used. The message says where it is wrong and what to do.</summary>
public sealed class InputFolderException(string message) : Exception(message);

/// <summary>
/// A folder of data files with its description <c>hub.json</c>: which agencies send, under which agreements, and which file is
/// whose, of which kind and period. A folder without one is described by the shipped description whose files it holds
/// (<c>datasets/folders</c>). The section "areas" is read by Hub.Data.Areas.
/// </summary>
public sealed record InputFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The folder.</summary>
    [JsonIgnore]
    public string Directory { get; private init; } = "";

    /// <summary>The description that applies: in the folder, or shipped.</summary>
    [JsonIgnore]
    public string DescriptionPath { get; private init; } = "";

    /// <summary>What the folder holds, in words.</summary>
    public required string Name { get; init; }

    /// <summary>Whether everything in it is invented; said on every page.</summary>
    public bool Fictional { get; init; }

    /// <summary>In a shipped description: the files (patterns) by which a folder without hub.json is recognised.</summary>
    public IReadOnlyList<string> RecognisedBy { get; init; } = [];

    /// <summary>How profiles are printed.</summary>
    public required FolderDocument Document { get; init; }

    /// <summary>The default profile.</summary>
    public required FolderProfile Profile { get; init; }

    /// <summary>Read by Hub.Data.Areas.</summary>
    public JsonElement? Areas { get; init; }

    /// <summary>Who sends.</summary>
    public IReadOnlyList<FolderAgency> Agencies { get; init; } = [];

    /// <summary>Under which agreements.</summary>
    public IReadOnlyList<FolderAgreement> Agreements { get; init; } = [];

    /// <summary>Which files.</summary>
    public IReadOnlyList<FolderReturn> Returns { get; init; } = [];

    /// <summary>What is expected regularly.</summary>
    public IReadOnlyList<FolderRequirement> Required { get; init; } = [];

    /// <summary>The descriptions that the product ships, beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "datasets", "folders");

    /// <summary>Opens a folder, with its own description or with the one of <paramref name="shippedFolder"/> that fits it.</summary>
    /// <exception cref="InputFolderException">No description fits, or it is not understood.</exception>
    public static InputFolder Open(string directory, string? shippedFolder = null)
    {
        var full = Path.GetFullPath(directory);
        if (!System.IO.Directory.Exists(full))
        {
            throw new InputFolderException($"The folder {directory} does not exist; name the folder that holds the returns.");
        }

        var own = Path.Combine(full, "hub.json");
        if (File.Exists(own))
        {
            return Read(full, own);
        }

        var shipped = shippedFolder ?? ShippedFolder;
        var fitting = System.IO.Directory.Exists(shipped)
            ? System.IO.Directory.EnumerateFiles(shipped, "*.hub.json").Order(StringComparer.Ordinal)
                .Select(path => Read(full, path)).Where(folder => folder.IsRecognised()).ToList()
            : [];
        return fitting switch
        {
            [var one] => one,
            [] => throw new InputFolderException(
                $"The folder {directory} holds no hub.json and looks like no folder that the hub knows; put a hub.json into it."),
            _ => throw new InputFolderException(
                $"The folder {directory} holds no hub.json and several descriptions fit it; put a hub.json into it."),
        };
    }

    /// <summary>The description at <paramref name="descriptionPath"/>, applied to <paramref name="directory"/>.</summary>
    /// <exception cref="InputFolderException">It is not understood, or contradicts itself.</exception>
    public static InputFolder Read(string directory, string descriptionPath)
    {
        try
        {
            using var stream = File.OpenRead(descriptionPath);
            var folder = JsonSerializer.Deserialize<InputFolder>(stream, Json) ?? throw new JsonException("It holds null.");
            folder = folder with { Directory = Path.GetFullPath(directory), DescriptionPath = descriptionPath };
            var problem = InputFolderCheck.Problem(folder);
            return problem is null ? folder : throw new InputFolderException($"{descriptionPath}: {problem}");
        }
        catch (JsonException fault)
        {
            var place = fault.LineNumber is { } line ? $" (line {line + 1})" : "";
            var member = fault.Path is { Length: > 1 } path ? path[2..] : "the beginning";
            throw new InputFolderException(
                $"{descriptionPath} is not understood at {member}{place}: a member is missing, misspelt or of the wrong type. "
                + "Compare it with docs/input-folder.md.");
        }
    }

    /// <summary>Every file to receive, in the order of the description, then of the file names.</summary>
    /// <exception cref="InputFolderException">A file's name gives a month or year that does not exist.</exception>
    public IReadOnlyList<ReturnFile> ReturnFiles()
    {
        var agencies = Agencies.ToDictionary(agency => agency.Code, agency => agency.AgencyId, StringComparer.Ordinal);
        return [.. Returns.SelectMany(wanted => FilePattern.Parse(wanted.Files).Matches(Directory).Select(match => new ReturnFile(
            wanted.Agency,
            agencies[wanted.Agency],
            wanted.Kind,
            match.Path,
            match.Period ?? wanted.Period!,
            wanted.ReceivedOn)))];
    }

    private bool IsRecognised()
        => RecognisedBy.Count > 0 && RecognisedBy.All(pattern => FilePattern.Parse(pattern).Matches(Directory).Any());
}
