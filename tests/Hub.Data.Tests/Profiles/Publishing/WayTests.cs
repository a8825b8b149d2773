using Hub.Data.Access;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Release;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Publishing;

public sealed class WayTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<WayWorld> StartAsync(string status = "draft", TimeProvider? time = null)
        => WayWorld.StartAsync(database.Superuser, database.Web, database.Jobs, Token, status, time);

    private static string Sentence(PublishingOutcome outcome) => Assert.IsType<PublishingOutcome.Refused>(outcome).Sentence;

    [Fact]
    public async Task Way_FromDraftToRelease_IsTakenByDifferentPeople()
    {
        var world = await StartAsync();

        Assert.IsType<PublishingOutcome.Done>(await world.SubmitAsync(world.People.Analyst));
        Assert.IsType<PublishingOutcome.Done>(await world.AgreeAsync(world.People.Peer));
        Assert.IsType<PublishingOutcome.Done>(await world.ApproveAsync(world.People.Approver));
        Assert.IsType<ReleaseOutcome.Released>(await world.ReleaseAsync());

        Assert.Equal(PublicationStatus.Released, (await world.FindAsync()).Status);
        Assert.Equal(
            [StepKinds.Released, StepKinds.Approved, StepKinds.Reviewed, StepKinds.Submitted, StepKinds.Begun],
            (await world.StepsAsync()).Select(step => step.Kind));
        Assert.Equal(
            ["full", "neighbourhood", "partnership"],
            await world.People.People.ReadAsync<string>(
                "select edition from profile.editions where publication_id = @Profile order by 1", new { world.Profile }));
        Assert.Equal(
            6, Assert.Single(await world.People.People.ReadAsync<int>(
                "select count(*)::int from profile.edition_files f join profile.editions e using (edition_id) where publication_id = @Profile",
                new { world.Profile })));
        // Released once: a second run of the job finds it done.
        Assert.IsType<ReleaseOutcome.Nothing>(await world.ReleaseAsync());
    }

    [Fact]
    public async Task Agree_Author_IsRefused()
    {
        var world = await StartAsync("in_review");

        Assert.StartsWith("You wrote part of this", Sentence(await world.AgreeAsync(world.People.Analyst)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_AuthorOrReviewer_IsRefused()
    {
        var world = await StartAsync("reviewed");
        var both = world.People.Peer with { Acting = world.People.Peer.Acting with { Roles = [Role.Approver, Role.Analyst] } };
        var wrote = world.People.Analyst with { Acting = world.People.Analyst.Acting with { Roles = [Role.Approver] } };
        foreach (var person in new[] { both, wrote })
        {
            await world.People.People.ExecuteAsync(
                """
                insert into access.role_grants (grant_id, account_id, agency_id, role, granted_by, granted_at)
                values (gen_random_uuid(), @AccountId, @Police, 'approver', '', now())
                """,
                new { person.AccountId, world.People.Police });
        }

        // An approver's role reaches every area of the database, the test's own among them.
        Assert.StartsWith("You reviewed this", Sentence(await world.ApproveAsync(both)), StringComparison.Ordinal);
        Assert.StartsWith("You wrote part of this", Sentence(await world.ApproveAsync(wrote)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_TwoAtOnce_TheSecondGetsOneSentence()
    {
        var world = await StartAsync("reviewed");
        var second = await world.People.AddAsync(Role.Approver);

        var outcomes = await Task.WhenAll(world.ApproveAsync(world.People.Approver), world.ApproveAsync(second));

        Assert.Single(outcomes.OfType<PublishingOutcome.Done>());
        Assert.Equal(
            "Nothing was changed: this profile is approved, waiting for release; look at its desk to see who decided.",
            Assert.Single(outcomes.OfType<PublishingOutcome.Refused>()).Sentence);
        Assert.Single(await world.StepsAsync(), step => step.Kind == StepKinds.Approved);
    }

    [Fact]
    public async Task Submit_EmptySection_IsStoppedWithTheFirstReason()
    {
        var world = await StartAsync();
        await world.People.People.ExecuteAsync(
            "update profile.sections set markdown = '' where publication_id = @Profile and section = 'summary'", new { world.Profile });

        Assert.Contains("Nothing is written under \"The summary\"", Sentence(await world.SubmitAsync(world.People.Analyst)), StringComparison.Ordinal);
        Assert.Equal(PublicationStatus.Draft, (await world.FindAsync()).Status);
    }

    [Fact]
    public async Task Return_Approved_TakesTheApprovalBackAndNeedsAReason()
    {
        var world = await StartAsync("reviewed");
        await world.ApproveAsync(world.People.Approver, DateTimeOffset.UtcNow.AddDays(3));

        Assert.StartsWith("Say why", Sentence(await world.ReturnAsync(world.People.Approver, " ")), StringComparison.Ordinal);
        Assert.IsType<PublishingOutcome.Done>(await world.ReturnAsync(world.People.Approver));

        var publication = await world.FindAsync();
        Assert.Equal((PublicationStatus.Draft, null, null), (publication.Status, publication.ApprovedBy, publication.ReleaseAt));
        Assert.IsType<ReleaseOutcome.Nothing>(await world.ReleaseAsync());
    }

    [Fact]
    public async Task Way_StaleVersion_IsRefused()
    {
        var world = await StartAsync("in_review");
        var seen = await world.SeenAsync();

        var outcome = await new AgreeToProfile(database.Web, TimeProvider.System)
            .HandleAsync(world.People.Peer, seen with { SeenVersion = seen.SeenVersion - 1 }, null, Token);

        Assert.StartsWith("Somebody has changed this profile", Sentence(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_PreReleaseWindow_FreezesFirstAndReleasesTheSameBytesLater()
    {
        var clock = new SteppedClock(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var world = await StartAsync("reviewed", clock);
        var reader = await world.People.AddAsync(Role.CspMember, world.People.Council);
        var (early, at) = (clock.Now.AddDays(1), clock.Now.AddDays(2));
        Assert.IsType<PublishingOutcome.Done>(await world.ApproveAsync(world.People.Approver, at, early, reader.AccountId));

        Assert.Equal(early, Assert.IsType<ReleaseOutcome.Later>(await world.ReleaseAsync()).At);
        clock.Now = early;
        Assert.Equal(at, Assert.IsType<ReleaseOutcome.Later>(await world.ReleaseAsync()).At);
        Assert.Equal(PublicationStatus.Approved, (await world.FindAsync()).Status);
        var frozen = await HashesAsync(world);
        Assert.Equal(6, frozen.Count);
        clock.Now = at;
        Assert.IsType<ReleaseOutcome.Released>(await world.ReleaseAsync());

        Assert.Equal(frozen, await HashesAsync(world));
        Assert.Contains("\"releasedOn\":\"2026-03-03\"", Assert.Single(await world.People.People.ReadAsync<string>(
            "select content::text from profile.editions where publication_id = @Profile and edition = 'full'", new { world.Profile })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_ChecklistFindsSomethingNew_StopsVisiblyAndGoesBackToTheApprover()
    {
        var world = await StartAsync("reviewed");
        await world.ApproveAsync(world.People.Approver);
        await world.People.People.ExecuteAsync(
            "update profile.judgements set confidence_reason = '' where publication_id = @Profile", new { world.Profile });

        Assert.Contains("why its confidence", Assert.IsType<ReleaseOutcome.Stopped>(await world.ReleaseAsync()).Sentence, StringComparison.Ordinal);

        Assert.Equal(PublicationStatus.Reviewed, (await world.FindAsync()).Status);
        var step = (await world.StepsAsync())[0];
        Assert.Equal(StepKinds.Stopped, step.Kind);
        Assert.Contains("why its confidence", step.Note!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, null, "The time of release has passed")]
    [InlineData(24 * 400, null, "more than a year away")]
    [InlineData(null, 24, "ends with a time of release")]
    [InlineData(24, 48, "begins before the release")]
    [InlineData(48, 24, "Name who may read it")]
    public async Task Approve_TimesThatDoNotFit_AreRefused(int? hours, int? early, string expected)
    {
        var world = await StartAsync("reviewed");
        var now = DateTimeOffset.UtcNow;

        var outcome = await world.ApproveAsync(
            world.People.Approver, hours is { } h ? now.AddHours(h) : null, early is { } e ? now.AddHours(e) : null);

        Assert.Contains(expected, Sentence(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amend_Released_SupersedesItAndLeavesItsBytes()
    {
        var world = await StartAsync("reviewed");
        await world.ApproveAsync(world.People.Approver);
        await world.ReleaseAsync();
        var before = await HashesAsync(world);

        var amendment = Assert.IsType<PublishingOutcome.Done>(await new AmendProfile(database.Web, TimeProvider.System)
            .HandleAsync(world.People.Analyst, new(world.Profile, "A rate was printed for the wrong year."), Token)).PublicationId;
        var begun = await world.FindAsync(amendment);
        Assert.Equal((2, world.Profile, PublicationStatus.Draft), (begun.EditionNumber, begun.Amends!.Value, begun.Status));
        await world.People.People.ExecuteAsync(
            """
            insert into profile.checklist_answers (publication_id, profile_area_id, rule, subject, answer, account_id, at)
            select @amendment, profile_area_id, rule, subject, answer, account_id, at from profile.checklist_answers where publication_id = @Profile;
            update profile.publications set status = 'approved', reviewed_by = @Peer, approved_by = @Approver where publication_id = @amendment
            """,
            new { amendment, world.Profile, Peer = world.People.Peer.AccountId, Approver = world.People.Approver.AccountId });
        Assert.IsType<ReleaseOutcome.Released>(await world.ReleaseAsync(amendment));

        Assert.Equal(PublicationStatus.Superseded, (await world.FindAsync()).Status);
        Assert.Equal(before, await HashesAsync(world));
        Assert.Contains("this one is superseded", Sentence(await new AmendProfile(database.Web, TimeProvider.System)
            .HandleAsync(world.People.Analyst, new(world.Profile, "Again."), Token)), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> HashesAsync(WayWorld world)
        => await world.People.People.ReadAsync<string>(
            """
            select e.edition || f.format || encode(f.sha256, 'hex') || encode(sha256(f.content), 'hex') || encode(e.content_sha256, 'hex')
            from profile.edition_files f join profile.editions e using (edition_id)
            where e.publication_id = @Profile order by 1
            """,
            new { world.Profile });

    private sealed class SteppedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
