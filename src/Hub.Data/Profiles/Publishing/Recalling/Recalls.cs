using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Recalling;

/// <summary>A released profile with its recall.</summary>
public sealed record RecallView(RecallableProfile Profile, WaitingRecall? Waiting, IReadOnlyList<NamedStep> Steps);

/// <summary>Released profiles and their recalls, for those who may take one half of a recall. Reads only.</summary>
public sealed class Recalls(HubDatabase database)
{
    /// <summary>Released profiles, those whose recall waits first.</summary>
    public async Task<IReadOnlyList<RecallableProfile>> ListAsync(Actor actor, CancellationToken cancellationToken)
        => !actor.Can(Permission.OverrideReleases)
            ? []
            : await database.InScopeAsync(
                await RecallChange.ScopeAsync(database, actor, "list profiles that could be recalled", cancellationToken),
                RecallStore.ListAsync,
                cancellationToken);

    /// <summary>Released profiles whose recall somebody else asked for: this person may be the second.</summary>
    public async Task<IReadOnlyList<Guid>> WaitingForAsync(Actor actor, CancellationToken cancellationToken)
        => !actor.Can(Permission.OverrideReleases)
            ? []
            : await database.InScopeAsync(
                await RecallChange.ScopeAsync(database, actor, "see recalls that wait", cancellationToken),
                session => RecallStore.AskedByOthersAsync(session, actor.AccountId),
                cancellationToken);

    /// <summary>One of them, or null.</summary>
    public async Task<RecallView?> FindAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => !actor.Can(Permission.OverrideReleases)
            ? null
            : await database.InScopeAsync(
                await RecallChange.ScopeAsync(database, actor, "see a profile's recall", cancellationToken),
                async session => (await RecallStore.ListAsync(session)).FirstOrDefault(profile => profile.PublicationId == publicationId)
                    is { } found
                        ? new RecallView(
                            found, await RecallStore.WaitingAsync(session, publicationId), await StepStore.ListAsync(session,
                                publicationId))
                        : null,
                cancellationToken);
}
