using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Publishing.Figures;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Publishing;

/// <summary>A return under a profile's figures is withdrawn while the profile is on its way.</summary>
public sealed class WithdrawnInReviewTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Rules = ["newer-data", "withdrawn-figures", "late-sources"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Sentence(PublishingOutcome outcome) => Assert.IsType<PublishingOutcome.Refused>(outcome).Sentence;

    [Theory]
    [InlineData("in_review")]
    [InlineData("reviewed")]
    [InlineData("approved")]
    public async Task Withdraw_WhileOnItsWay_GoesBackAndEachDecisionSaysWhatToDo(string status)
    {
        var submission = Random.Shared.NextInt64(1, long.MaxValue);
        var world = await StartAsync(status, submission);
        var before = await world.SeenAsync();

        await WithdrawAsync(world, submission);

        var profile = await world.FindAsync();
        Assert.Equal((PublicationStatus.Draft, null, null), (profile.Status, profile.ReviewedBy, profile.ApprovedBy));
        Assert.Equal(StepKinds.Withdrawn, (await world.StepsAsync())[0].Kind);
        // The reviewer and the approver, who still have the page open, are told that nothing was changed.
        Assert.Equal(
            "Nothing was changed: this profile is draft; look at its desk to see who decided.",
            Sentence(await new AgreeToProfile(database.Web, TimeProvider.System).HandleAsync(world.People.Peer, before, null, Token)));
        Assert.Equal(
            "The checklist stops it. A return under the figures was withdrawn by its agency, and the figures went with it: move the profile to "
                + "newer figures when they are there.",
            Sentence(await world.SubmitAsync(world.People.Analyst)));
        Assert.StartsWith("No newer figures", Sentence(await RenewAsync(world)), StringComparison.Ordinal);

        // When newer figures are frozen, the words stand beside them, and the checklist asks that they be read again.
        await world.People.Publications.AddSnapshotAsync(world.People.Area);
        Assert.IsType<PublishingOutcome.Done>(await RenewAsync(world));
        var shown = await new ReadChecklist(database.Web, new Checklist(TimeProvider.System)).FindAsync(world.People.Analyst, world.Profile, Token);
        Assert.Contains(shown!.Result.Unanswered, finding => finding.Rule == "withdrawn-figures");
        foreach (var finding in shown.Result.Unanswered.Where(finding => Rules.Contains(finding.Rule)).ToList())
        {
            Assert.IsType<PublishingOutcome.Done>(await new AnswerWarning(database.Web, new Checklist(TimeProvider.System), TimeProvider.System)
                .HandleAsync(world.People.Analyst, new(world.Profile, finding.Rule, finding.Subject, "Read again; nothing changed."), Token));
        }

        Assert.IsType<PublishingOutcome.Done>(await world.SubmitAsync(world.People.Analyst));
    }

    [Fact]
    public async Task Withdraw_Checked_ForgetsWhatTheCheckSaid()
    {
        var submission = Random.Shared.NextInt64(1, long.MaxValue);
        var world = await StartAsync("in_review", submission);
        Assert.NotNull(await world.People.CheckAsync(world.Profile));

        await WithdrawAsync(world, submission);

        Assert.Empty(await world.People.People.ReadAsync<Guid>(
            "select publication_id from profile.disclosure_checks where publication_id = @Profile", new { world.Profile }));
        Assert.Null(await world.People.CheckAsync(world.Profile));
    }

    private async Task<WayWorld> StartAsync(string status, long submission)
    {
        var world = await WayWorld.StartAsync(database.Superuser, database.Web, database.Jobs, Token, status);
        await world.People.People.ExecuteAsync(
            """
            update profile.snapshots s set submission_ids = array[@submission]
            from profile.publications p where p.publication_id = @Profile and s.snapshot_id = p.snapshot_id
            """,
            new { submission, world.Profile });
        return world;
    }

    private Task WithdrawAsync(WayWorld world, long submission)
        => database.Jobs.InScopeAsync(
            new Scope("system:ingest", "withdraw", [world.People.Police], [world.People.Area]),
            session => new ProfilesWithdrawal(TimeProvider.System)
                .ApplyAsync(session, new WithdrawnRows(submission, null, RowEffect.Erase, Guid.NewGuid(), "Sent by mistake.")),
            Token);

    private async Task<PublishingOutcome> RenewAsync(WayWorld world)
        => await new RenewFigures(database.Web, TimeProvider.System).HandleAsync(world.People.Analyst, await world.SeenAsync(), Token);
}
