using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Access;

/// <summary>A command of an administrator of the police, which runs the hub, on a council without people and an own officer.</summary>
public abstract class AccessScenario(Type command, string purpose) : ICommandScenario
{
    public Type Command { get; } = command;

    protected Actor Admin { get; private set; } = null!;

    protected Guid Council { get; } = Hub.Data.Primitives.StableId.Of("agency", "council");

    protected Guid Police { get; } = Hub.Data.Primitives.StableId.Of("agency", "police");

    /// <summary>Account of the officer of the police.</summary>
    protected Guid Officer { get; private set; }

    public virtual async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var (file, _) = PeopleFile.Read(
            $$"""
            { "agencies": [
                { "code": "police", "name": "Sample Police", "type": "police", "host": true, "tenants": ["{{AccessWorld.PoliceTenant}}"] },
                { "code": "council", "name": "Sample Council", "type": "council", "tenants": ["{{AccessWorld.CouncilTenant}}"] } ],
              "people": [ {{AccessWorld.Person("admin", AccessWorld.PoliceTenant, "police", """{ "role": "administrator" }""")}},
                {{AccessWorld.Person("officer", AccessWorld.PoliceTenant, "police", """{ "role": "data_officer" }""")}} ] }
            """);
        Assert.IsType<RegisterPeopleOutcome.Registered>(
            await new RegisterPeople(world.Owner, TimeProvider.System).HandleAsync(file!, world.Token));
        Officer = Assert.IsType<SignInOutcome.Active>(await ResolveAsync(world, "officer")).AccountId;
        var active = Assert.IsType<SignInOutcome.Active>(await ResolveAsync(world, "admin"));
        Admin = new Actor(active.AccountId, active.DisplayName, active.Memberships[0], active.Memberships);
        return Admin.ScopeFor(purpose);
    }

    public abstract Task RunAsync(CommandWorld world);

    protected static Task<SignInOutcome> ResolveAsync(CommandWorld world, string person)
        => SignIn.ResolveAsync(world.Web, AccessWorld.PoliceTenant, AccessWorld.ObjectOf(person), world.Token);

    protected async Task<InvitePersonOutcome.Invited> InviteAsync(CommandWorld world)
        => Assert.IsType<InvitePersonOutcome.Invited>(await new InvitePerson(world.Web, TimeProvider.System).HandleAsync(
            Admin, new InvitePersonRequest(Police, "new@police.example", [new RoleGrant(Role.Auditor)]), world.Token));

    protected static async Task<Guid> AcceptAsync(CommandWorld world, string token)
        => Assert.IsType<AcceptInvitationOutcome.Accepted>(await new AcceptInvitation(world.Web, TimeProvider.System).HandleAsync(
            new AcceptInvitationRequest(token, AccessWorld.PoliceTenant, AccessWorld.ObjectOf("new"), "New Person"), world.Token)).AccountId;

    protected static async Task DoneAsync(Task<AccessOutcome> command) => Assert.IsType<AccessOutcome.Done>(await command);
}
