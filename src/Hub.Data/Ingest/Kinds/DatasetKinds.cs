using System.Text.Json;
using Hub.Data.Ingest.Kinds.Checking;

namespace Hub.Data.Ingest.Kinds;

/// <summary>
/// The kinds of one folder and what is wrong with the rest. A definition with any error is not among <see cref="Kinds"/>.
/// </summary>
public sealed record DatasetKinds(IReadOnlyList<DatasetKind> Kinds, IReadOnlyList<KindError> Errors)
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The kinds that the product ships, beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "datasets");

    /// <summary>
    /// Reads every <c>*.json</c> of a folder, not of its sub-folders. Never throws for what a definition says: slips are
    /// in <see cref="Errors"/>. A folder that does not exist is one error.
    /// </summary>
    public static DatasetKinds Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new([], [new("datasets", "", KindErrorCodes.NotJson,
                "The folder of dataset kinds does not exist. Name another one, or put the folder 'datasets' beside the program.")]);
        }

        var errors = new List<KindError>();
        var kinds = new List<DatasetKind>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var (kind, found) = Parse(Path.GetFileName(path), File.ReadAllText(path));
            errors.AddRange(found);
            if (kind is not null && found.Count == 0)
            {
                kinds.Add(kind);
            }
        }

        errors.AddRange(SharedIndicators(kinds));
        return new(kinds, errors);
    }

    /// <summary>Reads one definition. The kind is null where the text cannot be read at all.</summary>
    public static (DatasetKind? Kind, IReadOnlyList<KindError> Errors) Parse(string file, string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Reading);
        }
        catch (JsonException error)
        {
            return (null, [new(file, "", KindErrorCodes.NotJson,
                $"This is not JSON: line {error.LineNumber + 1} cannot be read. Check its commas, quotes and brackets.")]);
        }

        using (document)
        {
            var slips = MemberCheck.Check(file, document.RootElement, typeof(DatasetKind)).ToList();
            if (slips.Count > 0)
            {
                return (null, slips);
            }
        }

        var kind = DatasetKindJson.Read(json);
        return (kind, KindValidator.Validate(file, kind));
    }

    /// <summary>The kind of that name, or null.</summary>
    public DatasetKind? Find(string kind) => Kinds.FirstOrDefault(candidate => candidate.Kind == kind);

    /// <summary>Indicator codes that two kinds use, which no two may.</summary>
    internal static IEnumerable<KindError> SharedIndicators(IEnumerable<DatasetKind> kinds)
        => kinds.SelectMany(kind => kind.Indicators.Select(indicator => (kind.Kind, indicator.Code)))
            .GroupBy(pair => pair.Code)
            .Where(group => group.Count() > 1)
            .Select(group => new KindError(
                string.Join(" and ", group.Select(pair => pair.Kind + ".json")), "indicators", KindErrorCodes.Duplicate,
                $"The indicator code '{group.Key}' is used more than once. Give each its own."));
}
