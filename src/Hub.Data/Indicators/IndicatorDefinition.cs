using Hub.Data.Areas;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators;

/// <summary>
/// An indicator of the catalogue: what is counted, over what it is divided, for which levels of area, and how its numbers are
/// protected. Made from a dataset kind and frozen with each run, so that a figure is traced to the rule it was made with.
/// </summary>
public sealed record IndicatorDefinition
{
    /// <summary>Unique among all kinds.</summary>
    public required string Code { get; init; }

    /// <summary>Its name on paper.</summary>
    public required string Title { get; init; }

    /// <summary>The section of the profile it stands in.</summary>
    public required Theme Theme { get; init; }

    /// <summary>Count of rows, sum of a field, or the published value of an area.</summary>
    public required IndicatorAggregate Aggregate { get; init; }

    /// <summary>The field summed or taken; null for a count.</summary>
    public string? Of { get; init; }

    /// <summary>Which rows: field to codes, "" a blank and "*" any value.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; }

    /// <summary>Measure of area.populations a rate is per, or null.</summary>
    public string? Denominator { get; init; }

    /// <summary>The rate is per this many of the denominator.</summary>
    public int Per { get; init; } = 1000;

    /// <summary>Kinds of area it is computed for; never LSOA for a kind about children, victims, patients or dwellings.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>Whether a map by LSOA may be drawn.</summary>
    public bool IsMapped { get; init; }

    /// <summary>Whether LSOAs are tested for clustering.</summary>
    public bool HasHotSpots { get; init; }

    /// <summary>What the number counts, in the plural.</summary>
    public required string Unit { get; init; }

    /// <summary>The dataset kind it comes from.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind's title.</summary>
    public required string KindTitle { get; init; }

    /// <summary>The kind's version.</summary>
    public required int KindVersion { get; init; }

    /// <summary>
    /// True for a register: a return states what stands at the end of its period, so returns are never added up and a period
    /// shows the last one in it.
    /// </summary>
    public bool IsRegister { get; init; }

    /// <summary>
    /// True where one row may count in several areas, each of which it touches: areas then overlap, and none is compared with
    /// the rest of the force.
    /// </summary>
    public bool AreasOverlap { get; init; }

    /// <summary>Months in one step of the series: 1, 3, 6 or 12, as finely as the rows are dated.</summary>
    public int StepMonths { get; init; } = 1;

    /// <summary>The rule in words, for the method section and the figure's trace.</summary>
    public required string Rule { get; init; }

    /// <summary>The sentence printed wherever the kind's figures are.</summary>
    public required string Caveat { get; init; }

    /// <summary>What the publisher's codes mean, for values it withheld.</summary>
    public required IReadOnlyDictionary<string, string> ReasonCodes { get; init; }

    /// <summary>How exact numbers are protected.</summary>
    public required Suppression Suppression { get; init; }

    /// <summary>Reads one indicator of a kind.</summary>
    public static IndicatorDefinition From(DatasetKind kind, KindIndicator indicator) => new()
    {
        Code = indicator.Code,
        Title = indicator.Title,
        Theme = indicator.Theme,
        Aggregate = indicator.Aggregate,
        Of = indicator.Of ?? (indicator.Aggregate == IndicatorAggregate.Count ? null : kind.Roles.Measure),
        Where = indicator.Where,
        Denominator = indicator.Denominator is { } measure ? Word(measure) : null,
        Per = indicator.Per,
        Levels = [.. indicator.Levels.Select(level => Word(level)).Where(level => level != AreaKinds.Lsoa || !kind.StaysAtWard)],
        IsMapped = indicator.Mapped && !kind.StaysAtWard,
        HasHotSpots = indicator.HotSpots && !kind.StaysAtWard,
        Unit = indicator.Unit,
        Kind = kind.Kind,
        KindTitle = kind.Title,
        KindVersion = kind.Version,
        IsRegister = kind.Calendar.Register,
        AreasOverlap = kind.Roles.Place?.AreasTouched is not null,
        StepMonths = Step(kind),
        Rule = InWords(kind, indicator),
        Caveat = kind.Caveat,
        ReasonCodes = kind.Schema.ReasonCodes,
        Suppression = kind.Suppression.Policy switch
        {
            SuppressionPolicy.AsPublished => Suppression.AsPublished,
            SuppressionPolicy.Exact => Suppression.Exact(kind.Suppression.Reason ?? ""),
            SuppressionPolicy.Secondary => Suppression.Secondary(kind.Suppression.Threshold),
            SuppressionPolicy.Default => new(kind.Suppression.Threshold, kind.Suppression.RoundTo),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        },
    };

    private static string Word<T>(T value)
        where T : struct, Enum
        => System.Text.Json.JsonSerializer.SerializeToElement(value, DatasetKindJson.Options).GetString()!;

    private static int Step(DatasetKind kind) => kind.Field(kind.Roles.EventDate?.Field)?.Type switch
    {
        null => kind.Calendar.Every switch
        {
            KindCadence.Month => 1,
            KindCadence.Quarter => 3,
            KindCadence.HalfYear => 6,
            KindCadence.Year or KindCadence.Once => 12,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        },
        FieldType.Quarter => 3,
        FieldType.Year => 12,
        _ => 1,
    };

    private static string InWords(DatasetKind kind, KindIndicator indicator)
    {
        var what = indicator.Aggregate switch
        {
            IndicatorAggregate.Count => "Number of rows",
            IndicatorAggregate.Sum => $"Sum of \"{kind.Field(indicator.Of ?? kind.Roles.Measure)?.Title}\" over rows",
            IndicatorAggregate.Value => $"Published \"{kind.Field(indicator.Of ?? kind.Roles.Measure)?.Title}\" in the row",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
        };
        var conditions = indicator.Where.Select(pair => $"{kind.Field(pair.Key)?.Title} is {Choices(kind, pair.Key, pair.Value)}").ToList();
        return conditions.Count == 0 ? $"{what}." : $"{what} in which {string.Join(" and ", conditions)}.";
    }

    private static string Choices(DatasetKind kind, string field, IReadOnlyList<string> codes)
    {
        var list = kind.Field(field)?.CodeList is { } name ? kind.CodeLists.GetValueOrDefault(name) : null;
        return string.Join(" or ", codes.Select(code => code switch
        {
            "" => "blank",
            "*" => "given",
            _ => list?.FirstOrDefault(listed => listed.Code == code)?.Label ?? code,
        }));
    }
}
