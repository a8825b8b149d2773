using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Figures;
using Hub.Data.Tests.Audit;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Figures;

public sealed class FollowFigureTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TestPeople _people = new(database.Superuser, TestContext.Current.CancellationToken);
    private readonly TestRecords _records = new(database.Superuser, TestContext.Current.CancellationToken);
    private readonly TestPublications _publications = new(database.Superuser, TestContext.Current.CancellationToken);
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
                access.agencies, profile.publications, profile.documents, profile.snapshots, area.areas cascade
            """);
        _police = await _people.AddAgencyAsync("police");
        _council = await _people.AddAgencyAsync("council");
        _agreement = await _records.AddAgreementAsync(_council);
        await _records.AddKindAsync("assaults", "Assaults");
        _north = await _records.AddAreaAsync("N", "Northmere");
        _south = await _records.AddAreaAsync("S", "Southmere");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Actor> AnalystAsync(string area, string role = "analyst")
    {
        var account = await _people.AddPersonAsync(_police, $"{Guid.NewGuid():N}@police.example");
        await _people.ExecuteAsync(
            """
            insert into access.role_grants (grant_id, account_id, agency_id, role, area_kind, area_code, granted_by, granted_at)
            values (gen_random_uuid(), @account, @_police, @role, 'lpa', @area, '', now())
            """,
            new { account, _police, role, area });
        return new Actor(
            account, "", new Membership(_police, "police", "", false, [RoleNames.Read(role)!.Value], [area == "N" ? _north : _south]), []);
    }

    private async Task<(Guid Snapshot, long Submission)> SnapshotAsync(string status = "accepted")
    {
        var (submission, _) = await _records.AddSubmissionAsync(_council, _agreement, "assaults", new DateOnly(2025, 3, 1), status);
        var content = SamplePassports.Give(SampleSnapshot.Full(), (submission, "Council"));
        return (await _publications.AddSnapshotAsync(_north, [submission], content), submission);
    }

    private Task<FollowFigureOutcome> FollowAsync(Actor actor, Guid source, string code = "EX-01")
        => new FollowFigure(database.Web).HandleAsync(actor, new(source, code), Token);

    [Fact]
    public async Task Handle_DraftFigure_TellsDefinitionCountsAndSubmissions()
    {
        var (snapshot, submission) = await SnapshotAsync();

        var opened = Assert.IsType<FollowFigureOutcome.Opened>(await FollowAsync(await AnalystAsync("N"), snapshot));

        Assert.Equal("Drug offences", opened.Passport.Title);
        Assert.Equal(["Council fewer than 8"], opened.Passport.Agencies.Select(agency => $"{agency.Agency} {agency.Count.Text}"));
        Assert.Equal([(submission, "accepted")], opened.Submissions.Select(one => (one.Sent.SubmissionId, one.Since!.Status)));
        Assert.Equal(("Northmere", snapshot, "draft"), (opened.Origin.AreaName, opened.Origin.SnapshotId, opened.Origin.Status));
        Assert.Equal(FigurePassport.NotLinked, opened.Passport.Linking);
    }

    [Fact]
    public async Task Handle_PublicationOfTheFigures_IsTheSamePassport()
    {
        var (snapshot, _) = await SnapshotAsync();
        var analyst = await AnalystAsync("N");
        var publication = await _publications.AddAsync(_north, analyst.AccountId, "in_review", snapshot: snapshot);

        var opened = Assert.IsType<FollowFigureOutcome.Opened>(await FollowAsync(analyst, publication));

        Assert.Equal((snapshot, "in_review"), (opened.Origin.SnapshotId, opened.Origin.Status));
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("replaced")]
    public async Task Handle_SubmissionTakenBackSince_SaysSo(string status)
    {
        var (snapshot, submission) = await SnapshotAsync();
        var analyst = await AnalystAsync("N");
        await _people.ExecuteAsync("update ingest.submissions set status = @status where submission_id = @submission", new { status, submission });

        var opened = Assert.IsType<FollowFigureOutcome.Opened>(await FollowAsync(analyst, snapshot));

        Assert.Equal(status, Assert.Single(opened.Submissions).Since?.Status);
    }

    [Theory]
    [InlineData("S", "analyst")]
    [InlineData("N", "csp_member")]
    public async Task Handle_OtherAreaOrRole_FindsNothing(string area, string role)
    {
        var (snapshot, _) = await SnapshotAsync();

        Assert.IsType<FollowFigureOutcome.NotThere>(await FollowAsync(await AnalystAsync(area, role), snapshot));
    }

    [Fact]
    public async Task Handle_UnknownCodeOrOldSnapshot_SaysWhichOfBoth()
    {
        var (snapshot, _) = await SnapshotAsync();
        var old = await _publications.AddSnapshotAsync(_north, []);
        var analyst = await AnalystAsync("N");

        Assert.True(Assert.IsType<FollowFigureOutcome.NoPassport>(await FollowAsync(analyst, snapshot, "ZZ-99")).WasKept);
        Assert.False(Assert.IsType<FollowFigureOutcome.NoPassport>(await FollowAsync(analyst, old)).WasKept);
    }

    [Fact]
    public async Task Handle_Opened_IsRecordedForTheAgencyWhoseReturnItIs()
    {
        var (snapshot, _) = await SnapshotAsync();
        var analyst = await AnalystAsync("N");
        await FollowAsync(analyst, snapshot);

        var seen = await database.Web.InScopeAsync(
            Scope.Of("auditor", "test", _council),
            session => Dapper.SqlMapper.QuerySingleAsync<string>(
                session.Connection,
                session.Command("select kind || ' ' || subject_id from audit.events where actor = @Actor", new { Actor = analyst.AccountId.ToString() })),
            Token);
        Assert.Equal($"FigureFollowed {snapshot}/EX-01", seen);
    }

    [Fact]
    public async Task Profiles_ToFollow_AreThoseOfTheArea()
    {
        var (snapshot, _) = await SnapshotAsync();
        await _publications.AddSnapshotAsync(_south, []);

        var profiles = await database.Web.InScopeAsync(
            (await AnalystAsync("N")).ScopeFor("test"), session => PassportQueries.ProfilesAsync(session, [_north]), Token);

        Assert.Equal([snapshot], profiles.Select(profile => profile.SourceId));
    }
}

public sealed class FollowFigureScenario : ICommandScenario
{
    private Actor _actor = null!;
    private Guid _snapshot;

    public Type Command => typeof(FollowFigure);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var (people, records) = (new TestPeople(world.Superuser, world.Token), new TestRecords(world.Superuser, world.Token));
        var police = await people.AddAgencyAsync("police");
        var area = await records.AddAreaAsync("X1", "Northmere");
        _snapshot = await new TestPublications(world.Superuser, world.Token)
            .AddSnapshotAsync(area, [], SamplePassports.Give(SampleSnapshot.Full()));
        var account = await people.AddPersonAsync(police, "head@police.example", "head_of_intelligence");
        _actor = new Actor(account, "", new Membership(police, "police", "", false, [Role.HeadOfIntelligence], [area]), []);
        return _actor.ScopeFor("follow a figure");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<FollowFigureOutcome.Opened>(
            await new FollowFigure(world.Web).HandleAsync(_actor, new(_snapshot, "EX-01"), world.Token));
}
