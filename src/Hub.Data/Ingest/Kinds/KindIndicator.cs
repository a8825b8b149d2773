namespace Hub.Data.Ingest.Kinds;

/// <summary>A figure that a kind feeds: declared here, computed set-based by the indicators.</summary>
public sealed record KindIndicator
{
    /// <summary>Its name, unique among all kinds.</summary>
    public required string Code { get; init; }

    /// <summary>Its name on paper.</summary>
    public required string Title { get; init; }

    /// <summary>The section of the profile it stands in.</summary>
    public required Theme Theme { get; init; }

    /// <summary>How rows become a figure.</summary>
    public required IndicatorAggregate Aggregate { get; init; }

    /// <summary>The field that is summed or whose value is taken; null for a count.</summary>
    public string? Of { get; init; }

    /// <summary>
    /// Which rows: for each field the values that count, stored values as text. "" is a blank, "*" any value. Fields are
    /// joined by "and", values by "or"; a list fits when any of its values does.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; }
        = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What a rate is per; null means no rate. Its year is printed with it.</summary>
    public IndicatorDenominator? Denominator { get; init; }

    /// <summary>The rate is per this many of the denominator.</summary>
    public int Per { get; init; } = 1000;

    /// <summary>The kinds of area it is computed for; for a published value the level it was published at.</summary>
    public required IReadOnlyList<IndicatorLevel> Levels { get; init; }

    /// <summary>Drawn as a map by LSOA.</summary>
    public bool Mapped { get; init; }

    /// <summary>Tested for hot-spot LSOAs.</summary>
    public bool HotSpots { get; init; }

    /// <summary>What the number counts, in the plural: "episodes", "per cent".</summary>
    public required string Unit { get; init; }

    /// <summary>Decimals shown, 0 to 4.</summary>
    public int Decimals { get; init; }
}

/// <summary>How rows become a figure.</summary>
public enum IndicatorAggregate
{
    /// <summary>The number of rows; rows marked as totals are left out.</summary>
    Count,

    /// <summary>The sum of a field; rows marked as totals are left out.</summary>
    Sum,

    /// <summary>
    /// The published value of the single row of an area, of the latest period that has ended. A row marked as a total may be
    /// that row. Values of several areas or periods are never added.
    /// </summary>
    Value,
}

/// <summary>Populations a rate may be per: measures of area.populations.</summary>
public enum IndicatorDenominator
{
    /// <summary>Usual residents.</summary>
    Residents,

    /// <summary>Residents under 18.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("children_0_17")] Children,

    /// <summary>Residents aged 10 to 17.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("residents_10_17")] Residents10To17,

    /// <summary>Households.</summary>
    Households,
}

/// <summary>Kinds of area, narrowest first.</summary>
public enum IndicatorLevel
{
    /// <summary>Lower layer super output area.</summary>
    Lsoa,

    /// <summary>Ward.</summary>
    Ward,

    /// <summary>District or unitary authority.</summary>
    District,

    /// <summary>Community safety partnership.</summary>
    Csp,

    /// <summary>Local policing area.</summary>
    Lpa,

    /// <summary>County or unitary authority.</summary>
    UpperTier,

    /// <summary>Integrated care board.</summary>
    Icb,

    /// <summary>Police force area.</summary>
    Force,
}
