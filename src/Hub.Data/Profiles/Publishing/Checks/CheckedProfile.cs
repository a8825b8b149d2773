using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>A return that nobody has decided.</summary>
public sealed record UnfinishedReturn(string AgencyName, string Title, string Status, DateOnly PeriodFrom, DateOnly PeriodUntil);

/// <summary>What the rules look at: the editions as they would be released, and what stands around them.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="Editions">Its editions, the full one first.</param>
/// <param name="Unfinished">Returns of its area and period that nobody has decided.</param>
/// <param name="HasNewerData">Whether something arrived, or was withdrawn, after its figures were frozen.</param>
/// <param name="WordsBesideWithdrawn">Sections written beside figures that were withdrawn since.</param>
/// <param name="UnusableIntelligence">Reports that judgements rest on and that may no longer be used.</param>
/// <param name="OpenComments">Comments and suggestions that nobody has closed.</param>
/// <param name="Last">The full edition released before it, of the same area; null for the first.</param>
/// <param name="Disclosure">What the attack on its figures found; null where it was not asked for.</param>
/// <param name="MissingCharacters">A sentence for each character that no font has.</param>
/// <param name="Today">Today in the United Kingdom.</param>
public sealed record CheckedProfile(
    Publication Publication,
    IReadOnlyList<EditionContent> Editions,
    IReadOnlyList<UnfinishedReturn> Unfinished,
    bool HasNewerData,
    IReadOnlyList<string> WordsBesideWithdrawn,
    IReadOnlyList<Guid> UnusableIntelligence,
    int OpenComments,
    EditionContent? Last,
    DisclosureVerdict? Disclosure,
    IReadOnlyList<string> MissingCharacters,
    DateOnly Today)
{
    /// <summary>The full edition.</summary>
    public EditionContent Full => Editions[0];
}
