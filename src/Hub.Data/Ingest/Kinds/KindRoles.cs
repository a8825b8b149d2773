namespace Hub.Data.Ingest.Kinds;

/// <summary>Which field is what. A role that a kind does not have is null.</summary>
public sealed record KindRoles
{
    /// <summary>When it happened, began, or which period it measures; null means the submission's period.</summary>
    public FieldRole? EventDate { get; init; }

    /// <summary>When it ended; null means at once, or at the end of the period that the event date names.</summary>
    public FieldRole? EventUntil { get; init; }

    /// <summary>Where; null means nowhere in particular.</summary>
    public PlaceRole? Place { get; init; }

    /// <summary>Who, for kinds with persons.</summary>
    public PersonRole? Person { get; init; }

    /// <summary>The sender's own key of the record: corrections and decisions about the record hang on it.</summary>
    public string? RecordKey { get; init; }

    /// <summary>The number that sums are made of.</summary>
    public string? Measure { get; init; }

    /// <summary>By what two agencies' rows are one incident; null where each row counts by itself.</summary>
    public SameEventRole? SameEvent { get; init; }
}

/// <summary>
/// An incident that names nobody and may be reported to several agencies: rows of different agencies in one small area (LSOA), on one
/// day and equal in some fields are one incident, and counted once.
/// </summary>
public sealed record SameEventRole
{
    /// <summary>The fields that must be equal, at least one.</summary>
    public required IReadOnlyList<string> Same { get; init; }
}

/// <summary>A role played by one field.</summary>
public sealed record FieldRole
{
    /// <summary>The field's name.</summary>
    public required string Field { get; init; }
}

/// <summary>The fields that say where, each null where the kind has none; the best that a row carries places it.</summary>
public sealed record PlaceRole
{
    /// <summary>LSOA code of either vintage.</summary>
    public string? Lsoa { get; init; }

    /// <summary>Unique property reference number.</summary>
    public string? Uprn { get; init; }

    /// <summary>Full postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>WGS84 longitude.</summary>
    public string? Longitude { get; init; }

    /// <summary>WGS84 latitude.</summary>
    public string? Latitude { get; init; }

    /// <summary>British National Grid easting in metres.</summary>
    public string? Easting { get; init; }

    /// <summary>British National Grid northing in metres.</summary>
    public string? Northing { get; init; }

    /// <summary>Ward code.</summary>
    public string? Ward { get; init; }

    /// <summary>District code.</summary>
    public string? District { get; init; }

    /// <summary>County, unitary or other upper-tier code.</summary>
    public string? UpperTier { get; init; }

    /// <summary>Police force area code.</summary>
    public string? Force { get; init; }

    /// <summary>A name or code of another scheme that area.aliases knows.</summary>
    public AliasRole? Alias { get; init; }

    /// <summary>A list of area or team codes that the row touches without being counted in each.</summary>
    public string? AreasTouched { get; init; }

    /// <summary>
    /// "force" where no row says where because all are about the whole force area: every row is placed there. Otherwise null.
    /// </summary>
    public string? Always { get; init; }

    /// <summary>Every field named, with its role.</summary>
    public IEnumerable<(string Role, string Field)> Fields()
    {
        (string Role, string? Field)[] all =
        [
            ("lsoa", Lsoa), ("uprn", Uprn), ("postcode", Postcode), ("longitude", Longitude), ("latitude", Latitude),
            ("easting", Easting), ("northing", Northing), ("ward", Ward), ("district", District), ("upperTier", UpperTier),
            ("force", Force), ("alias", Alias?.Field), ("areasTouched", AreasTouched),
        ];
        return all.Where(pair => pair.Field is not null).Select(pair => (pair.Role, pair.Field!));
    }
}

/// <summary>A field whose values are names or codes of a scheme other than the ONS codes.</summary>
public sealed record AliasRole
{
    /// <summary>The field's name.</summary>
    public required string Field { get; init; }

    /// <summary>The scheme in area.aliases ("nhs_trust"), or the kind of area whose own codes the field holds ("icb").</summary>
    public required string Scheme { get; init; }
}

/// <summary>The persons of a kind, as section 38 of the Data Protection Act 2018 wants them told apart.</summary>
public sealed record PersonRole
{
    /// <summary>The fields that describe the person.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Suspect, convicted, victim, witness or other.</summary>
    public required PersonCategoryRole Category { get; init; }

    /// <summary>Whether the record states a fact or somebody's opinion.</summary>
    public required PersonBasis Basis { get; init; }
}

/// <summary>The same category for every row, or a field that says it: exactly one of the two.</summary>
public sealed record PersonCategoryRole
{
    /// <summary>The category of every row.</summary>
    public PersonCategory? Value { get; init; }

    /// <summary>The field that holds the category as a code of a list with the five category words.</summary>
    public string? Field { get; init; }
}

/// <summary>The categories of section 38(3) of the Data Protection Act 2018, and the rest.</summary>
public enum PersonCategory
{
    /// <summary>Suspected of an offence.</summary>
    Suspect,

    /// <summary>Convicted of an offence.</summary>
    Convicted,

    /// <summary>A victim, or believed to be one.</summary>
    Victim,

    /// <summary>A witness or another person with information.</summary>
    Witness,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>Section 38(2): facts are kept apart from personal assessments.</summary>
public enum PersonBasis
{
    /// <summary>Something that happened or was recorded.</summary>
    Fact,

    /// <summary>Somebody's judgement.</summary>
    Opinion,
}
