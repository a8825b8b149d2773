using Hub.Data.Access;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Access;

public sealed class RegisterPeopleScenario : ICommandScenario
{
    public Type Command => typeof(RegisterPeople);

    public Task<Scope> ArrangeAsync(CommandWorld world)
        => Task.FromResult(Scope.None(SystemActors.CommandLine, "register people, roles and agencies"));

    public async Task RunAsync(CommandWorld world)
    {
        var (file, _) = PeopleFile.Read(
            $$"""
            { "agencies": [ { "code": "police", "name": "Sample Police", "type": "police", "host": true, "tenants": ["{{AccessWorld.PoliceTenant}}"] } ],
              "people": [ {{AccessWorld.Person("admin", AccessWorld.PoliceTenant, "police", """{ "role": "administrator" }""")}} ] }
            """);
        Assert.IsType<RegisterPeopleOutcome.Registered>(
            await new RegisterPeople(world.Owner, TimeProvider.System).HandleAsync(file!, world.Token));
    }
}
