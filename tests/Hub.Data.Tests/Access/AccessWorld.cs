using Dapper;
using Hub.Data.Access;
using Hub.Data.Access.Setup;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Data.Tests.Access;

/// <summary>
/// A police force that runs the hub, a council, a charity whose people are guests of the force's tenant, and a few areas: one
/// force with two policing areas, of which the first was once two.
/// </summary>
public sealed class AccessWorld : IAsyncLifetime
{
    public static readonly Guid PoliceTenant = new("10000000-0000-4000-8000-000000000001");
    public static readonly Guid CouncilTenant = new("10000000-0000-4000-8000-000000000002");

    public TestDatabase Database { get; } = new();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Object id of the person with that short name.</summary>
    public static Guid ObjectOf(string person) => Hub.Data.Primitives.StableId.Of("test object", person);

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await using var connection = await Database.Superuser.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into area.areas (kind, code, name, published_name, valid_from, valid_until) values
                ('force', 'F1', 'Force', 'Force', '-infinity', 'infinity'),
                ('lpa', 'N', 'North', 'North', '2026-01-19', 'infinity'),
                ('lpa', 'S', 'South', 'South', '-infinity', 'infinity'),
                ('lpa', 'N1', 'North East', 'North East', '-infinity', '2026-01-19'),
                ('lpa', 'N2', 'North West', 'North West', '-infinity', '2026-01-19'),
                ('csp', 'C1', 'North partnership', 'North partnership', '-infinity', 'infinity'),
                ('ward', 'W1', 'A ward', 'A ward', '-infinity', 'infinity');
            insert into area.containments (kind, code, in_kind, in_code, valid_from, valid_until, in_area_id)
            select v.kind, v.code, a.kind, a.code, a.valid_from, a.valid_until, a.area_id
            from (values ('csp', 'C1', 'lpa', 'N'), ('lpa', 'N1', 'csp', 'C1'), ('ward', 'W1', 'lpa', 'N'), ('lpa', 'N', 'force', 'F1'),
                ('lpa', 'S', 'force', 'F1'), ('csp', 'C1', 'force', 'F1')) as v (kind, code, in_kind, in_code)
            join area.areas a on a.kind = v.in_kind and a.code = v.in_code;
            """);
        await RegisterAsync(
            $$"""
            { "agencies": [
                { "code": "police", "name": "Sample Police", "type": "police", "host": true,
                  "tenants": ["{{PoliceTenant}}"], "domains": ["police.example"] },
                { "code": "council", "name": "Sample Council", "type": "council", "requiresMfa": true,
                  "tenants": ["{{CouncilTenant}}"], "domains": ["council.example"] },
                { "code": "charity", "name": "Sample Charity", "type": "voluntary" } ],
              "people": [
                {{Person("admin", PoliceTenant, "police", """{ "role": "administrator" }""")}},
                {{Person("council-admin", CouncilTenant, "council", """{ "role": "administrator" }""")}},
                {{Person("officer", CouncilTenant, "council", """{ "role": "data_officer" }""")}} ] }
            """);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>One person of a file, named by their short name.</summary>
    public static string Person(string name, Guid tenant, string agency, string roles)
        => $$"""
           { "tenantId": "{{tenant}}", "objectId": "{{ObjectOf(name)}}", "displayName": "Test {{name}}", "email": "{{name}}@{{agency}}.example",
             "memberships": [ { "agency": "{{agency}}", "roles": [ {{roles}} ] } ] }
           """;

    public async Task<RegisterPeopleOutcome> HandleAsync(string json)
    {
        var (file, problems) = PeopleFile.Read(json);
        Assert.Empty(problems);
        return await new RegisterPeople(Database.Owner, TimeProvider.System).HandleAsync(file!, CancellationToken.None);
    }

    public async Task RegisterAsync(string json) => Assert.IsType<RegisterPeopleOutcome.Registered>(await HandleAsync(json));

    /// <summary>Registers one person of the police with these roles, and returns them as they sign in.</summary>
    public async Task<Membership> JoinPoliceAsync(string person, string roles)
    {
        await RegisterAsync($$"""{ "people": [ {{Person(person, PoliceTenant, "police", roles)}} ] }""");
        return Assert.IsType<SignInOutcome.Active>(await ResolveAsync(PoliceTenant, person)).Memberships.Single();
    }

    /// <summary>The person acting for the first of their agencies.</summary>
    public async Task<Actor> ActorAsync(string person, Guid tenant)
    {
        var active = Assert.IsType<SignInOutcome.Active>(await ResolveAsync(tenant, person));
        return new Actor(active.AccountId, active.DisplayName, active.Memberships[0], active.Memberships);
    }

    public Task<SignInOutcome> ResolveAsync(Guid tenant, string person)
        => SignIn.ResolveAsync(Database.Web, tenant, ObjectOf(person), Token);

    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.Superuser.OpenConnectionAsync(Token);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Database.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Codes of areas, with their kind.</summary>
    public async Task<IReadOnlyList<string>> AreaCodesAsync(IReadOnlyList<long> ids)
    {
        await using var connection = await Database.Superuser.OpenConnectionAsync(Token);
        return (await connection.QueryAsync<string>(
            "select kind || ' ' || code from area.areas where area_id = any (@ids) order by 1", new { ids = ids.ToArray() })).AsList();
    }
}
