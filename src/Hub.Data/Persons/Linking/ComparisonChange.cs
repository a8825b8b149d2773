namespace Hub.Data.Persons.Linking;

/// <summary>What a run changes about one comparison; what is not named stays as it is.</summary>
public sealed record ComparisonChange
{
    /// <summary>Levels, by name, that are not used: their pairs fall to the next weaker level that they satisfy.</summary>
    public IReadOnlySet<string> WithoutLevels { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Jaro–Winkler likeness, 0.7 to 1, from which two texts are "alike"; 0.88 where it is not given.</summary>
    public double? AlikeFrom { get; init; }

    /// <summary>Kilometres up to which two postcodes are near each other; 1 where it is not given. For "address and postcode".</summary>
    public double? NearKilometres { get; init; }

    /// <summary>Kilometres up to which two postcodes are in one area; 5 where it is not given. For "address and postcode".</summary>
    public double? AreaKilometres { get; init; }
}
