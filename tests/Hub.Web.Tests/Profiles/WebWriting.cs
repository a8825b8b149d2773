using Dapper;
using Hub.Testing;

namespace Hub.Web.Tests.Profiles;

/// <summary>A draft profile of the police analyst's area, with a second analyst beside them.</summary>
public static class WebWriting
{
    public const string Analyst = "analyst@police.example";
    public const string Colleague = "many-groups@police.example";
    public const string Partner = "csp-member@police.example";

    /// <summary>Begins a draft that nobody has written in.</summary>
    public static async Task<Guid> BeginAsync(Portal portal)
    {
        var token = TestContext.Current.CancellationToken;
        var area = await new TestRecords(portal.Database.Superuser, token).AddAreaAsync("X99100003", "North Zorrelshire");
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(token);
        await connection.ExecuteAsync(
            """
            insert into access.role_grants (grant_id, account_id, agency_id, role, area_kind, area_code, granted_by, granted_at)
            select gen_random_uuid(), @account, @agency, 'analyst', 'lpa', 'X99100003', '', now()
            where not exists (select from access.role_grants where account_id = @account and role = 'analyst')
            """,
            new { account = await portal.AccountIdAsync(Colleague), agency = await portal.AgencyIdAsync("police") });
        return await new TestPublications(portal.Database.Superuser, token).AddAsync(
            area, await portal.AccountIdAsync(Analyst), from: TestPublications.AnyDay());
    }
}
