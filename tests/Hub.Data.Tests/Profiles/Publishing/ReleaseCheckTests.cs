using Hub.Data.Indicators;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Publishing.Release;
using Hub.Data.Tests.Profiles.Disclosure;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Publishing;

/// <summary>What the worker alone knows at a release: what figures give away, and what fonts cannot draw.</summary>
public sealed class ReleaseCheckTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly int[] Counts = [128, 168, 1];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<WayWorld> StartAsync(string status)
        => WayWorld.StartAsync(database.Superuser, database.Web, database.Jobs, Token, status);

    [Fact]
    public async Task Release_FiguresThatGiveANumberAway_GoesBackWithTheCellNamed()
    {
        var world = await StartAsync("approved");
        await GiveAwayAsync(world);

        var stopped = Assert.IsType<ReleaseOutcome.Stopped>(await world.ReleaseAsync());

        Assert.Contains("Shoplifting, Northmere, March 2025: could be worked out", stopped.Sentence, StringComparison.Ordinal);
        Assert.Equal((PublicationStatus.Reviewed, null), ((await world.FindAsync()).Status, (await world.FindAsync()).ApprovedBy));
        Assert.Equal(stopped.Sentence, (await world.StepsAsync())[0].Note);
        Assert.Equal(0, await EditionsAsync(world));
        // The checklist now says so without another attack, and approving again is refused with the same words.
        Assert.Contains("could be worked out", Assert.IsType<PublishingOutcome.Refused>(await world.ApproveAsync(world.People.Approver)).Sentence, StringComparison.Ordinal);
        var desk = await new PublicationDesk(database.Web, new Checklist(TimeProvider.System)).FindAsync(world.People.Analyst, world.Profile, Token);
        Assert.Contains(desk!.Checklist!.Errors, finding => finding.Rule == "disclosure");
        Assert.NotNull(desk.Checklist.FiguresTriedAt);
    }

    [Fact]
    public async Task Release_FiguresThatGiveANumberAway_AreFrozenAnewBesideWhatWasReleased()
    {
        var world = await StartAsync("approved");
        await GiveAwayAsync(world);
        await using var add = database.Superuser.CreateCommand(
            """
            insert into indicator.runs (area_kind, period_from, period_until, previous_from, rule_version, asked_at, asked_by, computed_at)
            select area_kind, period_from, period_until, (period_from - interval '1 year')::date, 1, now(), 'test', now()
            from profile.publications where publication_id = $1
            returning run_id
            """);
        add.Parameters.Add(new() { Value = world.Profile });
        var run = (long)(await add.ExecuteScalarAsync(Token))!;

        Assert.IsType<ReleaseOutcome.Stopped>(await world.ReleaseAsync());

        Assert.Equal("due", Assert.Single(await world.People.People.ReadAsync<string>(
            "select state from job.requests where kind = 'profile.snapshot' and subject_id = @Subject",
            new { Subject = run.ToString(System.Globalization.CultureInfo.InvariantCulture) })));
    }

    [Fact]
    public async Task Submit_AttacksNothingItselfAndAsksTheWorker()
    {
        var world = await StartAsync("draft");
        await GiveAwayAsync(world);

        Assert.IsType<PublishingOutcome.Done>(await world.SubmitAsync(world.People.Analyst));

        Assert.Equal("system:profiles", Assert.Single(await world.People.People.ReadAsync<string>(
            "select asked_by from job.requests where kind = 'profile.check' and subject_id = @Subject", new { Subject = world.Profile.ToString() })));
        await world.People.CheckAsync(world.Profile);
        await world.AgreeAsync(world.People.Peer);
        Assert.Contains("could be worked out", Assert.IsType<PublishingOutcome.Refused>(await world.ApproveAsync(world.People.Approver)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_TextThatNoFontDraws_GoesBackWithOneSentence()
    {
        var world = await StartAsync("approved");
        const string sentence = "The section \"Summary\" holds \"\U00012000\", which no font of the hub can print: write it in other words.";

        var outcome = await database.Jobs.InScopeAsync(
            new Hub.Data.Database.Scope("system:profiles", "release", [world.People.Police], [world.People.Area]),
            session => new ReleaseProfile(new Checklist(TimeProvider.System, new NoFont(sentence)), TimeProvider.System)
                .RunAsync(session, world.Profile, "test", WayWorld.Files),
            Token);

        Assert.Equal("The checklist stops it. " + sentence, Assert.IsType<ReleaseOutcome.Stopped>(outcome).Sentence);
        Assert.Equal(0, await EditionsAsync(world));
    }

    [Fact]
    public async Task Release_TwoAtOnceOfOneProfile_ReleasesOnce()
    {
        var world = await StartAsync("approved");

        var outcomes = await Task.WhenAll(world.ReleaseAsync(), world.ReleaseAsync());

        Assert.Single(outcomes.OfType<ReleaseOutcome.Released>());
        Assert.Single(outcomes.OfType<ReleaseOutcome.Nothing>());
        Assert.Equal(3, await EditionsAsync(world));
    }

    [Fact]
    public async Task Currency_ReleasedLongAgo_IsOverdueInItsArea()
    {
        var world = await StartAsync("released");
        await world.People.People.ExecuteAsync(
            "update profile.publications set released_at = '2025-03-01' where publication_id = @Profile", new { world.Profile });

        var area = Assert.Single(await database.Web.InScopeAsync(
            world.People.Approver.ScopeFor("test"),
            session => CurrencyQueries.OfAsync(session, [world.People.Area], new DateOnly(2026, 3, 2)),
            Token));

        Assert.True(area.Currency.IsOverdue);
        Assert.StartsWith("Full profile overdue since 1 March 2026", area.Currency.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_ProfilesToReviewAndApprove_AreThoseOfOthers()
    {
        var (review, approve) = (await StartAsync("in_review"), await StartAsync("reviewed"));

        Assert.Equal([review.Profile], await WaitingAsync(review, review.People.Peer, WaitingQueries.ToReviewAsync));
        Assert.Empty(await WaitingAsync(review, review.People.Analyst, WaitingQueries.ToReviewAsync));
        Assert.Contains(approve.Profile, await WaitingAsync(approve, approve.People.Approver, WaitingQueries.ToApproveAsync));
        Assert.Empty(await WaitingAsync(approve, approve.People.Peer, WaitingQueries.ToApproveAsync));
    }

    private Task<IReadOnlyList<Guid>> WaitingAsync(
        WayWorld world, Hub.Data.Access.Actor actor,
        Func<Hub.Data.Database.HubSession, Hub.Data.Access.Actor, Task<IReadOnlyList<Guid>>> read)
        => database.Web.InScopeAsync(actor.ScopeFor("test"), session => read(session, actor), Token);

    private static async Task GiveAwayAsync(WayWorld world)
    {
        var months = Counts.Select((value, i) => (new DateOnly(2025, 1, 1).AddMonths(i), Suppression.Default.Release(value))).ToList();
        var snapshot = await world.People.Publications.AddSnapshotAsync(
            world.People.Area, content: DisclosedFigures.Of(months, Suppression.Default.Release(297)));
        await world.People.People.ExecuteAsync(
            """
            update profile.publications set snapshot_id = @snapshot where publication_id = @Profile;
            update profile.judgements set figure_codes = '{}', group_references = array['OCG-1'] where publication_id = @Profile;
            insert into profile.checklist_answers (publication_id, profile_area_id, rule, subject, answer, account_id, at)
            select publication_id, profile_area_id, rule, @Subject, answer, account_id, at
            from profile.checklist_answers where publication_id = @Profile
            """,
            new { snapshot, world.Profile, Subject = snapshot.ToString() });
    }

    private static async Task<int> EditionsAsync(WayWorld world)
        => Assert.Single(await world.People.People.ReadAsync<int>(
            "select count(*)::int from profile.editions where publication_id = @Profile", new { world.Profile }));

    private sealed class NoFont(string sentence) : ICharacterCheck
    {
        public IReadOnlyList<string> Missing(EditionContent edition) => [sentence];
    }
}
