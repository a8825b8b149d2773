namespace Hub.Data.Sharing;

/// <summary>The data classes by which agreements and kinds say how sensitive data is, least sensitive first.</summary>
public static class DataClasses
{
    /// <summary>The lowest class whose rows are about single persons.</summary>
    public const string Pseudonymised = "pseudonymised";

    private static readonly string[] Words =
        ["open", "aggregate", "depersonalised", Pseudonymised, "personal", "special", "criminal"];

    /// <summary>Every class in its order.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>Whether the first may stand under a ceiling. A word that is not known stands under none.</summary>
    public static bool IsWithin(string dataClass, string ceiling)
        => Rank(dataClass) is { } wanted && Rank(ceiling) is { } highest && wanted <= highest;

    /// <summary>Whether rows of the class are about single persons; a word that is not known is taken to be.</summary>
    public static bool IsAboutPersons(string dataClass) => Rank(dataClass) is not { } rank || rank >= Rank(Pseudonymised);

    private static int? Rank(string dataClass) => Array.IndexOf(Words, dataClass) is >= 0 and var rank ? rank : null;
}
