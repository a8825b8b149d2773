using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Replacing;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Profiles;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Withdrawal;

/// <summary>What a new file changes in the one that stands is counted before anybody decides, and nothing is half done.</summary>
public sealed class ReplaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // The first row is changed in two fields, the second is gone, the third now stands, and one is new.
    private const string Corrected =
        "ZZ-1,03/04/2025,Low,Anna Example,01/02/1990,mended\nZZ-3,05/04/2025,High,Cara Third,,\nZZ-9,06/04/2025,Low,New One,,\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<WithdrawWorld> WorldAsync() => WithdrawWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    [Fact]
    public async Task DryRun_OfAReplacement_CountsRowsAndValuesAndLeavesTheOldOneStanding()
    {
        using var world = await WorldAsync();
        var id = await world.ReceiveReplacementAsync(Corrected);

        Assert.IsType<LoadOutcome.Checked>(await world.Ingest.LoadAsync(id));

        var view = await ReadAsync(world, world.Key);
        Assert.Equal((world.Submission, id), (view!.Old.SubmissionId, view.New!.SubmissionId));
        Assert.Equal(
            ("key", 2L, 1L, 1L, 0L),
            (view.Numbers!.ComparedBy, view.Numbers.RowsAdded, view.Numbers.RowsGone, view.Numbers.RowsChanged, view.Numbers.RowsSame));
        Assert.Equal(["notes", "severity"], view.Numbers.Fields.Keys.Order(StringComparer.Ordinal));
        var changed = Assert.Single(view.Examples!.Changed);
        Assert.Equal([new("notes", "kept", "mended"), new ChangedValue("severity", "high", "low")], changed.Values);
        Assert.Equal([3], view.Examples.Gone);
        Assert.Equal("partly_accepted", view.Old.Status);
        Assert.Equal(2, await world.ScalarAsync<long>(
            "select count(*) from ingest.source_records where submission_id in (@Submission, @id)", new { world.Submission, id }));
        // From the new return's page the same is seen; from another agency's nothing.
        Assert.Equal(view.Numbers.RowsGone, (await ReadAsync(world, view.New.Key))!.Numbers!.RowsGone);
        Assert.Null(await ReadAsync(world, world.Key, WithdrawWorld.Person(Guid.NewGuid(), Role.DataOfficer)));
    }

    [Fact]
    public async Task Sent_ARowThatIsRestricted_StaysSetAsideUntilTheRestrictionIsLifted()
    {
        using var world = await WorldAsync();
        var cause = Guid.CreateVersion7();
        await database.Jobs.InScopeAsync(
            world.Ingest.Scope,
            session => WithdrawalStore.SetAsideAsync(
                session, new WithdrawnRows(world.Submission, [2], RowEffect.SetAside, cause, "restricted"), world.Time.GetUtcNow()),
            Token);
        var id = await world.ReceiveReplacementAsync(Corrected);
        await world.Ingest.LoadAsync(id);
        await world.SendAsync(id);
        Assert.IsType<LoadOutcome.Accepted>(await world.LoadAndFollowAsync(id));
        Task<string?> RowsAsync(string table) => world.ScalarAsync<string?>(
            $"select string_agg(fields ->> 'reference', ',' order by row_number) from ingest.{table} where submission_id = @id", new { id });

        Assert.Equal(("ZZ-3,ZZ-9", "ZZ-1"), (await RowsAsync("source_records"), await RowsAsync("set_aside_records")));
        await database.Jobs.InScopeAsync(
            world.Ingest.Scope,
            session => WithdrawalStore.PutBackAsync(
                session, new WithdrawnRows(world.Submission, [2], RowEffect.PutBack, cause, "restricted")),
            Token);
        Assert.Equal(("ZZ-1,ZZ-3,ZZ-9", null), (await RowsAsync("source_records"), await RowsAsync("set_aside_records")));
    }

    [Fact]
    public async Task Sent_TheOldOneIsReplacedItsRowsStayAndFiguresFollow()
    {
        using var world = await WorldAsync();
        await world.AddDraftAsync();
        var id = await world.ReceiveReplacementAsync(Corrected);
        await world.Ingest.LoadAsync(id);
        await world.SendAsync(id);

        var outcome = await world.LoadAndFollowAsync(id);

        Assert.IsType<LoadOutcome.Accepted>(outcome);
        Assert.Equal("replaced", await world.ScalarAsync<string>(
            "select status from ingest.submissions where submission_id = @Submission", new { world.Submission }));
        Assert.Equal(2, await world.ScalarAsync<long>(
            "select count(*) from ingest.source_records where submission_id = @Submission", new { world.Submission }));
        Assert.Equal(1, await world.ScalarAsync<long>(
            """
            select count(*) from job.requests j join indicator.runs r on j.subject_id = r.run_id::text
            where j.kind = 'indicator.compute' and r.computed_at is null and r.area_kind = 'lpa'
            """));
        // Its examples went with the preview; the numbers stay. A replaced return can still be taken back.
        var view = await ReadAsync(world, await world.KeyAsync(id));
        Assert.Equal((1L, null), (view!.Numbers!.RowsGone, view.Examples));
        Assert.Equal(WithdrawalEnd.Applied, await world.WithdrawAsync());
    }

    [Fact]
    public async Task Compare_RowsWithoutAKey_AreAMultiset()
    {
        using var world = await WorldAsync();
        await world.Ingest.SendAsync(TestKinds.Incidents, new(2025, 5, 1), new(2025, 6, 1), WithdrawWorld.Headed(
            "A-1,03/05/2025,Low,One,,same\nA-2,03/05/2025,Low,Two,,same\n"));
        var (old, next) = (await world.NewestAsync(), world.Submission);
        await world.ScalarAsync<object>(
            """
            update ingest.source_records set fields = '{"x": 1}', lsoa21 = null, place_code = null where submission_id in (@old, @next);
            update ingest.source_records set fields = '{"x": 2}' where submission_id = @next and row_number = 2
            """,
            new { old, next });

        var counted = await world.ScalarAsync<string>(
            """
            select concat_ws(' ', compared_by, rows_added, rows_gone, rows_changed, rows_same)
            from ingest.compare_submissions(@old, @next, null, 5)
            """,
            new { old, next });

        Assert.Equal("content 1 1 0 1", counted);
    }

    [Fact]
    public async Task TwoReplacements_OfTheSameReturn_OneStandsTheOtherIsToldSo()
    {
        using var world = await WorldAsync();
        var (first, second) = (await world.ReceiveReplacementAsync(Corrected), await world.ReceiveReplacementAsync(Corrected + "ZZ-10,07/04/2025,Low,,,\n"));
        foreach (var id in new[] { first, second })
        {
            await world.Ingest.LoadAsync(id);
            await world.SendAsync(id);
        }

        var ends = await Task.WhenAll(world.LoadAndFollowAsync(first), world.LoadAndFollowAsync(second));

        Assert.Single(ends.OfType<LoadOutcome.Accepted>());
        Assert.Contains("replaced or withdrawn", Assert.Single(ends.OfType<LoadOutcome.Checked>()).Why!.Message, StringComparison.Ordinal);
        Assert.Equal(1, await world.ScalarAsync<long>(
            """
            select count(*) from ingest.submissions
            where agency_id = @Agency and status in ('accepted', 'accepted_with_warnings', 'partly_accepted')
            """,
            new { world.Ingest.Agency }));
    }

    [Fact]
    public async Task ReplaceAndWithdraw_AtOnce_OneNewReturnStandsAndTheOldOnesRowsAreGone()
    {
        using var world = await WorldAsync();
        var asked = await world.AskedAsync();
        var id = await world.ReceiveReplacementAsync(Corrected);
        await world.Ingest.LoadAsync(id);
        await world.SendAsync(id);

        var load = world.LoadAndFollowAsync(id);
        var withdrawal = world.ApplyAsync(asked);

        Assert.IsType<LoadOutcome.Accepted>(await load);
        Assert.Equal(WithdrawalEnd.Applied, await withdrawal);
        Assert.Equal("withdrawn", await world.ScalarAsync<string>(
            "select status from ingest.submissions where submission_id = @Submission", new { world.Submission }));
        Assert.Equal(0, await world.ScalarAsync<long>(
            "select count(*) from ingest.source_records where submission_id = @Submission", new { world.Submission }));
        Assert.Equal(3, await world.ScalarAsync<long>("select count(*) from ingest.source_records where submission_id = @id", new { id }));
    }

    private Task<ReplacementView?> ReadAsync(WithdrawWorld world, Guid key, Actor? actor = null)
        => new ReadReplacement(
            database.Web, world.Ingest.Quarantine, [new IndicatorsConsequence(), new ProfilesConsequence()], world.Time)
            .HandleAsync(actor ?? world.Officer, key, Token);
}
