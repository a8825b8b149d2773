using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Data.Persons.Linking;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Persons.Linking;

/// <summary>What a run is told in a file, or works out and prints: what the columns mean and how to link.</summary>
internal sealed record LinkConfig
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
    };

    /// <summary>person, premises, vehicle or phone.</summary>
    public string Subject { get; init; } = "person";

    /// <summary>both, dedupe (within a source only) or link (between sources only).</summary>
    public string Link { get; init; } = "both";

    /// <summary>Weight in bits from which two records are one subject.</summary>
    public double Threshold { get; init; }

    /// <summary>Heading to role.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Comparisons by name: "off", "on", or what is changed about one; see <see cref="LinkConfigChange"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Comparisons { get; init; }

    /// <summary>Pairs of sources whose records never meet.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? NeverMeet { get; init; }

    /// <summary>Sources that hold each subject once.</summary>
    public IReadOnlyList<string>? SourcesWithoutDuplicates { get; init; }

    /// <summary>Reads a configuration; what is wrong with it is one sentence.</summary>
    public static LinkConfig Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandRefusal($"There is no file {path}.");
        }

        LinkConfig config;
        try
        {
            config = JsonSerializer.Deserialize<LinkConfig>(File.ReadAllText(path), Json) ?? new LinkConfig();
        }
        catch (JsonException fault)
        {
            throw new CommandRefusal($"{path} cannot be read as a configuration: {fault.Message}");
        }

        config.Check(path);
        return config;
    }

    /// <summary>As JSON, to be kept and used again.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>The settings of a run.</summary>
    public LinkSettings Settings() => new()
    {
        Subject = Enum.Parse<SubjectType>(Subject, ignoreCase: true),
        LinkType = Enum.Parse<LinkType>(Link, ignoreCase: true),
        Threshold = Threshold,
        LeftOut = (Comparisons ?? new Dictionary<string, JsonElement>()).Where(pair => LinkConfigChange.IsOff(pair.Value))
            .Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal),
        Changes = (Comparisons ?? new Dictionary<string, JsonElement>()).Where(pair => pair.Value.ValueKind == JsonValueKind.Object)
            .ToDictionary(pair => pair.Key, pair => LinkConfigChange.Of(pair.Value, Json), StringComparer.Ordinal),
        NeverMeet = (NeverMeet ?? []).Select(pair => (pair[0], pair[1])).ToHashSet(),
        SourcesWithoutDuplicates = (SourcesWithoutDuplicates ?? []).ToHashSet(StringComparer.Ordinal),
    };

    private void Check(string path)
    {
        var problem = !IsOne<SubjectType>(Subject) ? $"subject \"{Subject}\" does not exist; use person, premises, vehicle or phone"
            : !IsOne<LinkType>(Link) ? $"link \"{Link}\" does not exist; use both, dedupe or link"
            : Columns.Count == 0 ? "columns are missing; name at least one heading and what it means"
            : Columns.FirstOrDefault(column => RoleWords.Find(column.Value) is null) is { Key: not null } unknown
                ? $"column \"{unknown.Key}\" is said to be \"{unknown.Value}\", which does not exist; "
                    + $"use one of {string.Join(", ", RoleWords.Keys)}"
            : NeverMeet?.Any(pair => pair.Count != 2) == true ? "never_meet is a list of pairs, each of two sources"
            : Comparisons?.Select(comparison => LinkConfigChange.Problem(comparison.Key, comparison.Value, Json))
                .FirstOrDefault(said => said is not null);
        if (problem is not null)
        {
            throw new CommandRefusal($"{path}: {problem}.");
        }
    }

    private static bool IsOne<T>(string word)
        where T : struct, Enum
        => Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(word[0]);
}
