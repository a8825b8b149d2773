using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Way;

/// <summary>
/// What every decision about a profile begins with: the permission, the area, the lock, and that nothing has happened since the
/// decider looked.
/// </summary>
internal static class WayChange
{
    /// <summary>Runs a decision in one transaction, alone with its profile.</summary>
    /// <param name="database">The door.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="request">About what, as they saw it.</param>
    /// <param name="permission">What the decision asks for, in the profile's area.</param>
    /// <param name="purpose">For the audit record.</param>
    /// <param name="from">The states in which it can be taken.</param>
    /// <param name="work">The decision; it writes its step and its event.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<PublishingOutcome> InAsync(
        HubDatabase database, Actor actor, WayRequest request, Permission permission, string purpose, IReadOnlyList<string> from,
        Func<HubSession, Publication, Task<PublishingOutcome>> work, CancellationToken cancellationToken)
        => !actor.Can(permission)
            ? Task.FromResult<PublishingOutcome>(new PublishingOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor(purpose),
                async session =>
                {
                    var areas = await ReachQueries.AreaIdsAsync(session, actor, permission);
                    if (await PublicationStore.FindForChangeAsync(session, request.PublicationId) is not { } publication
                        || !areas.Contains(publication.ProfileAreaId))
                    {
                        return new PublishingOutcome.NotThere();
                    }

                    return Stale(publication, request, from) is { } sentence
                        ? new PublishingOutcome.Refused(sentence)
                        : await work(session, publication);
                },
                cancellationToken);

    private static string? Stale(Publication publication, WayRequest request, IReadOnlyList<string> from)
        => !from.Contains(publication.Status)
            ? $"Nothing was changed: this profile is {PublicationStatus.Words(publication.Status)}; look at its desk to see who decided."
            : publication.Version != request.SeenVersion
                ? "Somebody has changed this profile since you opened the page; look at it again, then decide."
                : null;
}
