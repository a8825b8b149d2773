using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Disclosure.Exceptions;

/// <summary>What the page of exceptions shows: what the check refuses, and what two people let pass.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="Check">What the worker last found; null where it has not tried these figures yet.</param>
/// <param name="Exceptions">Exceptions that stand.</param>
public sealed record ExceptionView(Publication Publication, DisclosureCheck? Check, IReadOnlyList<DisclosureException> Exceptions)
{
    /// <summary>Whether anything can still be let pass: the profile is not released.</summary>
    public bool IsOpen => PublicationStatus.Open.Contains(Publication.Status);

    /// <summary>The verdict; null once the profile is released, and before the figures were tried.</summary>
    public DisclosureVerdict? Verdict => IsOpen ? Check?.Verdict : null;
}

/// <summary>Reads the page of exceptions of one profile.</summary>
public sealed class ExceptionDesk(HubDatabase database)
{
    private const string Purpose = "see what a release would give away";

    /// <summary>The page, or null where there is no such profile for this person.</summary>
    public async Task<ExceptionView?> FindAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => await database.InScopeAsync(
            await ScopeAsync(database, actor, Purpose, cancellationToken),
            async session =>
            {
                var publication = await VisibleAsync(session, actor, publicationId);
                return publication is null ? null : new ExceptionView(
                    publication,
                    await DisclosureChecks.FindAsync(session, publication),
                    await ExceptionStore.StandingAsync(session, publicationId));
            },
            cancellationToken);

    /// <summary>
    /// The scope of somebody who overrides releases: information governance reads no profiles by its role, and reaches here the
    /// areas that its permission does.
    /// </summary>
    internal static async Task<Scope> ScopeAsync(HubDatabase database, Actor actor, string purpose, CancellationToken cancellationToken)
    {
        var scope = actor.ScopeFor(purpose);
        var areas = await database.InScopeAsync(
            scope, session => ReachQueries.AreaIdsAsync(session, actor, Permission.OverrideReleases), cancellationToken);
        return scope with { Areas = [.. scope.Areas.Union(areas)] };
    }

    /// <summary>A profile in an area where this person overrides releases.</summary>
    internal static async Task<Publication?> VisibleAsync(HubSession session, Actor actor, Guid publicationId)
    {
        var areas = await ReachQueries.AreaIdsAsync(session, actor, Permission.OverrideReleases);
        var publication = await PublicationStore.FindForChangeAsync(session, publicationId);
        return publication is not null && areas.Contains(publication.ProfileAreaId) ? publication : null;
    }

    /// <summary>The role in which somebody overrides releases.</summary>
    internal static Role RoleOf(Actor actor) => actor.Acting.Roles.First(RolePermissions.Holders(Permission.OverrideReleases).Contains);
}
