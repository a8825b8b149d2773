using Dapper;
using Hub.Data.Access;
using Hub.Data.Access.Agencies;
using Hub.Data.Access.People;
using Hub.Data.Access.Sessions;
using Npgsql;

namespace Hub.Data.Tests.Access;

/// <summary>Nobody lifts themselves, and no administrator reaches another agency's people: in the commands and in the database.</summary>
public sealed class LiftingTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public async Task GrantRole_ToOneself_IsRefused()
    {
        var admin = await AdminAsync();

        Assert.Equal(AccessRefusals.Oneself, Why(await Grant.HandleAsync(admin, admin.AccountId, new RoleGrant(Role.Auditor), AccessWorld.Token)));
        Assert.Equal([Role.Administrator], (await AdminAsync()).Acting.Roles);
    }

    [Fact]
    public async Task RevokeDisableApprove_Oneself_AreRefused()
    {
        var admin = await AdminAsync();
        var own = await GrantOfAsync(admin.AccountId);

        Assert.Equal(AccessRefusals.Oneself, Why(await Revoke.HandleAsync(admin, own, AccessWorld.Token)));
        Assert.Equal(AccessRefusals.Oneself, Why(await Disable.HandleAsync(admin, admin.AccountId, AccessWorld.Token)));
        Assert.Equal(AccessRefusals.Oneself, Why(await Approve.HandleAsync(admin, admin.Acting.AgencyId, admin.AccountId, AccessWorld.Token)));
    }

    [Fact]
    public async Task Commands_OnAnotherAgencysPerson_FindNobody()
    {
        var council = await world.ActorAsync("council-admin", AccessWorld.CouncilTenant);
        var police = await AdminAsync();

        Assert.Equal(AccessRefusals.NotFound, Why(await Grant.HandleAsync(council, police.AccountId, new RoleGrant(Role.Auditor), AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotFound, Why(await Disable.HandleAsync(council, police.AccountId, AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotFound, Why(await Revoke.HandleAsync(council, await GrantOfAsync(police.AccountId), AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotFound, Why(await Approve.HandleAsync(
            council, council.Acting.AgencyId, police.AccountId, AccessWorld.Token)));
    }

    [Fact]
    public async Task Commands_OfTheHostsAdministrator_DoNotReachOtherAgenciesPeople()
    {
        var police = await AdminAsync();
        var officer = await world.ActorAsync("officer", AccessWorld.CouncilTenant);

        Assert.Equal(AccessRefusals.NotFound, Why(await Grant.HandleAsync(police, officer.AccountId, new RoleGrant(Role.Auditor), AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotFound, Why(await Disable.HandleAsync(police, officer.AccountId, AccessWorld.Token)));
    }

    [Fact]
    public async Task Commands_WithoutTheRole_AreRefused()
    {
        var officer = await world.ActorAsync("officer", AccessWorld.CouncilTenant);
        var admin = await world.ActorAsync("council-admin", AccessWorld.CouncilTenant);

        Assert.Equal(AccessRefusals.NotAllowed, Why(await Grant.HandleAsync(officer, admin.AccountId, new RoleGrant(Role.Auditor), AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotAllowed, Why(await Revoke.HandleAsync(officer, await GrantOfAsync(admin.AccountId), AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotAllowed, Why(await Disable.HandleAsync(officer, admin.AccountId, AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotAllowed, Why(await new ChangeAgency(world.Database.Web).HandleAsync(
            admin, new ChangeAgencyRequest(admin.Acting.AgencyId, "Grander Council", true, false, [], []), AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotAllowed, Why(await new RegisterApiClient(world.Database.Web).HandleAsync(
            admin, new RegisterApiClientRequest(admin.Acting.AgencyId, AccessWorld.CouncilTenant, Guid.NewGuid().ToString(), "Own system"), AccessWorld.Token)));
        Assert.Equal(AccessRefusals.NotAllowed, Assert.IsType<RegisterAgencyOutcome.Refused>(await new RegisterAgency(world.Database.Web)
            .HandleAsync(admin, new RegisterAgencyRequest("own", "Own Agency", "council"), AccessWorld.Token)).Why);
    }

    [Fact]
    public async Task GrantRole_TwiceOrOfTheHostOnly_IsRefused()
    {
        var admin = await world.ActorAsync("council-admin", AccessWorld.CouncilTenant);
        await world.RegisterAsync(
            $$"""{ "people": [ {{AccessWorld.Person("clerk", AccessWorld.CouncilTenant, "council", """{ "role": "data_officer" }""")}} ] }""");
        var clerk = await world.ActorAsync("clerk", AccessWorld.CouncilTenant);

        Assert.IsType<AccessOutcome.Done>(await Grant.HandleAsync(admin, clerk.AccountId, new RoleGrant(Role.CspMember, "lpa", "S"), AccessWorld.Token));
        Assert.Equal(AccessRefusals.RoleHeld, Why(await Grant.HandleAsync(admin, clerk.AccountId, new RoleGrant(Role.CspMember, "lpa", "S"), AccessWorld.Token)));
        Assert.Equal("role-not-of-this-agency", Why(await Grant.HandleAsync(admin, clerk.AccountId, new RoleGrant(Role.HeadOfIntelligence), AccessWorld.Token)).Code);
        Assert.Equal(["lpa S"], await world.AreaCodesAsync((await world.ActorAsync("clerk", AccessWorld.CouncilTenant)).Acting.Areas));
    }

    [Fact]
    public async Task DisableMembership_EndsTheSessionsAndIsUndoneByEnabling()
    {
        var admin = await AdminAsync();
        await world.JoinPoliceAsync("leaver", """{ "role": "approver" }""");
        var leaver = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.PoliceTenant, "leaver"));

        Assert.IsType<AccessOutcome.Done>(await Disable.HandleAsync(admin, leaver.AccountId, AccessWorld.Token));
        Assert.IsType<SignInOutcome.Disabled>(await world.ResolveAsync(AccessWorld.PoliceTenant, "leaver"));
        Assert.Equal(AccessRefusals.StateChanged, Why(await Disable.HandleAsync(admin, leaver.AccountId, AccessWorld.Token)));

        Assert.IsType<AccessOutcome.Done>(await new EnableMembership(world.Database.Web, TimeProvider.System)
            .HandleAsync(admin, leaver.AccountId, AccessWorld.Token));
        var again = Assert.IsType<SignInOutcome.Active>(await world.ResolveAsync(AccessWorld.PoliceTenant, "leaver"));
        Assert.True(again.SessionsValidFrom > leaver.SessionsValidFrom);
        Assert.Equal([Role.Approver], again.Memberships.Single().Roles);
    }

    [Theory]
    [InlineData("insert into access.role_grants (grant_id, account_id, agency_id, role, granted_by, granted_at) values (gen_random_uuid(), @me, @agency, 'auditor', @me::text, now())", "ck_role_grants__not_oneself")]
    [InlineData("insert into access.role_grants (grant_id, account_id, agency_id, role, granted_by, granted_at) values (gen_random_uuid(), @me, @agency, 'auditor', 'system:command-line', now())", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("update access.role_grants set role = 'administrator' where account_id = @me", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("update access.agencies set is_host = true where agency_id = @agency", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("update access.accounts set object_id = gen_random_uuid() where account_id = @me", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("delete from access.role_grants where account_id = @me", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("insert into access.memberships (account_id, agency_id, status, changed_by) values (@me, @other, 'pending', @me::text)", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("update access.memberships set status = 'disabled', changed_by = @me::text where account_id = @me", "ck_memberships__not_oneself")]
    public async Task Database_AskedPastTheCommands_RefusesToo(string sql, string expected)
    {
        var officer = await world.ActorAsync("officer", AccessWorld.CouncilTenant);
        var police = (await AdminAsync()).Acting.AgencyId;

        var error = await Assert.ThrowsAsync<PostgresException>(() => world.Database.Web.InScopeAsync(
            officer.ScopeFor("lift oneself"),
            session => session.Connection.ExecuteAsync(session.Command(
                sql, new { me = officer.AccountId, agency = officer.Acting.AgencyId, other = police })),
            AccessWorld.Token));

        Assert.Contains(expected, new[] { error.SqlState, error.ConstraintName });
    }

    [Fact]
    public async Task Database_ThePortalWithoutAnAgency_SeesNobody()
    {
        var seen = await world.Database.Web.InScopeAsync(
            Hub.Data.Database.Scope.None("anonymous", "look around"),
            session => session.Connection.ExecuteScalarAsync<long>(session.Command(
                """
                select (select count(account_id) from access.accounts) + (select count(account_id) from access.memberships)
                    + (select count(grant_id) from access.role_grants) + (select count(invitation_id) from access.invitations)
                    + (select count(tenant_id) from access.agency_tenants) + (select count(domain) from access.agency_domains)
                    + (select count(client_id) from access.api_clients)
                """)),
            AccessWorld.Token);

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task ChooseAgency_NotOnesOwn_IsRefused()
    {
        var officer = await world.ActorAsync("officer", AccessWorld.CouncilTenant);
        var police = (await AdminAsync()).Acting.AgencyId;

        Assert.IsType<ChooseAgencyOutcome.Refused>(await new ChooseAgency(world.Database.Web).HandleAsync(officer, police, AccessWorld.Token));
    }

    [Fact]
    public void SeparationOfDuties_TheOneWhoWrote_CannotApprove()
    {
        var (analyst, second, approver) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal(AccessRefusals.OwnWork, SeparationOfDuties.Refusal([analyst, second], second));
        Assert.Null(SeparationOfDuties.Refusal([analyst, second], approver));
    }

    private GrantRole Grant => new(world.Database.Web, TimeProvider.System);

    private RevokeRole Revoke => new(world.Database.Web, TimeProvider.System);

    private DisableMembership Disable => new(world.Database.Web, TimeProvider.System);

    private ApproveMembership Approve => new(world.Database.Web, TimeProvider.System);

    private Task<Actor> AdminAsync() => world.ActorAsync("admin", AccessWorld.PoliceTenant);

    private Task<Guid> GrantOfAsync(Guid account)
        => world.ScalarAsync<Guid>("select grant_id from access.role_grants where account_id = @account limit 1", new { account });

    private static AccessRefusal Why(AccessOutcome outcome) => Assert.IsType<AccessOutcome.Refused>(outcome).Why;
}
