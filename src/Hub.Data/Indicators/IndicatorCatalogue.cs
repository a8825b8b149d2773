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
    /// The fields of a kind that no filter of <paramref name="together"/> looks at: taken out before rows are grouped, so that
    /// a million rows become a few thousand groups.
    /// </summary>
    internal string[] Unfiltered(string kind, IEnumerable<IndicatorDefinition> together)
    {
        var filtered = together.SelectMany(definition => definition.Where.Keys).ToHashSet(StringComparer.Ordinal);
        return [.. _kinds[kind].Schema.Fields.Select(field => field.Name).Where(name => !filtered.Contains(name))];
    }
}
