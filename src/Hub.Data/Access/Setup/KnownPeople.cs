using Hub.Data.Database;

namespace Hub.Data.Access.Setup;

/// <summary>
/// Finds people for a command that the owner of an installation runs in their name: with the roles and areas that they hold now, and
/// nothing more. The command's events carry their account, and the operator's own rights are those of the owner.
/// </summary>
public static class KnownPeople
{
    /// <summary>The person with an e-mail address, acting for their first agency; null where nobody active has it.</summary>
    public static async Task<Actor?> FindAsync(HubDatabase owner, string email, CancellationToken cancellationToken)
    {
        var agencies = await owner.InScopeAsync(
            Scope.None(SystemActors.CommandLine, "find a person"), AgencyQueries.AllAsync, cancellationToken);
        var known = await owner.InScopeAsync(
            new Scope(SystemActors.CommandLine, "find a person", agencies, []),
            session => SetupQueries.IdentityAsync(session, email),
            cancellationToken);
        return known is { } identity
            && SignIn.Judge(await SignInQueries.ResolveAsync(owner, identity.TenantId, identity.ObjectId, cancellationToken))
                is SignInOutcome.Active active
                ? new Actor(active.AccountId, active.DisplayName, active.Memberships[0], active.Memberships)
                : null;
    }
}
