using System.Reflection;
using Dapper;
using Hub.Data.Audit;
using Npgsql;

namespace Hub.Data.Tests.Audit;

/// <summary>
/// For every command: exactly its audit event, and nothing at all when that cannot be written. Commands are found by their
/// attribute and scenarios by their interface (<see cref="ICommandScenario"/> says how to add one).
/// </summary>
public sealed class CommandAuditTests
{
    public static TheoryData<string> Scenarios()
        => [.. ScenarioTypes().Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Commands_HaveAScenario()
    {
        var covered = ScenarioTypes().Select(type => Make(type).Command).ToHashSet();
        var missing = Commands().Where(command => !covered.Contains(command)).Select(command => command.FullName);

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Command_WritesExactlyItsEvent_OrNothingAtAll(string scenarioName)
    {
        var scenario = Make(typeof(CommandAuditTests).Assembly.GetType(scenarioName, throwOnError: true)!);
        var kind = scenario.Command.GetCustomAttribute<AuditedAttribute>()?.Kind.ToString();
        Assert.NotNull(kind);
        await using var world = await CommandWorld.StartAsync();
        var scope = await scenario.ArrangeAsync(world);
        var before = await world.FingerprintAsync();
        var events = await world.EventsAsync();

        await using (await LockAsync(world))
        {
            await AssertFailsAsync(() => scenario.RunAsync(world), PostgresErrorCodes.LockNotAvailable);
        }

        Assert.Equal(before, await world.FingerprintAsync());

        await FillAsync(world);
        await AssertFailsAsync(() => scenario.RunAsync(world), PostgresErrorCodes.DiskFull);
        await EmptyAsync(world);
        Assert.Equal(before, await world.FingerprintAsync());

        await scenario.RunAsync(world);
        var written = (await world.EventsAsync()).ExceptBy(events.Select(e => e.EventId), e => e.EventId).ToList();
        var only = Assert.Single(written);
        Assert.Equal((kind, scope.Actor, scope.ActingFor, scope.Purpose), (only.Kind, only.Actor, only.ActorAgency, only.Purpose));
        Assert.Equal("done", only.Outcome);
    }

    private static IEnumerable<Type> Commands()
        => typeof(AuditedAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(AuditedAttribute), inherit: false));

    private static IEnumerable<Type> ScenarioTypes()
        => typeof(CommandAuditTests).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(ICommandScenario)));

    private static ICommandScenario Make(Type type) => (ICommandScenario)Activator.CreateInstance(type)!;

    private static async Task AssertFailsAsync(Func<Task> run, string sqlState)
    {
        var fault = await Record.ExceptionAsync(run);
        var states = Chain(fault).OfType<PostgresException>().Select(error => error.SqlState).ToList();
        Assert.True(states.Contains(sqlState, StringComparer.Ordinal), $"The command should fail with {sqlState}, but ended with: {fault}");
    }

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            yield return at;
        }
    }

    /// <summary>Another session that holds the audit table until it is disposed.</summary>
    private static async Task<IAsyncDisposable> LockAsync(CommandWorld world)
    {
        var connection = await world.Superuser.OpenConnectionAsync(world.Token);
        await connection.ExecuteAsync("begin; lock table audit.events in access exclusive mode");
        return connection;
    }

    private static Task FillAsync(CommandWorld world)
        => world.ExecuteAsync(
            """
            create function public.no_room() returns trigger language plpgsql as
                $$ begin raise exception 'no room left' using errcode = 'disk_full'; end $$;
            create trigger a_full before insert on audit.events for each row execute function public.no_room()
            """);

    private static Task EmptyAsync(CommandWorld world)
        => world.ExecuteAsync("drop trigger a_full on audit.events; drop function public.no_room()");
}
