namespace Hub.Data.Areas;

/// <summary>A source of reference data, in the words that are printed under a figure.</summary>
public sealed record SourceDescription
{
    /// <summary>"Census 2021, usual residents by LSOA".</summary>
    public required string Title { get; init; }

    /// <summary>The attribution that its licence asks for.</summary>
    public required string Attribution { get; init; }
}

/// <summary>
/// A complete set of areas of one kind between two dates. Its areas and what they are made of come from one of: boundaries
/// (the LSOAs), a lookup file, a list written here, or boundaries with a lookup that covers part of them.
/// </summary>
public sealed record AreaSetDescription
{
    /// <summary>One of <see cref="AreaKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The set in words, for "areas as at": "five local policing areas".</summary>
    public required string Name { get; init; }

    /// <summary>Code vintage: "2021", "2024".</summary>
    public string? Vintage { get; init; }

    /// <summary>First day; absent means as far back as is known.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day on which it no longer stands; absent means until further notice.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Key of a source.</summary>
    public required string Source { get; init; }

    /// <summary>Boundaries as GeoJSON, WGS84.</summary>
    public BoundariesDescription? Boundaries { get; init; }

    /// <summary>A CSV file from members (LSOAs or areas of a kind described before) to areas of this kind.</summary>
    public LookupDescription? Lookup { get; init; }

    /// <summary>Kind of the members in <see cref="Areas"/>.</summary>
    public string? Of { get; init; }

    /// <summary>Areas written out here.</summary>
    public IReadOnlyList<AreaDescription> Areas { get; init; } = [];

    /// <summary>Codes by published name, where the lookup has names only.</summary>
    public IReadOnlyDictionary<string, string> Codes { get; init; } = new Dictionary<string, string>();

    /// <summary>Names to show by code, where the published name is missing or clumsy. The published one stays an alias.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}

/// <summary>Boundary files. <paramref name="Code"/> and <paramref name="Name"/> are property names.</summary>
public sealed record BoundariesDescription(string Files, string Code, string Name);

/// <summary>
/// A lookup: <paramref name="Member"/> is the column with the member's code, of kind <paramref name="Of"/>; the area's code
/// and name stand in <paramref name="Code"/> and <paramref name="Name"/>, one of which may be absent.
/// </summary>
public sealed record LookupDescription(string File, string Of, string Member, string? Code = null, string? Name = null);

/// <summary>An area written out in hub.json.</summary>
public sealed record AreaDescription(string Code, string Name, IReadOnlyList<string> Members);

/// <summary>The file of changes from LSOAs of 2011 to those of 2021: one row for each pair, with U, S, M or X.</summary>
public sealed record ChangesDescription(string File, string From, string To, string Change, string Source);

/// <summary>
/// A table of counts: <see cref="Kind"/> is an area kind or "lsoa11", which is brought to 2021. The value is the sum of the
/// columns <see cref="Values"/>. Rows may be filtered by <see cref="Where"/> (column → accepted values).
/// </summary>
public sealed record PopulationDescription
{
    /// <summary>"residents", "residents_10_17", "children_0_17", "households".</summary>
    public required string Measure { get; init; }

    /// <summary>An area kind, or "lsoa11".</summary>
    public required string Kind { get; init; }

    /// <summary>CSV file.</summary>
    public required string File { get; init; }

    /// <summary>Column with the area's code.</summary>
    public required string Code { get; init; }

    /// <summary>Columns to add up.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>The year the counts are of, where it is one for the file.</summary>
    public int? Year { get; init; }

    /// <summary>The column with the year, where rows differ.</summary>
    public string? YearColumn { get; init; }

    /// <summary>The file repeats an area's value on several rows: they must agree and count once.</summary>
    public bool Repeats { get; init; }

    /// <summary>Rows to take: column → accepted values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Key of a source.</summary>
    public required string Source { get; init; }
}

/// <summary>A table of facts: column → attribute name. Numbers are stored as numbers, anything else as a label.</summary>
public sealed record AttributeDescription
{
    /// <summary>An area kind.</summary>
    public required string Kind { get; init; }

    /// <summary>CSV file.</summary>
    public required string File { get; init; }

    /// <summary>Column with the area's code.</summary>
    public required string Code { get; init; }

    /// <summary>Column → attribute. Absent: every column, in lower case after <see cref="Prefix"/>.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>Put before column names that become attributes as they stand.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Every area of the kind must be in the file.</summary>
    public bool Complete { get; init; }

    /// <summary>Key of a source.</summary>
    public required string Source { get; init; }
}

/// <summary>A file of postcodes with their LSOA of 2021.</summary>
public sealed record PostcodesDescription(
    string File, string Postcode, string Lsoa, string Source, string? Longitude = null, string? Latitude = null);

/// <summary>
/// Other codes of areas of one kind: written out (alias → area code) or from two columns of a file. A scheme named like an
/// area kind is not needed: codes and names of areas are found without an alias.
/// </summary>
public sealed record AliasDescription
{
    /// <summary>"nhs_trust", "dfe_la", "home_office_force".</summary>
    public required string Scheme { get; init; }

    /// <summary>Kind of the areas meant.</summary>
    public required string Kind { get; init; }

    /// <summary>Alias → area code.</summary>
    public IReadOnlyDictionary<string, string> Entries { get; init; } = new Dictionary<string, string>();

    /// <summary>CSV file.</summary>
    public string? File { get; init; }

    /// <summary>Column with the alias.</summary>
    public string? Alias { get; init; }

    /// <summary>Column with the area's code.</summary>
    public string? Code { get; init; }
}

/// <summary>A town to name on maps.</summary>
public sealed record PlaceDescription(string Name, double Longitude, double Latitude);

/// <summary>
/// Drawing: detail is left out that is smaller than 8 % of an LSOA's width and than this many metres. A town's small areas so
/// keep their shape while the country's large ones lose their wriggles.
/// </summary>
public sealed record DrawingDescription(double ToleranceMetres = 250);

/// <summary>
/// Where the country lies: a generous outline as longitude and latitude pairs. What is outside it is certainly in the sea or
/// abroad; it says nothing about the coast within a few kilometres.
/// </summary>
public sealed record CountryDescription(string Name, IReadOnlyList<IReadOnlyList<double>> Outline);
