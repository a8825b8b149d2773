using Hub.Data.Indicators.Released;

namespace Hub.Data.Indicators.Release;

/// <summary>An area by kind and code: codes alone are not unique, a unitary authority is district and upper tier at once.</summary>
internal readonly record struct AreaKey(string Kind, string Code);

/// <summary>A definition as a run froze it.</summary>
internal sealed record RunDefinition(string FigureCode, IndicatorDefinition Definition, IReadOnlyList<string> Levels);

/// <summary>An exact value, before disclosure control. It leaves this folder as a figure only.</summary>
internal sealed record Observation(
    string Indicator, string Level, string Code, string Series, DateOnly PeriodFrom, DateOnly PeriodUntil, decimal? Value, long Rows,
    string? Reason)
{
    public AreaKey Area => new(Level, Code);
}

/// <summary>Rows of one indicator in the period by the precision they were placed with.</summary>
internal sealed record Placement(string Indicator, string Precision, long Rows);

/// <summary>What one agency's rows add up to in one area and the period, before disclosure control.</summary>
internal sealed record AgencyPart(string Indicator, string Level, string Code, string Agency, decimal Value, long Rows)
{
    public AreaKey Area => new(Level, Code);
}

/// <summary>One denominator, with the title of its source.</summary>
internal sealed record Population(string Measure, string Kind, string Code, int Year, decimal Value, string Basis, string Source);

/// <summary>What one agency was asked for and sent of one kind.</summary>
/// <param name="Returns">Month by month.</param>
/// <param name="Served">Districts the agency declares to serve; null when it declares none.</param>
/// <param name="RowDistricts">Districts in which its rows were placed.</param>
/// <param name="SubmissionIds">What it sent.</param>
internal sealed record Sender(
    AgencyReturns Returns, IReadOnlySet<string>? Served, IReadOnlySet<string> RowDistricts, IReadOnlyList<long> SubmissionIds);

/// <summary>Everything a run's figures are made from, as read in one transaction.</summary>
internal sealed record RunFacts(
    IndicatorRun Run,
    IReadOnlyList<RunDefinition> Definitions,
    IReadOnlyDictionary<AreaKey, AreaName> Areas,
    ILookup<AreaKey, string> Districts,
    ILookup<AreaKey, AreaKey> Wider,
    ILookup<AreaKey, string> Lsoas,
    ILookup<string, string> Neighbours,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<Placement> Placements,
    ILookup<(string Indicator, AreaKey Area), AgencyPart> Agencies,
    IReadOnlyList<Population> Populations,
    ILookup<string, Sender> Senders)
{
    /// <summary>The areas that hold an area and that <paramref name="fits"/>, of the narrowest such kind only.</summary>
    public IEnumerable<AreaKey> Narrowest(AreaKey area, Func<AreaKey, bool> fits)
    {
        var wider = Wider[area].Where(fits).OrderBy(other => Lsoas[other].Count()).ThenBy(other => other.Kind, StringComparer.Ordinal);
        var nearest = wider.Select(other => other.Kind).FirstOrDefault();
        return wider.Where(other => other.Kind == nearest);
    }
}
