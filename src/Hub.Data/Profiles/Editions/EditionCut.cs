namespace Hub.Data.Profiles.Editions;

/// <summary>
/// Cuts a narrower edition from the full one by leaving out: what an edition does not say is not in its content, so no renderer,
/// download or reader of the stored content can bring it back.
/// </summary>
public static class EditionCut
{
    /// <summary>What an edition says of the full content.</summary>
    /// <param name="full">The full edition.</param>
    /// <param name="edition">The edition wanted.</param>
    public static EditionContent For(EditionContent full, Edition edition) => full with { Edition = edition };
}
