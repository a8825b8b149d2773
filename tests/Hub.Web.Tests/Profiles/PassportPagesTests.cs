using System.Net;
using Hub.Testing;

namespace Hub.Web.Tests.Profiles;

public sealed class PassportPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Analyst = "analyst@police.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<TestPassports.Followed> FollowedAsync(string area = "X99100003")
        => new TestPassports(portal.Database.Superuser, Token).AddAsync(area, "Northmere", TestPublications.AnyDay());

    [Fact]
    public async Task Passport_Opened_TellsWhatStandsBehindTheFigureAndIsRecorded()
    {
        var followed = await FollowedAsync();
        using var browser = await portal.SignInAsync(Analyst);
        var before = await portal.EventsAsync("FigureFollowed");

        var page = await browser.PageAsync($"/profiles/figures/{followed.Snapshot}/EX-01");

        Assert.All(
            new[]
            {
                "Drug offences", "Number of rows.", "Census 2021", "calendar year 2025", "Not linked", "1 to 7 shown as fewer than 8",
                followed.Agency, "fewer than 8", $">{followed.Submission}<", "Stands", "Checksum of the frozen figures", "Checksum of the full edition, HTML",
            },
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.Equal(before + 1, await portal.EventsAsync("FigureFollowed"));
    }

    [Fact]
    public async Task Passport_NumberThatTwoPeopleLetPass_SaysWhoAndWhy()
    {
        var followed = await FollowedAsync();
        var people = new TestPeople(portal.Database.Superuser, Token);
        var (approver, governor) = (
            await portal.AccountIdAsync("approver@police.example"), await portal.AccountIdAsync("information-governance@zorrelshire.example"));
        var area = await new TestRecords(portal.Database.Superuser, Token).AddAreaAsync("X99100003", "Northmere");
        var profile = await new TestPublications(portal.Database.Superuser, Token).AddAsync(area, approver, snapshot: followed.Snapshot);
        foreach (var (code, agreed) in new[] { ("EX-01", true), ("EX-01", false), ("EX-02", true) })
        {
            await people.ExecuteAsync(
                """
                insert into profile.disclosure_exceptions (exception_id, publication_id, profile_area_id, cell, figure_code, sentence, reason,
                    asked_by, asked_for, asked_role, asked_at, agreed_by, agreed_for, agreed_role, agreed_at)
                values (gen_random_uuid(), @profile, @area, @code || @agreed, @code, 'Invented sentence of ' || @code || @agreed || '.',
                    'The group is public already.', @approver, @Police, 'approver', now(), case when @agreed then @governor end,
                    case when @agreed then @Council end, case when @agreed then 'information_governance' end, case when @agreed then now() end)
                """,
                new
                {
                    profile, area, code, agreed, approver, governor,
                    Police = await portal.AgencyIdAsync("police"), Council = await portal.AgencyIdAsync("zorrelshire"),
                });
        }

        using var browser = await portal.SignInAsync(Analyst);
        var page = await browser.PageAsync($"/profiles/figures/{profile}/EX-01");

        Assert.Contains("Invented sentence of EX-01true. Asked for by Orrin Vantrell on", page, StringComparison.Ordinal);
        Assert.Contains("agreed by Ulric Hobbleck on", page, StringComparison.Ordinal);
        Assert.DoesNotContain("EX-01false", page, StringComparison.Ordinal);
        Assert.DoesNotContain("EX-02", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passport_OfAnotherAreaOrUnknownCode_IsNotFound()
    {
        var (own, other) = (await FollowedAsync(), await FollowedAsync("X99100005"));
        using var browser = await portal.SignInAsync(Analyst);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/profiles/figures/{other.Snapshot}/EX-01", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/profiles/figures/{own.Snapshot}/ZZ-01", Token)).StatusCode);
    }

    [Fact]
    public async Task Passport_FrozenBeforePassportsWereKept_SaysSo()
    {
        var area = await new TestRecords(portal.Database.Superuser, Token).AddAreaAsync("X99100003", "Northmere");
        var snapshot = await new TestPublications(portal.Database.Superuser, Token).AddSnapshotAsync(area, [], from: TestPublications.AnyDay());
        using var browser = await portal.SignInAsync(Analyst);

        Assert.Contains(
            "Nothing was kept behind this figure", await browser.PageAsync($"/profiles/figures/{snapshot}/EX-01"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ex-01")]
    [InlineData("EX 1")]
    [InlineData(" ex01 ")]
    public async Task Index_CodeTyped_LeadsToItsPassport(string typed)
    {
        var followed = await FollowedAsync();
        using var browser = await portal.SignInAsync(Analyst);

        using var answer = await browser.GetAsync($"/profiles/figures?profile={followed.Snapshot}&code={Uri.EscapeDataString(typed)}", Token);

        Assert.Equal($"/profiles/figures/{followed.Snapshot}/EX-01", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Index_NoCodeOrForeignProfile_SaysWhatToDo()
    {
        var (own, other) = (await FollowedAsync(), await FollowedAsync("X99100005"));
        using var browser = await portal.SignInAsync(Analyst);

        Assert.Contains("Enter a code as it stands", await browser.PageAsync($"/profiles/figures?profile={own.Snapshot}&code=what"), StringComparison.Ordinal);
        var page = await browser.PageAsync($"/profiles/figures?profile={other.Snapshot}&code=EX-01");
        Assert.Contains("Choose the profile", page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Snapshot.ToString(), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csp-member@police.example")]
    [InlineData("data-officer@police.example")]
    public async Task Passport_RoleThatMayNotFollow_IsForbidden(string userName)
    {
        var followed = await FollowedAsync();
        using var browser = await portal.SignInAsync(userName);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/profiles/figures/{followed.Snapshot}/EX-01", Token)).StatusCode);
    }
}
