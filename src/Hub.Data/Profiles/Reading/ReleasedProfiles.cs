using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Reading;

/// <summary>Released profiles as a person may read them. Reads only.</summary>
public sealed class ReleasedProfiles(HubDatabase database, TimeProvider time)
{
    /// <summary>Everything they may read, newest period first.</summary>
    public async Task<IReadOnlyList<ReleasedEdition>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        var scope = await ReleasedQueries.ScopeAsync(database, actor, "list released profiles", cancellationToken);
        return await database.InScopeAsync(
            scope, session => ReleasedQueries.ListAsync(session, actor, time.GetUtcNow()), cancellationToken);
    }

    /// <summary>One edition, or null where they may not read it.</summary>
    public async Task<ReleasedEdition?> FindAsync(Actor actor, Guid editionId, CancellationToken cancellationToken)
    {
        var scope = await ReleasedQueries.ScopeAsync(database, actor, "see a released profile", cancellationToken);
        return await database.InScopeAsync(
            scope, session => ReleasedQueries.FindAsync(session, actor, editionId, time.GetUtcNow()), cancellationToken);
    }
}
