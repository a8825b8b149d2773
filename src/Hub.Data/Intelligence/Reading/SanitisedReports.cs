using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Reading;

/// <summary>The sanitised reports of one's areas, as lines without words. Reads only.</summary>
public sealed class SanitisedReports(HubDatabase database)
{
    /// <summary>All of them, newest first.</summary>
    public async Task<IReadOnlyList<SanitisedLine>> ListAsync(Actor actor, CancellationToken cancellationToken)
        => actor.Can(Permission.ReadIntelligence)
            ? await database.InScopeAsync(
                actor.ScopeFor(IntelligencePurpose.Read), session => ReadingStore.ListAsync(session, null), cancellationToken)
            : [];

    /// <summary>One, with its conditions; null where there is none that the actor may read.</summary>
    public async Task<SanitisedLine?> FindAsync(Actor actor, Guid reportId, CancellationToken cancellationToken)
        => actor.Can(Permission.ReadIntelligence)
            ? (await database.InScopeAsync(
                actor.ScopeFor(IntelligencePurpose.Read), session => ReadingStore.ListAsync(session, [reportId]), cancellationToken))
                .SingleOrDefault()
            : null;
}
