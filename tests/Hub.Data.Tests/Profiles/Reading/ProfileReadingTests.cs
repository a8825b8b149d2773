using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Reading;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Reading;

public sealed class ProfileReadingTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateOnly From = new(2025, 4, 1);
    private static readonly DateOnly Until = new(2026, 4, 1);

    private readonly TestPeople _people = new(database.Superuser, TestContext.Current.CancellationToken);
    private readonly TestRecords _records = new(database.Superuser, TestContext.Current.CancellationToken);
    private Guid _police;
    private Guid _council;
    private Guid _agreement;
    private long _north;
    private long _south;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _people.ExecuteAsync(
            """
            truncate access.notification_emails, access.notifications, access.role_grants, access.memberships, access.accounts,
                access.agencies, profile.documents, profile.snapshots, area.areas cascade
            """);
        _police = await _people.AddAgencyAsync("police");
        _council = await _people.AddAgencyAsync("council");
        _agreement = await _records.AddAgreementAsync(_council);
        await _records.AddKindAsync("assaults", "Assaults");
        _north = await _records.AddAreaAsync("N", "Northmere");
        _south = await _records.AddAreaAsync("S", "Southmere");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Actor> ActorAsync(params (string Role, string? Area)[] grants)
    {
        var account = await _people.AddPersonAsync(_police, $"{Guid.NewGuid():N}@police.example");
        foreach (var (role, area) in grants)
        {
            await _people.ExecuteAsync(
                """
                insert into access.role_grants (grant_id, account_id, agency_id, role, area_kind, area_code, granted_by, granted_at)
                values (gen_random_uuid(), @account, @_police, @role, case when @area::text is null then null else 'lpa' end, @area, '', now())
                """,
                new { account, _police, role, area });
        }

        // As resolve_sign_in says: the areas of all roles together.
        var roles = grants.Select(grant => RoleNames.Read(grant.Role)!.Value).ToList();
        var all = grants.Any(grant => grant.Area is null);
        long[] areas = all ? [_north, _south] : [.. grants.Select(grant => grant.Area == "N" ? _north : _south)];
        return new Actor(account, "", new Membership(_police, "police", "", false, roles, areas), []);
    }

    private Task<IReadOnlyList<ProfileLine>> DraftsAsync(Actor actor)
        => database.Web.InScopeAsync(
            actor.ScopeFor("test"),
            async session => await ProfileListQueries.DraftsAsync(session, await ProfileListQueries.DraftAreasAsync(session, actor)),
            Token);

    [Fact]
    public async Task Drafts_AnalystOfOneArea_SeesThatAreaOnly()
    {
        var (_, html, _) = await _records.AddProfileAsync(_north, From, Until, []);
        var (_, otherHtml, otherPdf) = await _records.AddProfileAsync(_south, From, Until, []);
        var analyst = await ActorAsync(("analyst", "N"));

        var line = Assert.Single(await DraftsAsync(analyst));
        Assert.Equal(("Northmere", html), (line.AreaName, line.HtmlId!.Value));
        Assert.IsType<OpenProfileOutcome.Opened>(await new ReadProfile(database.Web).HandleAsync(analyst, new(html), Token));
        Assert.IsType<OpenProfileOutcome.NotThere>(await new ReadProfile(database.Web).HandleAsync(analyst, new(otherHtml), Token));
        Assert.IsType<OpenProfileOutcome.NotThere>(await new DownloadProfile(database.Web).HandleAsync(analyst, new(otherPdf), Token));
    }

    [Fact]
    public async Task Drafts_AnalystOfOneAreaWhoIsCspMemberOfAnother_SeesNoDraftOfTheOther()
    {
        await _records.AddProfileAsync(_north, From, Until, []);
        var (_, html, _) = await _records.AddProfileAsync(_south, From, Until, []);
        var both = await ActorAsync(("analyst", "N"), ("csp_member", "S"));

        Assert.Equal(["Northmere"], (await DraftsAsync(both)).Select(line => line.AreaName));
        Assert.IsType<OpenProfileOutcome.NotThere>(await new ReadProfile(database.Web).HandleAsync(both, new(html), Token));
    }

    [Theory]
    [InlineData("csp_member", "N")]
    [InlineData("neighbourhood_reader", "N")]
    [InlineData("pcc_scrutiny", null)]
    [InlineData("data_officer", null)]
    [InlineData("administrator", null)]
    public async Task Open_RoleWithoutDrafts_FindsNothing(string role, string? area)
    {
        var (_, html, pdf) = await _records.AddProfileAsync(_north, From, Until, []);
        var actor = await ActorAsync((role, area));

        Assert.IsType<OpenProfileOutcome.NotThere>(await new ReadProfile(database.Web).HandleAsync(actor, new(html), Token));
        Assert.IsType<OpenProfileOutcome.NotThere>(await new DownloadProfile(database.Web).HandleAsync(actor, new(pdf), Token));
    }

    [Fact]
    public async Task Drafts_MadeTwice_ShowsTheNewest()
    {
        await _records.AddProfileAsync(_north, From, Until, []);
        var (_, html, _) = await _records.AddProfileAsync(_north, From, Until, []);

        Assert.Equal(html, Assert.Single(await DraftsAsync(await ActorAsync(("analyst", "N")))).HtmlId);
    }

    [Theory]
    [InlineData("2026-01-01", "accepted", false, true)]
    [InlineData("2026-01-01", "partly_accepted", false, true)]
    [InlineData("2026-01-01", "rejected", false, false)]
    [InlineData("2026-04-01", "accepted", false, false)]
    [InlineData("2026-01-01", "accepted", true, false)]
    [InlineData("2026-01-01", "withdrawn", true, true)]
    public async Task Drafts_SubmissionAfterwards_SaysWhetherNewerDataExists(string month, string status, bool isRestedOn, bool expected)
    {
        var (submission, _) = await _records.AddSubmissionAsync(
            _council, _agreement, "assaults", DateOnly.Parse(month, System.Globalization.CultureInfo.InvariantCulture), status);
        await _records.AddProfileAsync(_north, From, Until, isRestedOn ? [submission] : []);
        await _people.ExecuteAsync(
            "update ingest.submissions set decided_at = decided_at + interval '1 minute' where submission_id = @submission", new { submission });
        var analyst = await ActorAsync(("analyst", "N"));

        Assert.Equal(expected, Assert.Single(await DraftsAsync(analyst)).HasNewerData);
        // The question about every agency's submissions leaves the scope as it was.
        Assert.Equal(0, await database.Web.InScopeAsync(
            analyst.ScopeFor("test"),
            async session =>
            {
                await ProfileListQueries.DraftsAsync(session, [_north]);
                return await Dapper.SqlMapper.ExecuteScalarAsync<int>(
                    session.Connection, session.Command("select count(*)::int from ingest.submissions"));
            },
            Token));
    }

    [Fact]
    public async Task Read_RestsOnAnotherAgencysReturn_NamesThatAgencyInTheEvent()
    {
        var (submission, _) = await _records.AddSubmissionAsync(_council, _agreement, "assaults", new DateOnly(2026, 3, 1), "accepted");
        var (_, html, _) = await _records.AddProfileAsync(_north, From, Until, [submission]);
        var analyst = await ActorAsync(("analyst", "N"));
        await new ReadProfile(database.Web).HandleAsync(analyst, new(html), Token);

        var seen = await database.Web.InScopeAsync(
            Scope.Of("auditor", "test", _council),
            session => Dapper.SqlMapper.QuerySingleAsync<string>(
                session.Connection, session.Command("select kind || ' ' || subject_id from audit.events where actor = @Actor", new { Actor = analyst.AccountId.ToString() })),
            Token);
        Assert.Equal("ProfileRead " + html, seen);
    }
}
