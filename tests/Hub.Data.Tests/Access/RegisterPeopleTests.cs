using Hub.Data.Access;
using Hub.Data.Access.Setup;

namespace Hub.Data.Tests.Access;

public sealed class RegisterPeopleTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private const string Administrator = """{ "role": "administrator" }""";

    private const string Ids = "\"tenantId\": \"10000000-0000-4000-8000-000000000001\", \"objectId\": \"10000000-0000-4000-8000-000000000009\"";

    [Fact]
    public async Task HandleAsync_SameFileTwice_ChangesNothing()
    {
        var file = $$"""{ "people": [ {{AccessWorld.Person("again", AccessWorld.PoliceTenant, "police", Administrator)}} ] }""";
        await world.RegisterAsync(file);

        var second = Assert.IsType<RegisterPeopleOutcome.Registered>(await world.HandleAsync(file));

        Assert.Equal((0, 0, 0, 0), (second.Agencies, second.Memberships, second.Grants, second.Clients));
    }

    [Fact]
    public async Task HandleAsync_WhatAnAdministratorTookAway_StaysAway()
    {
        var file = $$"""
            { "people": [ {{AccessWorld.Person("taken", AccessWorld.PoliceTenant, "police", Administrator + """, { "role": "auditor" }""")}} ] }
            """;
        await world.RegisterAsync(file);
        var actor = await world.ActorAsync("taken", AccessWorld.PoliceTenant);
        await world.ExecuteAsync(
            "update access.role_grants set revoked_at = now(), revoked_by = 'test' where account_id = @id and role = 'administrator'",
            new { id = actor.AccountId });

        await world.RegisterAsync(file);

        Assert.Equal([Role.Auditor], (await world.ActorAsync("taken", AccessWorld.PoliceTenant)).Acting.Roles);
    }

    [Fact]
    public async Task HandleAsync_UnknownArea_IsNamed()
    {
        var outcome = await world.HandleAsync(
            $$"""
            { "people": [ {{AccessWorld.Person("early", AccessWorld.PoliceTenant, "police", """{ "role": "analyst", "areas": [ { "kind": "lpa", "code": "LATER" } ] }""")}} ] }
            """);

        Assert.Contains("lpa LATER", Assert.IsType<RegisterPeopleOutcome.Registered>(outcome).UnknownAreas);
    }

    [Theory]
    [InlineData("""{ "agencies": [ { "code": "council", "host": true } ] }""", "runs this hub already")]
    [InlineData("""{ "agencies": [ { "code": "nobody" } ] }""", "is not registered")]
    [InlineData("""{ "agencies": [ { "code": "charity", "domains": ["council.example"] } ] }""", "belongs to another agency")]
    [InlineData("""{ "clients": [ { "tenantId": "10000000-0000-4000-8000-000000000001", "clientId": "x", "agency": "nobody", "name": "A system" } ] }""", "is not registered")]
    public async Task HandleAsync_WhatCannotStand_IsRefusedWithASentence(string json, string words)
        => Assert.Contains(words, Assert.IsType<RegisterPeopleOutcome.Refused>(await world.HandleAsync(json)).Sentence);

    [Fact]
    public async Task HandleAsync_HostRoleElsewhere_IsRefused()
    {
        var outcome = await world.HandleAsync(
            $$"""{ "people": [ {{AccessWorld.Person("pretender", AccessWorld.CouncilTenant, "council", """{ "role": "head_of_intelligence" }""")}} ] }""");

        Assert.Contains("head of intelligence", Assert.IsType<RegisterPeopleOutcome.Refused>(outcome).Sentence);
        Assert.IsType<SignInOutcome.NotRegistered>(await world.ResolveAsync(AccessWorld.CouncilTenant, "pretender"));
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("""{ "people": [ { "tenantId": "x" } ] }""", "cannot be read at $.people[0].tenantId")]
    [InlineData("""{ "peopel": [] }""", "cannot be read")]
    [InlineData("""{ "people": [ { IDS, "displayName": "A\nB", "email": "a@b.example", "memberships": [] } ] }""", "line break")]
    [InlineData("""{ "people": [ { IDS, "displayName": "A", "email": "a@b.example\r\nBcc:c@d.example", "memberships": [] } ] }""", "not one address")]
    [InlineData("""{ "people": [ { IDS, "displayName": "A", "email": "a@b.example", "memberships": [ { "agency": "police", "roles": [ { "role": "king" } ] } ] } ] }""", "role king is not known")]
    [InlineData("""{ "people": [ { IDS, "displayName": "A", "email": "a@b.example", "memberships": [ { "agency": "police", "roles": [ { "role": "analyst" } ] } ] } ] }""", "is given for an area")]
    [InlineData("""{ "agencies": [ { "code": "a", "host": true }, { "code": "b", "host": true } ] }""", "exactly one agency")]
    [InlineData("""{ "agencies": [ { "code": "a", "domains": ["nodots"] } ] }""", "domain nodots")]
    public void Read_WhatCannotBeUsed_IsNamed(string json, string words)
    {
        var (file, problems) = PeopleFile.Read(json.Replace("IDS", Ids, StringComparison.Ordinal));

        Assert.Null(file);
        Assert.Contains(problems, problem => problem.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_OfTheDatabase_AreThoseOfTheCode()
    {
        var definition = await world.ScalarAsync<string>(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = 'ck_role_grants__role'");

        var stored = System.Text.RegularExpressions.Regex.Matches(definition, "'([a-z_]+)'::text").Select(match => match.Groups[1].Value);

        Assert.Equal(RoleNames.All.Order(), stored.Order());
    }
}
