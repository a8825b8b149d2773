using System.Net;
using Dapper;

namespace Hub.Web.Tests.Access;

public sealed class AgencyPagesTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewAgency_FromRegisteringToItsFirstAdministrator()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var registered = await admin.PostFormAsync(
            "/access/agencies/register", ("Name", "Vexhollow Housing"), ("Code", "vexhollow-housing"), ("Type", "housing"));
        var page = registered.Headers.Location!.ToString();
        Assert.Contains("Not invited yet", await admin.PageAsync(page), StringComparison.Ordinal);

        var changed = await admin.PostFormAsync(
            page + "/change",
            ("Name", "Vexhollow Housing"), ("IsActive", "yes"), ("RequiresMfa", "no"),
            ("Tenants", portal.Person("not-registered@police.example").TenantId.ToString()), ("Domains", "vexhollow.example"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        var invited = await admin.PostFormAsync(page, page + "?handler=Invite", ("Email", "head@vexhollow.example"));
        var text = await invited.Content.ReadAsStringAsync(Token);
        var link = text.Split("data-testid=\"link\">")[1].Split('<')[0];
        Assert.Contains("Link sent, not followed yet", await admin.PageAsync(page), StringComparison.Ordinal);

        using var head = portal.Browser();
        await head.GetAsync(link, Token);
        await portal.SignInAsync(head, portal.Person("not-registered@police.example"), "/access/join/confirm");
        await head.PostFormAsync("/access/join/confirm");
        Assert.Contains("waits for your approval", await admin.PageAsync(page), StringComparison.Ordinal);
        var account = await portal.AccountIdAsync("not-registered@police.example");
        await admin.PostFormAsync(page, page + "?handler=Approve", ("accountId", account.ToString()));

        Assert.Contains("People of Vexhollow Housing", await head.PageAsync("/access/people"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync("/access/agencies", Token)).StatusCode);
        Assert.DoesNotContain("What this agency still needs", await admin.PageAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspend_ShutsTheAgencysPeopleOutAtTheirNextRequest()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        using var officer = await portal.SignInAsync("data-officer@hospitals.example");
        var page = $"/access/agencies/{await portal.AgencyIdAsync("marrowshire-hospitals")}/change";
        var tenant = portal.Person("data-officer@hospitals.example").TenantId.ToString();

        await admin.PostFormAsync(page, ("Name", "Marrowshire Hospitals"), ("IsActive", "no"), ("RequiresMfa", "yes"), ("Tenants", tenant));
        Assert.Equal("/disabled", (await officer.GetAsync("/", Token)).Headers.Location!.ToString());

        await admin.PostFormAsync(page, ("Name", "Marrowshire Hospitals"), ("IsActive", "yes"), ("RequiresMfa", "yes"), ("Tenants", tenant));
        using var back = await portal.SignInAsync("data-officer@hospitals.example");
    }

    [Fact]
    public async Task Change_WhatCannotBe_SaysWhy()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var own = $"/access/agencies/{await portal.AgencyIdAsync("police")}/change";
        var council = $"/access/agencies/{await portal.AgencyIdAsync("zorrelshire")}/change";

        Assert.Contains("cannot be suspended", await TextAsync(admin, own, ("Name", "Police"), ("IsActive", "no"), ("Tenants", Guid.NewGuid().ToString())), StringComparison.Ordinal);
        Assert.Contains("without a tenant", await TextAsync(admin, own, ("Name", "Police"), ("IsActive", "yes"), ("Tenants", "")), StringComparison.Ordinal);
        Assert.Contains("A tenant id is not one", await TextAsync(admin, council, ("Name", "Council"), ("IsActive", "yes"), ("Tenants", "council.example")), StringComparison.Ordinal);
        Assert.Contains("belongs to another agency", await TextAsync(admin, council, ("Name", "Council"), ("IsActive", "yes"), ("Domains", "police.example")), StringComparison.Ordinal);
        Assert.Contains("line break", await TextAsync(admin, council, ("Name", "Council\r\nX: 1"), ("IsActive", "yes")), StringComparison.Ordinal);
        Assert.Equal("Zorrelshire County Council", await ScalarAsync<string>("select name from access.agencies where code = 'zorrelshire'"));
    }

    [Fact]
    public async Task Client_RegisteredAndShutOut()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var page = $"/access/agencies/{await portal.AgencyIdAsync("zorrelshire")}";
        var tenant = portal.Person("administrator@zorrelshire.example").TenantId.ToString();
        var client = Guid.NewGuid().ToString();

        Assert.Contains("is not one of the agency", await TextAsync(admin, page, page + "?handler=Client",
            ("ClientName", "New system"), ("ClientTenant", Guid.NewGuid().ToString()), ("ClientId", client)), StringComparison.Ordinal);
        Assert.Contains("The client id is not one", await TextAsync(admin, page, page + "?handler=Client",
            ("ClientName", "New system"), ("ClientTenant", tenant), ("ClientId", "my-system")), StringComparison.Ordinal);
        await admin.PostFormAsync(page, page + "?handler=Client", ("ClientName", "New system"), ("ClientTenant", tenant), ("ClientId", client));
        Assert.Contains(client, await admin.PageAsync(page), StringComparison.Ordinal);

        var id = await ScalarAsync<Guid>("select api_client_id from access.api_clients where client_id = @client", new { client });
        await admin.PostFormAsync(page, page + "?handler=DisableClient", ("apiClientId", id.ToString()));
        Assert.Equal("disabled", await ScalarAsync<string>("select status from access.api_clients where client_id = @client", new { client }));
    }

    [Theory]
    [InlineData("", "x-agency", "housing", "name is empty")]
    [InlineData("An agency", "Not A Code", "housing", "code is not usable")]
    [InlineData("An agency", "police", "housing", "Another agency has this code")]
    [InlineData("An agency", "x-agency", "", "Choose the type of agency")]
    [InlineData("<script>alert(1)</script>\r\n", "Bad Code", "housing", "code is not usable")]
    public async Task Register_WhatCannotBe_SaysWhy(string name, string code, string type, string words)
    {
        using var admin = await portal.SignInAsync("administrator@police.example");

        var text = await TextAsync(admin, "/access/agencies/register", ("Name", name), ("Code", code), ("Type", type));

        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
    }

    private static Task<string> TextAsync(PortalClient client, string page, params (string, string)[] fields)
        => TextAsync(client, page, page, fields);

    private static async Task<string> TextAsync(PortalClient client, string page, string to, params (string, string)[] fields)
        => await (await client.PostFormAsync(page, to, fields)).Content.ReadAsStringAsync(Token);

    private async Task<T> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(Token);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }
}
