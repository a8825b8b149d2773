using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Data.Access.Sessions;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Access;

public sealed class InvitePersonScenario() : AccessScenario(typeof(InvitePerson), "invite a person")
{
    public override Task RunAsync(CommandWorld world) => InviteAsync(world);
}

public sealed class RevokeInvitationScenario() : AccessScenario(typeof(RevokeInvitation), "withdraw an invitation")
{
    private Guid _invitation;

    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var scope = await base.ArrangeAsync(world);
        _invitation = (await InviteAsync(world)).InvitationId;
        return scope;
    }

    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new RevokeInvitation(world.Web, TimeProvider.System).HandleAsync(Admin, _invitation, world.Token));
}

public sealed class AcceptInvitationScenario() : AccessScenario(typeof(AcceptInvitation), "follow an invitation")
{
    private string _token = "";

    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        await base.ArrangeAsync(world);
        _token = (await InviteAsync(world)).Token;
        // An account that exists already: a new one is given its id only when the link is followed.
        var account = await world.Web.InScopeAsync(
            Scope.None("anonymous", "test"),
            session => AccountStore.RegisterAsync(
                session, Guid.CreateVersion7(), AccessWorld.PoliceTenant, AccessWorld.ObjectOf("new"), "New Person", "new@police.example"),
            world.Token);
        return Scope.Of(account.ToString(), "follow an invitation", Police);
    }

    public override Task RunAsync(CommandWorld world) => AcceptAsync(world, _token);
}

/// <summary>A person who has followed their link and waits.</summary>
public abstract class WaitingScenario(Type command, string purpose) : AccessScenario(command, purpose)
{
    protected Guid Waiting { get; private set; }

    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var scope = await base.ArrangeAsync(world);
        Waiting = await AcceptAsync(world, (await InviteAsync(world)).Token);
        return scope;
    }
}

public sealed class ApproveMembershipScenario() : WaitingScenario(typeof(ApproveMembership), "approve a person")
{
    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new ApproveMembership(world.Web, TimeProvider.System).HandleAsync(Admin, Police, Waiting, world.Token));
}

public sealed class RefuseMembershipScenario() : WaitingScenario(typeof(RefuseMembership), "refuse a person")
{
    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new RefuseMembership(world.Web, TimeProvider.System).HandleAsync(Admin, Waiting, world.Token));
}

public sealed class DisableMembershipScenario() : AccessScenario(typeof(DisableMembership), "end a person's access")
{
    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new DisableMembership(world.Web, TimeProvider.System).HandleAsync(Admin, Officer, world.Token));
}

public sealed class EnableMembershipScenario() : AccessScenario(typeof(EnableMembership), "give a person's access back")
{
    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var scope = await base.ArrangeAsync(world);
        await DoneAsync(new DisableMembership(world.Web, TimeProvider.System).HandleAsync(Admin, Officer, world.Token));
        return scope;
    }

    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new EnableMembership(world.Web, TimeProvider.System).HandleAsync(Admin, Officer, world.Token));
}

public sealed class GrantRoleScenario() : AccessScenario(typeof(GrantRole), "give a role")
{
    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new GrantRole(world.Web, TimeProvider.System).HandleAsync(Admin, Officer, new RoleGrant(Role.Auditor), world.Token));
}

public sealed class RevokeRoleScenario() : AccessScenario(typeof(RevokeRole), "take a role away")
{
    private Guid _grant;

    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var scope = await base.ArrangeAsync(world);
        await using var connection = await world.Superuser.OpenConnectionAsync(world.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "select grant_id from access.role_grants where account_id = $1";
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = Officer });
        _grant = (Guid)(await command.ExecuteScalarAsync(world.Token))!;
        return scope;
    }

    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new RevokeRole(world.Web, TimeProvider.System).HandleAsync(Admin, _grant, world.Token));
}

public sealed class EndSessionScenario() : AccessScenario(typeof(EndSession), "sign out")
{
    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new EndSession(world.Web, TimeProvider.System).HandleAsync(Admin, world.Token));
}

public sealed class SignOutEverywhereScenario() : AccessScenario(typeof(SignOutEverywhere), "end own sessions")
{
    public override Task RunAsync(CommandWorld world)
        => DoneAsync(new SignOutEverywhere(world.Web, TimeProvider.System).HandleAsync(Admin, world.Token));
}

public sealed class ChooseAgencyScenario() : AccessScenario(typeof(ChooseAgency), "choose an agency")
{
    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ChooseAgencyOutcome.Chosen>(await new ChooseAgency(world.Web).HandleAsync(Admin, Police, world.Token));
}
