namespace Hub.Data.Profiles.Editions;

/// <summary>
/// For whom an edition is made. Every edition comes from one source by leaving out (docs/decisions/0016); nothing is ever blacked
/// out in a finished file. Stored by name in lower case.
/// </summary>
public enum Edition
{
    /// <summary>Everything: the force and those who answer for the profile. OFFICIAL-SENSITIVE.</summary>
    Full,

    /// <summary>For the members of the community safety partnership.</summary>
    Partnership,

    /// <summary>Two pages for a neighbourhood team, with the groups that touch it.</summary>
    Neighbourhood,

    /// <summary>For everybody. OFFICIAL; off for an area until somebody switches it on.</summary>
    Public,
}

/// <summary>Editions as they are stored and as they are read.</summary>
public static class EditionNames
{
    /// <summary>As stored: "full".</summary>
    public static string Stored(Edition edition) => edition switch
    {
        Edition.Full => "full",
        Edition.Partnership => "partnership",
        Edition.Neighbourhood => "neighbourhood",
        Edition.Public => "public",
        _ => throw new ArgumentOutOfRangeException(nameof(edition)),
    };

    /// <summary>The edition of a stored name, or null where there is none.</summary>
    public static Edition? Read(string name) => name switch
    {
        "full" => Edition.Full,
        "partnership" => Edition.Partnership,
        "neighbourhood" => Edition.Neighbourhood,
        "public" => Edition.Public,
        _ => null,
    };

    /// <summary>In words: "Neighbourhood edition".</summary>
    public static string Words(Edition edition) => $"{edition} edition";
}
