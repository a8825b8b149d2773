using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Release;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Disclosure;

/// <summary>The figures of one publication, printed or about to be.</summary>
/// <param name="Name">In words: "Quellmoor, January to December 2025, edition 2".</param>
/// <param name="IsNew">True for what is to be released.</param>
/// <param name="Figures">What its editions print, drawn together.</param>
/// <param name="Indicators">How the run that it was frozen from defines each indicator, by its code.</param>
/// <param name="Returns">The accepted returns that the run rests on.</param>
internal sealed record PrintedVersion(
    string Name,
    bool IsNew,
    SnapshotContent Figures,
    IReadOnlyDictionary<string, PrintedIndicator> Indicators,
    IReadOnlyList<UsedReturn> Returns)
{
    /// <summary>What every reader can look up of its areas.</summary>
    public PublicFacts Facts { get; init; } = PublicFacts.None;

    /// <summary>An indicator's definition; where it cannot be read, the one that lets a reader work out most.</summary>
    public PrintedIndicator Definition(string indicator)
        => Indicators.GetValueOrDefault(indicator) ?? new(IsRegister: false, AreasOverlap: false, 1, IndicatorAggregate.Count);

    /// <summary>
    /// What a number rests on: two versions with equal marks print the same exact number, whatever else has changed between them.
    /// </summary>
    public string Mark(string kind, string indicator, DateOnly from, DateOnly until)
        => UsedReturn.Mark(Returns, kind, Definition(indicator).Rule, from, until);
}

/// <summary>What the attack must know of an indicator's definition.</summary>
/// <param name="IsRegister">Its months do not add up.</param>
/// <param name="AreasOverlap">Its areas do not add up.</param>
/// <param name="StepMonths">Months in a step.</param>
/// <param name="Aggregate">Only counts and sums are attacked; published values are public.</param>
internal sealed record PrintedIndicator(bool IsRegister, bool AreasOverlap, int StepMonths, IndicatorAggregate Aggregate)
{
    /// <summary>Names the rule that its numbers are made by.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The measure of people or dwellings that its rates are per; null where it has none.</summary>
    public string? Denominator { get; init; }

    /// <summary>Its rates are per this many of them.</summary>
    public int Per { get; init; } = 1000;

    /// <summary>Reads it from the definition that a run froze.</summary>
    public static PrintedIndicator Of(IndicatorDefinition definition, int ruleVersion)
        => new(definition.IsRegister, definition.AreasOverlap, definition.StepMonths, definition.Aggregate)
        {
            Rule = ReleasePlan.RuleOf(ruleVersion, definition),
            Denominator = definition.Denominator,
            Per = definition.Per,
        };
}

/// <summary>What every reader can look up: denominators of the force and of small areas, and which area lies in which wider one.</summary>
/// <param name="Denominators">By measure, kind of area and code.</param>
/// <param name="Within">Names of the wider areas around each area that profiles are made for, by its name.</param>
internal sealed record PublicFacts(
    IReadOnlyDictionary<(string Measure, string Kind, string Code), decimal> Denominators, ILookup<string, string> Within)
{
    /// <summary>Nothing is known.</summary>
    public static PublicFacts None { get; } = new(
        new Dictionary<(string, string, string), decimal>(),
        Array.Empty<(string, string)>().ToLookup(pair => pair.Item1, pair => pair.Item2));
}
