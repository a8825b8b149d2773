namespace Hub.Data.Indicators.Linked;

/// <summary>The premises of an area as several agencies know them, each counted once. Never linked to the people there.</summary>
/// <param name="Known">How many, and how many agencies know them.</param>
/// <param name="TookPart">Kinds counted together, each with its agencies.</param>
/// <param name="LeftOut">Kinds that name premises and are not in the figures, with the reason.</param>
/// <param name="Agencies">Names of the agencies counted together.</param>
/// <param name="Suppression">The policy in words.</param>
public sealed record LinkedPremises(
    KnownPeople Known, IReadOnlyList<string> TookPart, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Agencies, string Suppression)
{
    /// <summary>As counts and the attack name them, beside the categories of people.</summary>
    public const string Category = "premises";
}
