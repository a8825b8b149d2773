using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Npgsql;

namespace Hub.Data.Tests.Access;

public sealed class SignInTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public async Task ResolveAsync_KnownPerson_ReadsAgencyAndRoles()
    {
        var found = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.CouncilTenant, "officer"));

        var membership = Assert.Single(found.Memberships);
        Assert.Equal("Test officer", found.DisplayName);
        Assert.Equal(("council", false, true), (membership.Code, membership.IsHost, membership.RequiresSecondFactor));
        Assert.Equal([Role.DataOfficer], membership.Roles);
        Assert.Empty(membership.Areas);
    }

    [Fact]
    public async Task ResolveAsync_TenantOfNobody_IsUnknown()
        => Assert.IsType<SignInOutcome.UnknownTenant>(await world.ResolveAsync(Guid.NewGuid(), "officer"));

    [Fact]
    public async Task ResolveAsync_NeverInvited_IsNotRegistered()
        => Assert.IsType<SignInOutcome.NotRegistered>(await world.ResolveAsync(AccessWorld.CouncilTenant, "stranger"));

    [Fact]
    public async Task ResolveAsync_SameObjectIdInAnotherTenant_IsSomebodyElse()
        => Assert.IsType<SignInOutcome.NotRegistered>(await world.ResolveAsync(AccessWorld.PoliceTenant, "officer"));

    [Fact]
    public async Task ResolveAsync_SameEMailInTwoTenants_AreTwoPeople()
    {
        await world.RegisterAsync(
            $$"""
            { "people": [
              {{AccessWorld.Person("twin", AccessWorld.PoliceTenant, "police", """{ "role": "approver" }""")}},
              {{AccessWorld.Person("twin", AccessWorld.CouncilTenant, "council", """{ "role": "data_officer" }""").Replace("@council", "@police")}} ] }
            """);

        var first = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.PoliceTenant, "twin"));
        var second = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.CouncilTenant, "twin"));

        Assert.NotEqual(first.AccountId, second.AccountId);
        Assert.Equal([Role.Approver], first.Memberships.Single().Roles);
        Assert.Equal([Role.DataOfficer], second.Memberships.Single().Roles);
    }

    [Fact]
    public async Task ResolveAsync_ByAreaRole_ReachesTheAreaAllItsVersionsAndWhatLiesInside()
    {
        var analyst = await world.JoinPoliceAsync("north", """{ "role": "analyst", "areas": [ { "kind": "lpa", "code": "N" } ] }""");

        Assert.Equal(["csp C1", "lpa N"], await world.AreaCodesAsync(analyst.Areas));
    }

    [Fact]
    public async Task ResolveAsync_ByAreaRole_OfAWiderArea_ReachesEarlierAreasInside()
    {
        var member = await world.JoinPoliceAsync("c1", """{ "role": "csp_member", "areas": [ { "kind": "csp", "code": "C1" } ] }""");

        Assert.Equal(["csp C1", "lpa N1"], await world.AreaCodesAsync(member.Areas));
    }

    [Fact]
    public async Task ResolveAsync_NeighbourhoodReaderOfAWard_ReachesThatWardOnly()
    {
        var reader = await world.JoinPoliceAsync(
            "beat", """{ "role": "neighbourhood_reader", "areas": [ { "kind": "ward", "code": "W1" } ] }""");

        Assert.Equal(["ward W1"], await world.AreaCodesAsync(reader.Areas));
    }

    [Fact]
    public async Task ResolveAsync_ReaderNotByArea_ReachesEveryProfileArea()
    {
        var head = await world.JoinPoliceAsync("head", """{ "role": "head_of_intelligence" }""");

        Assert.Equal(["csp C1", "force F1", "lpa N", "lpa N1", "lpa N2", "lpa S"], await world.AreaCodesAsync(head.Areas));
    }

    [Fact]
    public async Task ResolveAsync_ByAreaRoleWithoutAnArea_ReachesNone()
    {
        await world.JoinPoliceAsync("lost", """{ "role": "analyst", "areas": [ { "kind": "lpa", "code": "S" } ] }""");
        await world.ExecuteAsync(
            "update access.role_grants set area_kind = null, area_code = null from access.accounts a where a.account_id = role_grants.account_id "
            + "and a.object_id = @id", new { id = AccessWorld.ObjectOf("lost") });

        var found = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.PoliceTenant, "lost"));

        Assert.Empty(found.Memberships.Single().Areas);
    }

    [Theory]
    [InlineData("update access.memberships set status = 'disabled' where account_id = @id", typeof(SignInOutcome.Disabled))]
    [InlineData("update access.memberships set status = 'pending' where account_id = @id", typeof(SignInOutcome.AwaitingApproval))]
    [InlineData("update access.accounts set status = 'disabled' where account_id = @id", typeof(SignInOutcome.Disabled))]
    [InlineData("update access.role_grants set revoked_at = now(), revoked_by = 'test' where account_id = @id", typeof(SignInOutcome.AwaitingApproval))]
    [InlineData("delete from access.role_grants where account_id = @id; delete from access.memberships where account_id = @id", typeof(SignInOutcome.NotRegistered))]
    public async Task ResolveAsync_StandingWithdrawn_IsSeenAtOnce(string sql, Type expected)
    {
        var person = "leaver " + sql.Length;
        await world.RegisterAsync(
            $$"""{ "people": [ {{AccessWorld.Person(person, AccessWorld.CouncilTenant, "council", """{ "role": "auditor" }""").Replace("leaver " + sql.Length + "@", "leaver@")}} ] }""");
        var actor = await world.ActorAsync(person, AccessWorld.CouncilTenant);

        await world.ExecuteAsync(sql, new { id = actor.AccountId });

        Assert.IsType(expected, await world.ResolveAsync(AccessWorld.CouncilTenant, person));
    }

    [Fact]
    public async Task ResolveAsync_AgencySuspended_IsDisabled()
    {
        await world.RegisterAsync(
            $$"""
            { "agencies": [ { "code": "closing", "name": "Closing", "type": "housing", "tenants": ["{{AccessWorld.CouncilTenant}}"] } ],
              "people": [ {{AccessWorld.Person("closing", AccessWorld.CouncilTenant, "closing", """{ "role": "auditor" }""")}} ] }
            """);
        await world.ExecuteAsync("update access.agencies set status = 'suspended' where code = 'closing'");

        Assert.IsType<SignInOutcome.Disabled>(await world.ResolveAsync(AccessWorld.CouncilTenant, "closing"));
    }

    [Fact]
    public async Task ResolveAsync_GuestOfTheHostsTenant_MayActForAnyAgency_OthersTenantsMayNot()
    {
        await world.RegisterAsync(
            $$"""
            { "people": [ {{AccessWorld.Person("guest", AccessWorld.PoliceTenant, "charity", """{ "role": "data_officer" }""")}},
              {{AccessWorld.Person("intruder", AccessWorld.CouncilTenant, "charity", """{ "role": "data_officer" }""")}} ] }
            """);

        var guest = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.PoliceTenant, "guest"));
        Assert.Equal("charity", guest.Memberships.Single().Code);
        Assert.IsType<SignInOutcome.Disabled>(await world.ResolveAsync(AccessWorld.CouncilTenant, "intruder"));
    }

    [Fact]
    public async Task RecordAsync_Active_WritesOneEventAndTheTime()
    {
        var outcome = await world.ResolveAsync(AccessWorld.PoliceTenant, "admin");
        var account = Assert.IsType<SignInOutcome.Active>(outcome).AccountId;

        await RecordAsync(outcome, AccessWorld.PoliceTenant, "admin", "Renamed Admin");

        Assert.Equal(1, await CountAsync("SignedIn", account.ToString()));
        Assert.Equal("Renamed Admin", await world.ScalarAsync<string>(
            "select display_name from access.accounts where account_id = @account and last_signed_in_at is not null", new { account }));
    }

    [Theory]
    [InlineData("Evil\r\nBcc: all@police.example")]
    [InlineData("Turned \u202e round")]
    [InlineData(" ")]
    public async Task RecordAsync_NameThatMayNotBeStored_KeepsTheStoredName(string name)
    {
        var outcome = await world.ResolveAsync(AccessWorld.CouncilTenant, "officer");

        await RecordAsync(outcome, AccessWorld.CouncilTenant, "officer", name);

        var found = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.CouncilTenant, "officer"));
        Assert.Equal("Test officer", found.DisplayName);
    }

    [Fact]
    public async Task RecordAsync_UnknownTenant_WritesARefusalWithoutAnAccount()
    {
        var before = await CountAsync("SignInRefused", SignIn.Anonymous);

        await RecordAsync(new SignInOutcome.UnknownTenant(), Guid.NewGuid(), "stranger", "A Stranger");

        Assert.Equal(before + 1, await CountAsync("SignInRefused", SignIn.Anonymous));
    }

    [Fact]
    public async Task RecordAsync_AuditTableLocked_ChangesNothing()
    {
        var outcome = await world.ResolveAsync(AccessWorld.CouncilTenant, "council-admin");
        await using var blocker = await world.Database.Superuser.OpenConnectionAsync(AccessWorld.Token);
        await using var lockingTransaction = await blocker.BeginTransactionAsync(AccessWorld.Token);
        await blocker.ExecuteAsync("lock table audit.events in access exclusive mode");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SignIn.RecordAsync(
            world.Database.Web, outcome, AccessWorld.CouncilTenant, AccessWorld.ObjectOf("council-admin"), "New Name", TimeProvider.System, patience.Token));

        await lockingTransaction.RollbackAsync(AccessWorld.Token);
        var found = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.CouncilTenant, "council-admin"));
        Assert.Equal("Test council-admin", found.DisplayName);
    }

    [Fact]
    public async Task ResolveClientAsync_OnlyTheTenantAndIdRegistered()
    {
        await world.RegisterAsync(
            $$"""{ "clients": [ { "tenantId": "{{AccessWorld.CouncilTenant}}", "clientId": "uploader", "agency": "council", "name": "Council uploader" } ] }""");

        var client = await SignIn.ResolveClientAsync(world.Database.Web, AccessWorld.CouncilTenant, "uploader", AccessWorld.Token);

        Assert.True(client is { IsActive: true, AgencyCode: "council" });
        Assert.StartsWith("client:", client!.Actor, StringComparison.Ordinal);
        Assert.Null(await SignIn.ResolveClientAsync(world.Database.Web, AccessWorld.PoliceTenant, "uploader", AccessWorld.Token));
        Assert.Null(await SignIn.ResolveClientAsync(world.Database.Web, AccessWorld.CouncilTenant, "UPLOADER", AccessWorld.Token));
    }

    [Fact]
    public async Task Flag_SetByThePortalItself_OpensNothing()
    {
        var seen = await world.Database.Web.InScopeAsync(
            Scope.None("anonymous", "try the flag"),
            async session =>
            {
                await session.Connection.ExecuteAsync(session.Command("select set_config('hub.sign_in', 'on', true)"));
                return await session.Connection.ExecuteScalarAsync<long>(session.Command(
                    "select (select count(account_id) from access.accounts) + (select count(account_id) from access.memberships)"));
            },
            AccessWorld.Token);

        Assert.Equal(0, seen);
    }

    [Theory]
    [InlineData("hub_jobs")]
    [InlineData("hub_audit")]
    public async Task ResolveFunctions_AreThePortalsOnly(string role)
    {
        await using var source = HubDataSource.Create(world.Database.ConnectionString(role));
        await using var connection = await source.OpenConnectionAsync(AccessWorld.Token);
        var error = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "select display_name from access.resolve_sign_in(@t, @o, '{}', '{}')", new { t = Guid.NewGuid(), o = Guid.NewGuid() }));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    private Task RecordAsync(SignInOutcome outcome, Guid tenant, string person, string name)
        => SignIn.RecordAsync(world.Database.Web, outcome, tenant, AccessWorld.ObjectOf(person), name, TimeProvider.System, AccessWorld.Token);

    private Task<long> CountAsync(string kind, string actor)
        => world.ScalarAsync<long>("select count(event_id) from audit.events where kind = @kind and actor = @actor", new { kind, actor });
}
