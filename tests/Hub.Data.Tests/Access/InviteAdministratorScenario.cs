using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Access;

public sealed class InviteAdministratorScenario() : AccessScenario(typeof(InviteAdministrator), "unused")
{
    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        await base.ArrangeAsync(world);
        return Scope.None(SystemActors.CommandLine, "invite an agency's administrator");
    }

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<InvitePersonOutcome.Invited>(await new InviteAdministrator(world.Owner, TimeProvider.System).HandleAsync(
            new InviteAdministratorRequest("council", "head@council.example", AlthoughAdministered: false), world.Token));
}
