using System.Net;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Testing;
using Hub.Web.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Web.Tests.Access;

public sealed class NotificationPagesTests(Portal portal) : IClassFixture<Portal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task TellAsync(string userName, string agency, NotificationKind kind, string subject)
    {
        var account = await portal.AccountIdAsync(userName);
        var id = await portal.AgencyIdAsync(agency);
        await portal.Database.Jobs.InScopeAsync(
            Scope.None(SystemActors.Ingest, "test"), session => Notify.AccountsAsync(session, kind, subject, id, [account]), Token);
    }

    [Fact]
    public async Task List_OneUnread_ShowsItInTheHeadUntilItIsMarkedRead()
    {
        const string Officer = "data-officer@police.example";
        await TellAsync(Officer, "police", NotificationKind.SubmissionDue, "assaults:2026-03-01");
        using var browser = await portal.SignInAsync(Officer);

        Assert.Contains("Notifications (1 unread)", await browser.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("A return is due", await browser.PageAsync("/notifications"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostFormAsync("/notifications")).StatusCode);

        var after = await browser.PageAsync("/notifications");
        Assert.Contains("You have read all of them", after, StringComparison.Ordinal);
        Assert.DoesNotContain("unread)", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_SomebodyElses_IsNeitherShownNorMarked()
    {
        await TellAsync("administrator@police.example", "police", NotificationKind.JobParked, "77");
        var people = new TestPeople(portal.Database.Superuser, Token);
        var id = Assert.Single(await people.ReadAsync<Guid>("select notification_id from access.notifications where subject_id = '77'"));
        using var browser = await portal.SignInAsync("auditor@police.example");

        Assert.Contains("Nothing waits for you", await browser.PageAsync("/notifications"), StringComparison.Ordinal);
        await browser.PostFormAsync("/notifications", ("id", id.ToString()));

        Assert.Equal([true], await people.ReadAsync<bool>("select read_at is null from access.notifications where subject_id = '77'"));
    }

    [Fact]
    public async Task Notifications_LeadToPagesThatExist()
    {
        var pages = (await EndpointAccess.AllAsync(portal.Services.GetServices<EndpointDataSource>(), portal.Services))
            .Select(rule => rule.Pattern).ToHashSet(StringComparer.Ordinal);

        Assert.All(NotificationWords.Kinds, kind => Assert.Contains(NotificationWords.Page(kind), pages));
    }

    [Fact]
    public async Task Choices_Kept_AreShownAgainAndRecorded()
    {
        const string Approver = "approver@police.example";
        using var browser = await portal.SignInAsync(Approver);
        var before = await portal.EventsAsync("NotificationChoicesChanged");
        var wishes = NotificationWords.Kinds.Select(kind => ($"Wishes[{kind}]", kind == NotificationKind.JobParked ? "Never" : "Daily")).ToArray();

        using var answer = await browser.PostFormAsync("/notifications/choices", wishes);

        Assert.Equal("/notifications", answer.Headers.Location?.ToString());
        Assert.Contains("Your choices are kept.", await browser.PageAsync("/notifications"), StringComparison.Ordinal);
        var page = await browser.PageAsync("/notifications/choices");
        Assert.Contains("id=\"wish-JobParked-Never\" name=\"Wishes[JobParked]\" value=\"Never\"", page, StringComparison.Ordinal);
        Assert.Equal(NotificationWords.Kinds.Count, page.Split("checked=\"checked\"").Length - 1);
        Assert.Equal(before + 1, await portal.EventsAsync("NotificationChoicesChanged"));
    }

    [Theory]
    [InlineData("Wishes[JobParked]", "Sometimes")]
    [InlineData("Wishes[NoSuchKind]", "Never")]
    [InlineData("Wishes[JobParked]", "7")]
    public async Task Choices_NotUnderstood_AreRefusedWithASentence(string name, string value)
    {
        using var browser = await portal.SignInAsync("approver@zorrelshire.example");

        using var answer = await browser.PostFormAsync("/notifications/choices", (name, value));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("There is a problem", page, StringComparison.Ordinal);
        Assert.Contains("Choose one answer for every kind of notification.", page, StringComparison.Ordinal);
    }
}
