namespace Hub.Data.Areas;

/// <summary>
/// The kinds of area, as stored, from the smallest to the largest a row is placed at. A profile area may be of any kind
/// that the force chooses.
/// </summary>
public static class AreaKinds
{
    /// <summary>Lower layer super output area of 2021: what every other kind is made of.</summary>
    public const string Lsoa = "lsoa";

    /// <summary>Electoral ward. LSOAs do not nest in wards: each is counted in the ward it fits best.</summary>
    public const string Ward = "ward";

    /// <summary>Lower-tier or unitary authority.</summary>
    public const string District = "district";

    /// <summary>County or unitary authority: the level of children's services and most published statistics.</summary>
    public const string UpperTier = "upper_tier";

    /// <summary>Community safety partnership.</summary>
    public const string Csp = "csp";

    /// <summary>Local policing area, as the force defines it.</summary>
    public const string Lpa = "lpa";

    /// <summary>Police force area.</summary>
    public const string Force = "force";

    /// <summary>Neighbourhood team: a dated set of wards or LSOAs.</summary>
    public const string Team = "team";

    /// <summary>Integrated care board.</summary>
    public const string Icb = "icb";

    /// <summary>Fire and rescue authority.</summary>
    public const string Fire = "fire";

    private static readonly Dictionary<string, (string One, string Many)> Words = new(StringComparer.Ordinal)
    {
        [Lsoa] = ("LSOA", "LSOAs"),
        [Ward] = ("ward", "wards"),
        [District] = ("district", "districts"),
        [UpperTier] = ("county or unitary authority", "counties and unitary authorities"),
        [Csp] = ("community safety partnership", "community safety partnerships"),
        [Lpa] = ("local policing area", "local policing areas"),
        [Force] = ("police force area", "police force areas"),
        [Team] = ("neighbourhood team", "neighbourhood teams"),
        [Icb] = ("integrated care board", "integrated care boards"),
        [Fire] = ("fire and rescue authority", "fire and rescue authorities"),
    };

    /// <summary>Every kind.</summary>
    public static IReadOnlyCollection<string> All => Words.Keys;

    /// <summary>Whether <paramref name="kind"/> is one of the kinds.</summary>
    public static bool Contains(string kind) => Words.ContainsKey(kind);

    /// <summary>The kind in words: "local policing area".</summary>
    public static string One(string kind) => Words[kind].One;

    /// <summary>The kind in words, several: "local policing areas".</summary>
    public static string Many(string kind) => Words[kind].Many;
}
