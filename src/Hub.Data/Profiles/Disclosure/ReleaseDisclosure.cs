using Hub.Data.Database;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Profiles.Disclosure.Exceptions;
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
    /// <remarks>
    /// The scope decides what the attacker knows: it is called by the worker alone, with a scope over every area.
    /// </remarks>
    public static async Task<DisclosureVerdict> CheckAsync(
        HubSession session, Publication publication, IReadOnlyList<EditionContent> editions)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(editions);
        var versions = new List<PrintedVersion>(await DisclosureQueries.ReleasedAsync(session, publication));
        foreach (var edition in editions)
        {
            versions.Add(await DisclosureQueries.VersionAsync(
                session, publication.SnapshotId, edition.Figures, publication.EditionNumber, isNew: true));
        }

        var allowed = await ExceptionStore.AllowedAsync(session, publication.PublicationId);
        return ReleaseAttack.Run(versions, allowed, DisclosureLimits.Release);
    }
}
