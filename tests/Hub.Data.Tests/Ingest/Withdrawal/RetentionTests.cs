using Hub.Data.Indicators;
using Hub.Data.Ingest.Retention;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Withdrawal;

/// <summary>A return goes when its agreement says, not a day before, and never while somebody's request holds it.</summary>
public sealed class RetentionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<WithdrawWorld> WorldAsync() => WithdrawWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    [Fact]
    public async Task Run_OnTheDayTheAgreementSays_RowsGoTombstoneAndCertificateStay()
    {
        using var world = await WorldAsync();
        var (run, snapshot, _) = await world.AddDraftAsync();
        var until = await KeptUntilAsync(world);
        world.Time.SetUtcNow(At(until.AddDays(-1)));
        Assert.Equal(0, (await RunAsync(world)).Disposed);

        world.Time.SetUtcNow(At(until));
        Assert.Equal(1, (await RunAsync(world)).Disposed);

        Assert.Equal(0, await CountAsync(world, "ingest.source_records"));
        Assert.Equal(0, await CountAsync(world, "person.identity"));
        Assert.Equal(0, await CountAsync(world, "ingest.row_problems"));
        Assert.True(await world.ScalarAsync<bool>(
            "select status = 'disposed' and disposed_at is not null and length(sha256) = 32 from ingest.submissions where submission_id = @Submission",
            new { world.Submission }));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from indicator.observations where run_id = @run", new { run }));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from profile.snapshots where snapshot_id = @snapshot", new { snapshot }));
        // Of a period years ago no draft is made again.
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from indicator.runs where computed_at is null and area_kind = 'lpa'"));
        var certificate = await world.CertificateAsync();
        Assert.Equal(("retention", null), (certificate!.Cause, certificate.Reason));
        Assert.Contains(certificate.Erased, effect => effect is { What: "records", Count: 2 });
        Assert.Equal(0, (await RunAsync(world)).Disposed);
    }

    [Fact]
    public async Task Run_WhileAPersonsRequestIsOpen_Waits()
    {
        using var world = await WorldAsync();
        var request = await world.AddOpenRequestAsync();
        world.Time.SetUtcNow(At((await KeptUntilAsync(world)).AddDays(1)));

        Assert.Equal((0, 1), Pair(await RunAsync(world)));
        Assert.Equal(2, await CountAsync(world, "ingest.source_records"));

        await world.ScalarAsync<object>(
            "update person.rights_requests set status = 'answered', answered_on = current_date where request_id = @request", new { request });
        Assert.Equal((1, 0), Pair(await RunAsync(world)));
    }

    [Fact]
    public async Task Run_RefusedReturn_ItsListedValuesGoAfterNinetyDaysAndItStaysRefused()
    {
        using var world = await WorldAsync();
        await world.ScalarAsync<object>(
            "update ingest.submissions set status = 'rejected' where submission_id = @Submission", new { world.Submission });
        world.Time.Advance(TimeSpan.FromDays(RetentionRule.RefusedDays - 1));
        Assert.Equal(0, (await RunAsync(world)).Disposed);

        world.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, (await RunAsync(world)).Disposed);
        Assert.Equal(0, await CountAsync(world, "ingest.row_problems"));
        Assert.Equal("rejected", await world.ScalarAsync<string>(
            "select status from ingest.submissions where submission_id = @Submission", new { world.Submission }));
    }

    [Fact]
    public async Task Run_WithdrawnReturn_IsNotDisposedOfAgain()
    {
        using var world = await WorldAsync();
        await world.WithdrawAsync();
        world.Time.Advance(TimeSpan.FromDays(5000));

        Assert.Equal((0, 0), Pair(await RunAsync(world)));
    }

    private static (int, int) Pair(RetentionTally tally) => (tally.Disposed, tally.Held);

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);

    private static Task<long> CountAsync(WithdrawWorld world, string table)
        => world.ScalarAsync<long>($"select count(*) from {table} where submission_id = @Submission", new { world.Submission });

    /// <summary>Computed a second time: received on 3 February 2026, after the period's end.</summary>
    private static async Task<DateOnly> KeptUntilAsync(WithdrawWorld world)
        => new DateOnly(2026, 2, 3).AddMonths(await world.ScalarAsync<int>(
            "select retention_months from sharing.agreements where agreement_id = @Agreement", new { world.Ingest.Agreement }));

    private async Task<RetentionTally> RunAsync(WithdrawWorld world)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(database.Jobs, "system:ingest", "dispose of returns", Token);
        return await new RunRetention(database.Jobs, new DisposeSubmission(world.Erase(), world.Time), world.Time).RunAsync(
            scope with { Agencies = [world.Ingest.Agency] }, (_, _) => Task.CompletedTask, Token);
    }
}
