using System.Text;
using Dapper;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quality;
using Hub.Data.Ingest.Withdrawal;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

/// <summary>What is counted of a file while its rows stream (capability 5.6).</summary>
public sealed class QualityTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Reference and day are needed, and so is the loss, which is the measure. A4 has no day, A5 a day that is none, A3 comes twice.
    private const string Mixed =
        """
        Reference,Happened on,Loss,Severity,Postcode
        A1,03/04/2025,10,High,
        A2,04/04/2025,,Low,
        A3,05/04/2025,12,Unheard,
        A3,06/04/2025,12,Low,
        A4,,1,Low,
        A5,31/02/2025,1,Low,
        A6,07/04/2025,2,,
        A7,08/04/2025,3,,
        """;

    private Task<QualityView?> ViewAsync(IngestWorld world, long submissionId)
        => database.Web.InScopeAsync(
            world.Scope, session => QualityQueries.ViewAsync(session, world.Agency, submissionId), Token);

    [Fact]
    public async Task Load_MixedFile_CountsEveryCellOnceWithItsWhole()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var outcome = await world.SendAsync(TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), Mixed);

        var view = await ViewAsync(world, outcome.SubmissionId);

        var quality = view!.Quality;
        Assert.Equal(new Measure(22, 24), quality.Completeness);
        Assert.Equal(8, quality.RowsRead);
        // 8 references, 7 days, 7 losses and 6 severities are filled in; one day and one severity cannot be used.
        Assert.Equal(new Measure(26, 28), quality.Validity);
        Assert.Equal(new Measure(7, 8), quality.Uniqueness);
        Assert.Equal(new Measure(0, 4), quality.Placing);
        Assert.Equal(248, quality.DaysAfterDue);
        var day = Assert.Single(view.Fields, field => field.Title == "Happened on");
        Assert.Equal((true, true, 7L, 6L), (day.IsNeeded, day.IsSent, day.Filled, day.Usable));
        Assert.Contains(view.Fields, field => field is { Title: "Notes", IsSent: false, Filled: 0 });
        Assert.NotNull(view.ToMend);
    }

    [Fact]
    public async Task Load_DryRunThenSent_LeavesOneCount()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Mixed));
        var received = Assert.IsType<ReceiveOutcome.Received>(await world.Receive.RunAsync(
            new ReceiveRequest(world.Agency, TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), "return.csv", "test")
            {
                IsDecidedByPerson = true, Door = Doors.Page,
            },
            content,
            Token));
        Assert.IsType<LoadOutcome.Checked>(await world.LoadAsync(received.SubmissionId));
        Assert.Equal(8, (await ViewAsync(world, received.SubmissionId))!.Quality.RowsRead);
        await database.Jobs.InScopeAsync(
            world.Scope,
            session => session.Connection.ExecuteAsync(session.Command(
                """
                update ingest.submissions set status = 'sent', decision = 'without_bad_rows', sent_by = 'test', sent_at = now()
                where submission_id = @SubmissionId
                """,
                new { received.SubmissionId })),
            Token);

        Assert.IsType<LoadOutcome.Accepted>(await world.LoadAsync(received.SubmissionId));

        Assert.Equal(8, (await ViewAsync(world, received.SubmissionId))!.Quality.RowsRead);
    }

    [Fact]
    public async Task View_OfAnotherAgency_IsNotThere()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        using var other = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var outcome = await world.SendAsync(TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), Mixed);

        Assert.Null(await database.Web.InScopeAsync(
            other.Scope, session => QualityQueries.ViewAsync(session, world.Agency, outcome.SubmissionId), Token));
    }

    [Fact]
    public async Task Withdrawal_OfTheWholeSubmission_TakesTheCountsAway()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var outcome = await world.SendAsync(TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), Mixed);
        await database.Jobs.InScopeAsync(
            world.Scope,
            session => new IngestWithdrawal(world.Quarantine, world.Time).ApplyAsync(
                session, new WithdrawnRows(outcome.SubmissionId, null, RowEffect.Erase, Guid.NewGuid(), "withdrawn")),
            Token);

        Assert.Null(await ViewAsync(world, outcome.SubmissionId));
        Assert.Equal(0, await world.QueryAsync<int>("select count(*)::int from ingest.field_quality"));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 7, 0)]
    [InlineData(1, 1_000, 1)]
    [InlineData(999, 1_000, 99)]
    [InlineData(1_000, 1_000, 100)]
    public void Percent_AnyShare_SaysHundredForAllAndNothingForNoneOnly(long part, long whole, int? expected)
        => Assert.Equal(expected, new Measure(part, whole).Percent);

    [Fact]
    public void NeededFields_EveryShippedKind_NamesFieldsThatItHas()
        => Assert.All(
            DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds,
            kind => Assert.All(NeededFields.Of(kind), name => Assert.NotNull(kind.Field(name))));
}
