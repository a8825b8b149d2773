using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Tests.Access;

/// <summary>Who asked for work is judged again when the work is done, as the worker.</summary>
public sealed class AskerRightsTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public async Task Refusal_PersonWithTheRight_MayUntilItIsTakenAway()
    {
        await world.RegisterAsync($$"""
            { "people": [ {{AccessWorld.Person("sender", AccessWorld.PoliceTenant, "police", """{ "role": "data_officer" }""")}} ] }
            """);
        var sender = await world.ActorAsync("sender", AccessWorld.PoliceTenant);
        Assert.Null(await RefusalAsync(JobKinds.IngestLoad, sender));

        await world.ExecuteAsync(
            "update access.memberships set status = 'disabled' where account_id = @AccountId", new { sender.AccountId });
        Assert.Contains("may no longer", await RefusalAsync(JobKinds.IngestLoad, sender), StringComparison.Ordinal);
        await world.ExecuteAsync("update access.memberships set status = 'active' where account_id = @AccountId", new { sender.AccountId });
        Assert.Null(await RefusalAsync(JobKinds.IngestLoad, sender));

        await world.ExecuteAsync(
            "update access.role_grants set revoked_by = 'test', revoked_at = now() where account_id = @AccountId", new { sender.AccountId });
        Assert.Contains("may no longer", await RefusalAsync(JobKinds.IngestLoad, sender), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_DisabledAccount_Refuses()
    {
        await world.RegisterAsync($$"""
            { "people": [ {{AccessWorld.Person("leaver", AccessWorld.PoliceTenant, "police", """{ "role": "data_officer" }""")}} ] }
            """);
        var leaver = await world.ActorAsync("leaver", AccessWorld.PoliceTenant);
        await world.ExecuteAsync("update access.accounts set status = 'disabled' where account_id = @AccountId", new { leaver.AccountId });

        Assert.Contains("may no longer", await RefusalAsync(JobKinds.IngestLoad, leaver), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_SuspendedAgency_Refuses()
    {
        var officer = await world.ActorAsync("officer", AccessWorld.CouncilTenant);
        await world.ExecuteAsync("update access.agencies set status = 'suspended' where code = 'council'");

        var refusal = await RefusalAsync(JobKinds.IngestLoad, officer);
        await world.ExecuteAsync("update access.agencies set status = 'active' where code = 'council'");

        Assert.Contains("suspended", refusal, StringComparison.Ordinal);
        Assert.Null(await RefusalAsync(JobKinds.IngestLoad, officer));
    }

    [Fact]
    public async Task Refusal_AnotherAgencyOrAnotherKind_Refuses()
    {
        var officer = await world.ActorAsync("officer", AccessWorld.CouncilTenant);
        var police = await world.ScalarAsync<Guid>("select agency_id from access.agencies where code = 'police'");

        Assert.Contains("not known", await RefusalAsync(JobKinds.IngestLoad, officer, police), StringComparison.Ordinal);
        Assert.Contains("may no longer", await RefusalAsync(JobKinds.ProfileRender, officer), StringComparison.Ordinal);
        Assert.Contains("by the hub itself", await RefusalAsync(JobKinds.IngestDestroy, officer), StringComparison.Ordinal);
        Assert.Contains("not registered", await RefusalAsync(JobKinds.IngestLoad, officer, Guid.NewGuid()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_SystemActor_MayWithAndWithoutAgency()
    {
        var police = await world.ScalarAsync<Guid>("select agency_id from access.agencies where code = 'police'");

        Assert.Null(await RefusalAsync(JobKinds.IngestLoad, SystemActors.CommandLine, police));
        Assert.Null(await RefusalAsync(JobKinds.IngestDestroy, SystemActors.Dispatcher, null));
        Assert.Contains("not known", await RefusalAsync(JobKinds.IngestDestroy, "somebody", null), StringComparison.Ordinal);
        Assert.Contains("not known", await RefusalAsync(JobKinds.IngestLoad, "somebody", police), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_ApiClient_MaySendForItsOwnAgencyOnly()
    {
        var (council, police, client) = (
            await world.ScalarAsync<Guid>("select agency_id from access.agencies where code = 'council'"),
            await world.ScalarAsync<Guid>("select agency_id from access.agencies where code = 'police'"),
            Guid.NewGuid());
        await world.ExecuteAsync(
            """
            insert into access.api_clients (api_client_id, tenant_id, client_id, agency_id, name, created_by)
            values (@client, gen_random_uuid(), gen_random_uuid()::text, @council, 'Case system', 'test')
            """,
            new { client, council });

        Assert.Null(await RefusalAsync(JobKinds.IngestLoad, $"client:{client}", council));
        Assert.NotNull(await RefusalAsync(JobKinds.IngestLoad, $"client:{client}", police));
        Assert.NotNull(await RefusalAsync(JobKinds.ProfileRender, $"client:{client}", council));
        await world.ExecuteAsync("update access.api_clients set status = 'disabled' where api_client_id = @client", new { client });
        Assert.NotNull(await RefusalAsync(JobKinds.IngestLoad, $"client:{client}", council));
    }

    private Task<string?> RefusalAsync(string kind, Actor actor, Guid? agency = null)
        => RefusalAsync(kind, actor.AccountId.ToString(), agency ?? actor.Acting.AgencyId);

    private Task<string?> RefusalAsync(string kind, string asker, Guid? agency)
    {
        var request = new JobRequest(1, kind, "1", 1, agency, asker, "test", JobStates.Running, 1, null);
        return world.Database.Jobs.InScopeAsync(
            AskerRights.ScopeFor(request), session => AskerRights.RefusalAsync(session, request), AccessWorld.Token);
    }
}
