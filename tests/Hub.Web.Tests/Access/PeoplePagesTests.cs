using System.Net;
using System.Text.RegularExpressions;
using Dapper;

namespace Hub.Web.Tests.Access;

public sealed partial class PeoplePagesTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_OfAnotherAgency_AreNotListed()
    {
        using var admin = await portal.SignInAsync("administrator@zorrelshire.example");

        var page = await admin.PageAsync("/access/people");

        Assert.Contains("Verity Hobbleck", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Vantrell", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grant_ToOneself_IsRefusedOnThePageAndOnRecord()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var self = await portal.AccountIdAsync("administrator@police.example");
        var another = await portal.AccountIdAsync("approver@police.example");

        // The form is not shown for oneself; it is sent all the same.
        var answer = await admin.PostFormAsync($"/access/people/{another}", $"/access/people/{self}?handler=Grant", ("Role", "auditor"));

        Assert.Contains("Nobody changes their own access", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(["administrator"], await RolesAsync(self));
        Assert.Equal(1, await RefusalsAsync("RoleGranted", "oneself"));
    }

    [Fact]
    public async Task Grant_ToAPersonOfAnotherAgency_IsNotFound()
    {
        using var admin = await portal.SignInAsync("administrator@zorrelshire.example");
        var own = await portal.AccountIdAsync("approver@zorrelshire.example");
        var foreign = await portal.AccountIdAsync("approver@police.example");

        var answer = await admin.PostFormAsync($"/access/people/{own}", $"/access/people/{foreign}?handler=Grant", ("Role", "auditor"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(["approver"], await RolesAsync(foreign));
    }

    [Fact]
    public async Task Grant_AndRevoke_TakeEffectWithTheNextRequest()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        using var person = await portal.SignInAsync("pcc-scrutiny@police.example");
        var account = await portal.AccountIdAsync("pcc-scrutiny@police.example");
        var page = $"/access/people/{account}";
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/access/people", Token)).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostFormAsync(page, page + "?handler=Grant", ("Role", "administrator"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/access/people", Token)).StatusCode);
        var again = await admin.PostFormAsync(page, page + "?handler=Grant", ("Role", "administrator"));
        Assert.Contains("has this role already", await again.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        var grant = await ScalarAsync<Guid>(
            "select grant_id from access.role_grants where account_id = @account and role = 'administrator'", new { account });
        await admin.PostFormAsync(page, page + "?handler=Revoke", ("grantId", grant.ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/access/people", Token)).StatusCode);
    }

    [Theory]
    [InlineData("", "", "No role is chosen")]
    [InlineData("king", "", "No role is chosen")]
    [InlineData("analyst", "", "is given for an area")]
    [InlineData("auditor", "lpa X99100003", "is not given by area")]
    [InlineData("analyst", "lpa NOWHERE", "is not known to the hub")]
    public async Task Grant_WhatCannotBe_SaysWhy(string role, string area, string words)
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var page = $"/access/people/{await portal.AccountIdAsync("approver@police.example")}";

        var text = await (await admin.PostFormAsync(page, page + "?handler=Grant", ("Role", role), ("Area", area))).Content.ReadAsStringAsync(Token);

        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("There is a problem", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disable_EndsTheSessionOfTheirOtherBrowser()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        using var person = await portal.SignInAsync("disruption-panel-member@police.example");
        var page = $"/access/people/{await portal.AccountIdAsync("disruption-panel-member@police.example")}";

        await admin.PostFormAsync(page, page + "?handler=Disable");
        Assert.Equal("/disabled", (await person.GetAsync("/", Token)).Headers.Location!.ToString());

        await admin.PostFormAsync(page, page + "?handler=Enable");
        using var back = await portal.SignInAsync("disruption-panel-member@police.example");
    }

    [Fact]
    public async Task Approve_OfSomebodyElsesGuest_IsTheSponsorsOnly()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        var waiting = await portal.AccountIdAsync("awaiting@police.example");
        var page = $"/access/people/{waiting}";

        // This membership has no invitation behind it: nobody stands for it, so nobody can approve it.
        var text = await (await admin.PostFormAsync(page, page + "?handler=Approve")).Content.ReadAsStringAsync(Token);

        Assert.Contains("There is a problem", text, StringComparison.Ordinal);
        Assert.Equal("pending", await ScalarAsync<string>("select status from access.memberships where account_id = @waiting", new { waiting }));
    }

    [Fact]
    public async Task Form_WithAForgedToken_ChangesNothingAndIsOnRecord()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        using var thief = await portal.SignInAsync("administrator@zorrelshire.example");
        var account = await portal.AccountIdAsync("approver@police.example");
        var stolen = StolenToken().Match(await thief.PageAsync("/access/people/invite")).Groups["token"].Value;
        var before = await portal.EventsAsync("AccessRefused");

        var answer = await admin.PostAsync(
            $"/access/people/{account}?handler=Disable", new FormUrlEncodedContent([new("__RequestVerificationToken", stolen)]), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("active", await ScalarAsync<string>("select status from access.memberships where account_id = @account", new { account }));
        Assert.Equal(before + 1, await portal.EventsAsync("AccessRefused"));
    }

    [Fact]
    public async Task Invite_WithdrawnAgain_NoLongerStandsInTheList()
    {
        using var admin = await portal.SignInAsync("administrator@police.example");
        await admin.PostFormAsync("/access/people/invite", ("Email", "withdrawn@police.example"), ("Roles", "auditor"));
        Assert.Contains("withdrawn@police.example", await admin.PageAsync("/access/people"), StringComparison.Ordinal);
        var id = await ScalarAsync<Guid>("select invitation_id from access.invitations where email = 'withdrawn@police.example'");

        await admin.PostFormAsync("/access/people/invite", "/access/people?handler=Withdraw", ("invitationId", id.ToString()));

        Assert.DoesNotContain("withdrawn@police.example", await admin.PageAsync("/access/people"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("someone@zorrelshire.example", "belongs to another agency")]
    [InlineData("a@b.example\r\nBcc: c@d.example", "not one address")]
    [InlineData("", "not one address")]
    public async Task Invite_AddressThatCannotBe_SaysWhy(string email, string words)
    {
        using var admin = await portal.SignInAsync("administrator@police.example");

        var text = await (await admin.PostFormAsync("/access/people/invite", ("Email", email), ("Roles", "auditor"))).Content.ReadAsStringAsync(Token);

        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"link\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChooseAgency_OneOfTwo_ActsForItFromThenOn()
    {
        using var person = await portal.SignInAsync("two-agencies@police.example");
        Assert.Contains("You act for Marrowshire Constabulary as analyst", await person.PageAsync("/"), StringComparison.Ordinal);
        var council = await portal.AgencyIdAsync("zorrelshire");

        var answer = await person.PostFormAsync("/access/choose-agency", ("Agency", council.ToString()));

        Assert.Equal("/", answer.Headers.Location!.ToString());
        Assert.Contains("You act for Zorrelshire County Council as data officer", await person.PageAsync("/"), StringComparison.Ordinal);
        var foreign = await portal.AgencyIdAsync("marrowshire-hospitals");
        var refused = await person.PostFormAsync("/access/choose-agency", ("Agency", foreign.ToString()));
        Assert.Contains("none of your agencies", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var none = await person.PostFormAsync("/access/choose-agency");
        Assert.Contains("Choose an agency", await none.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOutEverywhere_EndsEveryBrowserOfThePerson()
    {
        using var first = await portal.SignInAsync("overage@police.example");
        using var second = await portal.SignInAsync("overage@police.example");

        await first.PostFormAsync("/access/sessions");

        Assert.Equal("/signed-out?reason=ended", (await second.GetAsync("/", Token)).Headers.Location!.ToString());
        Assert.Equal("/signed-out?reason=ended", (await first.GetAsync("/", Token)).Headers.Location!.ToString());
    }

    private async Task<string[]> RolesAsync(Guid account)
    {
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(Token);
        return [.. await connection.QueryAsync<string>(
            "select role from access.role_grants where account_id = @account and revoked_at is null order by role", new { account })];
    }

    private Task<long> RefusalsAsync(string kind, string reason)
        => ScalarAsync<long>(
            "select count(event_id) from audit.events where kind = @kind and outcome = 'refused' and details::jsonb ->> 'reason' = @reason",
            new { kind, reason });

    private async Task<T> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(Token);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex StolenToken();
}
