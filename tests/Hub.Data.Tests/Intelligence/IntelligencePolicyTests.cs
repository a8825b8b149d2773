using Hub.Data.Access;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Intelligence;

/// <summary>The database itself keeps reports from whoever has no business with them, whatever a query asks for.</summary>
public sealed class IntelligencePolicyTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private IntelligenceWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await IntelligenceWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Rows_AreSeenByReporterUnitAndReadersOfTheArea_AndByNobodyElse()
    {
        await _world.SendAndGradeAsync();
        var sent = await _world.SendAsync();
        await _world.OpenAsync(_world.Officer, sent);
        await _world.DraftAsync();
        var expected = new Dictionary<Actor, (long Reports, long Originals, long Gradings)>
        {
            [_world.Reporter] = (3, 3, 0),
            [_world.Officer] = (2, 3, 1),
            [_world.Analyst] = (0, 0, 1),
            [_world.PartnerAnalyst] = (0, 0, 1),
            [_world.Colleague] = (0, 0, 0),
            [_world.ForeignAnalyst] = (0, 0, 0),
            [_world.DataOfficer] = (0, 0, 0),
            [_world.CspMember] = (0, 0, 0),
            [_world.Auditor] = (0, 0, 0),
        };
        foreach (var (actor, rows) in expected)
        {
            Assert.Equal(
                (actor.Acting.Roles[0], rows),
                (actor.Acting.Roles[0],
                    (await _world.SeenAsync(actor, "reports"), await _world.SeenAsync(actor, "originals"), await _world.SeenAsync(actor, "gradings"))));
        }
    }

    [Fact]
    public async Task Original_OpensToTheUnitOnly_WhateverRoleTheProgramClaims()
    {
        var report = await _world.SendAsync();
        foreach (var actor in new[] { _world.Reporter, _world.Colleague, _world.Analyst, _world.PartnerAnalyst, _world.DataOfficer, _world.CspMember })
        {
            Assert.Empty(await _world.AsPortalAsync<byte[]>(
                actor, "select sealed from intelligence.open_original(@report, null)", new { report }));
            Assert.Null(await _world.OpenAsync(actor, report));
        }

        var roles = await _world.People.ReadAsync<string>("select pg_get_functiondef('intelligence.graded_agencies'::regproc)");
        Assert.All(
            Enum.GetValues<Role>(),
            role => Assert.Equal(
                RolePermissions.Holders(Permission.GradeIntelligence).Contains(role),
                roles[0].Contains($"'{RoleNames.Stored(role)}'", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("select sealed from intelligence.originals")]
    [InlineData("select sanitised_text from intelligence.gradings")]
    [InlineData("select origin_agency_id::text from intelligence.gradings")]
    [InlineData("update intelligence.gradings set sanitised_text = 'something else'")]
    [InlineData("delete from intelligence.reports")]
    [InlineData("delete from intelligence.acknowledgements")]
    [InlineData("select 1 from intelligence.destroy_due('2099-01-01', now())")]
    public async Task Portal_HasNoRight(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _world.AsPortalAsync<object>(_world.Head, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Sanitised_OfAnotherArea_IsNotThere()
    {
        var report = await _world.SendAndGradeAsync();
        Assert.Empty(await _world.ListAsync(_world.ForeignAnalyst));
        Assert.Null(await _world.ReadAsync(_world.ForeignAnalyst, report));
        Assert.Null((await _world.AsPortalAsync<string?>(
            _world.ForeignAnalyst, "select intelligence.read_sanitised(@report, 1, null)", new { report })).Single());
        Assert.Null((await _world.AsPortalAsync<string?>(
            _world.CspMember, "select intelligence.read_sanitised(@report, 1, null)", new { report })).Single());
    }

    [Fact]
    public async Task Sanitised_AreaOfAnotherRoleOfTheSamePerson_IsNotThere()
    {
        await _world.SendAndGradeAsync();
        var both = await _world.AddAsync(_world.Police, Role.Analyst, _world.South);
        await _world.People.ExecuteAsync(
            """
            insert into access.role_grants (grant_id, account_id, agency_id, role, area_kind, area_code, granted_by, granted_at)
            values (gen_random_uuid(), @AccountId, @Police, 'csp_member', 'lpa', @North, '', now())
            """,
            new { both.AccountId, _world.Police, _world.North });
        var acting = both.Acting with { Roles = [Role.Analyst, Role.CspMember], Areas = [.. both.Acting.Areas, .. _world.Analyst.Acting.Areas] };
        Assert.Empty(await _world.ListAsync(both with { Acting = acting, Memberships = [acting] }));
    }

    [Fact]
    public async Task RevokedGrant_ClosesTheReport()
    {
        var report = await _world.SendAsync();
        await _world.People.ExecuteAsync(
            "update access.role_grants set revoked_at = now(), revoked_by = 'test' where account_id = @AccountId", new { _world.Officer.AccountId });
        Assert.Null(await _world.OpenAsync(_world.Officer, report));
    }

    [Fact]
    public async Task Worker_SeesNoReport()
    {
        await _world.SendAndGradeAsync();
        await using var source = Hub.Data.Database.HubDataSource.Create(database.ConnectionString(Hub.Data.Database.Roles.Jobs));
        foreach (var table in new[] { "reports", "originals", "gradings", "acknowledgements" })
        {
            await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            var refused = await Assert.ThrowsAsync<PostgresException>(
                () => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, $"select count(*) from intelligence.{table}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }
}
