using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators;

/// <summary>Every indicator that the dataset kinds declare, in the order of themes, kinds and declaration.</summary>
public sealed class IndicatorCatalogue
{
    private readonly IReadOnlyDictionary<string, DatasetKind> _kinds;

    /// <summary>The catalogue of some kinds.</summary>
    public IndicatorCatalogue(IEnumerable<DatasetKind> kinds)
    {
        _kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        Definitions =
        [
            .. _kinds.Values
                .OrderBy(kind => kind.Kind, StringComparer.Ordinal)
                .SelectMany(kind => kind.Indicators.Select(indicator => IndicatorDefinition.From(kind, indicator)))
                .OrderBy(definition => definition.Theme),
        ];
    }

    /// <summary>The kinds.</summary>
    public IEnumerable<DatasetKind> Kinds => _kinds.Values.OrderBy(kind => kind.Kind, StringComparer.Ordinal);

    /// <summary>The definitions.</summary>
    public IReadOnlyList<IndicatorDefinition> Definitions { get; }

    /// <summary>The letters of a theme in figure codes: "VC" in "VC-03". They never change.</summary>
    public static string Prefix(Theme theme) => theme switch
    {
        Theme.DrugsAndCountyLines => "DC",
        Theme.ExploitationAndModernSlavery => "EX",
        Theme.ViolenceAndWeapons => "VW",
        Theme.AcquisitiveCrime => "AC",
        Theme.FraudAndCyber => "FC",
        Theme.IllicitGoods => "IG",
        Theme.PlacesAtRisk => "PL",
        Theme.PeopleAtRisk => "PR",
        Theme.CommunityHarm => "CH",
        Theme.Groups => "GR",
        Theme.Disruptions => "DI",
        Theme.Plan => "PN",
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, null),
    };

    /// <summary>
    /// How the rows of a kind are read for some definitions that sum the same field. Fields that none of their filters looks at
    /// are dropped before rows are grouped, so that a million rows become a few thousand groups.
    /// </summary>
    internal RowCounting Counting(IEnumerable<IndicatorDefinition> together)
    {
        var definitions = together.ToList();
        var kind = _kinds[definitions[0].Kind];
        var filtered = definitions.SelectMany(definition => definition.Where.Keys).ToHashSet(StringComparer.Ordinal);
        return new(
            kind.Kind,
            definitions[0].Of,
            kind.Shape == KindShape.Measure ? kind.Roles.Measure : null,
            kind.Roles.Place?.AreasTouched,
            [.. kind.Schema.Fields.Select(field => field.Name).Where(name => !filtered.Contains(name))],
            kind.Calendar.Register);
    }
}
