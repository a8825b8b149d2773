using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Recalling;

/// <summary>Grounds of a recall, as they are stored.</summary>
public static class RecallGrounds
{
    /// <summary>What it rests on may not be shared: a return was withdrawn because sharing it was unlawful.</summary>
    public const string Unlawful = "unlawful";

    /// <summary>It is wrong in a way that an amendment does not mend.</summary>
    public const string Wrong = "wrong";

    /// <summary>Another reason, in words.</summary>
    public const string Other = "other";

    /// <summary>Each with its words.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Unlawful] = "It rests on data whose sharing was unlawful",
        [Wrong] = "It is wrong in a way that an amendment does not mend",
        [Other] = "Another reason",
    };
}

/// <summary>
/// What every step of a recall begins with. Those who may take it reach every area, information governance among them, which
/// otherwise reads no profile: the scope is widened for this alone.
/// </summary>
internal static class RecallChange
{
    public static async Task<PublishingOutcome> InAsync(
        HubDatabase database, Actor actor, Guid publicationId, string purpose,
        Func<HubSession, Publication, Task<PublishingOutcome>> work, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.OverrideReleases))
        {
            return new PublishingOutcome.NotThere();
        }

        return await database.InScopeAsync(
            await ScopeAsync(database, actor, purpose, cancellationToken),
            async session => await PublicationStore.FindForChangeAsync(session, publicationId) switch
            {
                null => new PublishingOutcome.NotThere(),
                { Status: PublicationStatus.Released or PublicationStatus.Superseded } publication => await work(session, publication),
                { ReleasedAt: null } => new PublishingOutcome.NotThere(),
                _ => new PublishingOutcome.Refused("This profile has been recalled already; there is nothing left to take back."),
            },
            cancellationToken);
    }

    public static async Task<Scope> ScopeAsync(HubDatabase database, Actor actor, string purpose, CancellationToken cancellationToken)
    {
        var scope = actor.ScopeFor(purpose);
        var areas = await database.InScopeAsync(
            scope, session => ReachQueries.AreaIdsAsync(session, actor, Permission.OverrideReleases), cancellationToken);
        return scope with { Areas = [.. scope.Areas.Union(areas)] };
    }

    /// <summary>The role in which somebody takes part; the one that differs from <paramref name="other"/> where they hold both.</summary>
    public static Role RoleOf(Actor actor, Role? other = null)
    {
        var held = actor.Acting.Roles.Where(RolePermissions.Holders(Permission.OverrideReleases).Contains).ToList();
        return held.FirstOrDefault(role => role != other, held[0]);
    }
}
