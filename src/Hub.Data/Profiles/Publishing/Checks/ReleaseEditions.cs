using Hub.Data.Database;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>The editions in which a profile is released: full, partnership, neighbourhood, and public where its area has one.</summary>
public static class ReleaseEditions
{
    /// <summary>Their content as it stands, the full one first.</summary>
    public static async Task<IReadOnlyList<EditionContent>> OfAsync(HubSession session, Publication publication)
    {
        var full = await EditionSource.ReadAsync(session, publication);
        return [full, .. Narrower(publication).Select(edition => EditionCut.For(full, edition))];
    }

    /// <summary>The editions beside the full one.</summary>
    public static IReadOnlyList<Edition> Narrower(Publication publication)
        => publication.HasPublicEdition
            ? [Edition.Partnership, Edition.Neighbourhood, Edition.Public]
            : [Edition.Partnership, Edition.Neighbourhood];
}
