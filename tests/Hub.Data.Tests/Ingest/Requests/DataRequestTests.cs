using Hub.Data.Access;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Coverage;
using Hub.Data.Ingest.Requests;
using Hub.Data.Ingest.Withdrawal;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Requests;

/// <summary>From a blank cell of the coverage board to the return that fills it (capability 16.4).</summary>
public sealed class DataRequestTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<RequestWorld> WorldAsync() => RequestWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    private static Task<IReadOnlyList<string>> ToldAsync(RequestWorld world, Actor actor)
        => world.People.ReadAsync<string>(
            "select kind from access.notifications where account_id = @AccountId order by created_at", new { actor.AccountId });

    private static async Task<CoverageState> AprilAsync(RequestWorld world, Actor actor)
        => await world.ReadAsync(actor, async session =>
        {
            var today = new DateOnly(2026, 2, 3);
            var source = Assert.Single(await CoverageQueries.SourcesAsync(session, today));
            var returns = await CoverageQueries.ReturnsAsync(session, today, new(2025, 1, 1), new(2026, 1, 1));
            return CoverageCalendar.Cells(source, [.. returns[(source.AgencyId, source.Kind)]], new(2025, 1, 1), new(2026, 1, 1), today)
                .Single(cell => cell.From == RequestWorld.From).State;
        });

    [Fact]
    public async Task Draft_BeforeItIsSent_IsSeenByTheAreaAloneAndTellsNobody()
    {
        using var world = await WorldAsync();
        var request = await world.DraftedAsync();

        Assert.Equal(request, Assert.Single(await world.InAreasAsync(world.Analyst)).RequestId);
        Assert.Empty(await world.AskedAsync(world.Officer));
        Assert.Empty(await world.InAreasAsync(world.ElsewhereAnalyst));
        Assert.Empty(await ToldAsync(world, world.Officer));
    }

    [Fact]
    public async Task Send_ADraft_TellsThePartnersSendersAndShowsThemTheText()
    {
        using var world = await WorldAsync();
        var request = await world.SentAsync();

        var asked = Assert.Single(await world.AskedAsync(world.Officer));
        Assert.Equal((request, "sent", "Please send April."), (asked.RequestId, asked.State, asked.Body));
        Assert.Equal(["DataRequested"], await ToldAsync(world, world.Officer));
        Assert.Contains("sent already", Assert.IsType<DataRequestOutcome.Refused>(await world.SendAsync(request)).Sentence);
        Assert.Contains("asked for already", Assert.IsType<DataRequestOutcome.Refused>(await world.DraftAsync()).Sentence);
    }

    [Fact]
    public async Task Draft_TwoOfOneReturn_OnlyOneIsSent()
    {
        using var world = await WorldAsync();
        var (first, second) = (await world.DraftedAsync(), await world.DraftedAsync());

        var sent = await Task.WhenAll(world.SendAsync(first), world.SendAsync(second));

        Assert.Single(sent.OfType<DataRequestOutcome.Done>());
        Assert.Single(sent.OfType<DataRequestOutcome.Refused>());
    }

    [Fact]
    public async Task Answer_WillSend_TellsTheAskerAndLeavesTheGapOpen()
    {
        using var world = await WorldAsync();
        var request = await world.SentAsync();

        Assert.IsType<DataRequestOutcome.Done>(await world.AnswerAsync(new(request, "will_send", new(2026, 2, 10), " After leave. ")));

        var answered = Assert.Single(await world.InAreasAsync(world.Analyst));
        Assert.Equal(("answered", "will_send", new DateOnly(2026, 2, 10), "After leave."),
            (answered.State, answered.Answer, answered.AnswerOn!.Value, answered.AnswerText));
        Assert.Equal(["DataRequestAnswered"], await ToldAsync(world, world.Analyst));
        Assert.Equal(CoverageState.Missing, await AprilAsync(world, world.Analyst));
    }

    [Theory]
    [InlineData("perhaps", null, "x", "Answer")]
    [InlineData("will_send", null, null, "On")]
    [InlineData("will_send", "2020-01-01", null, "On")]
    [InlineData("cannot", null, " ", "Text")]
    public async Task Answer_Unfit_NamesItsField(string answer, string? on, string? text, string field)
    {
        using var world = await WorldAsync();
        var day = on is null ? (DateOnly?)null : DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture);

        var refused = Assert.IsType<DataRequestOutcome.Refused>(await world.AnswerAsync(new(await world.SentAsync(), answer, day, text)));

        Assert.Equal(field, refused.Field);
    }

    [Fact]
    public async Task Load_TheReturnThatWasAskedFor_ClosesTheRequestAndTheGapAndTellsTheAsker()
    {
        using var world = await WorldAsync();
        await world.SentAsync();
        Assert.Equal(CoverageState.Missing, await AprilAsync(world, world.Analyst));

        Assert.IsType<LoadOutcome.Accepted>(await world.ReceiveAprilAsync());

        var closed = Assert.Single(await world.InAreasAsync(world.Analyst));
        Assert.Equal(("closed", "received"), (closed.State, closed.ClosedWhy));
        Assert.Equal(CoverageState.Late, await AprilAsync(world, world.Analyst));
        Assert.Equal(["DataRequestFilled"], await ToldAsync(world, world.Analyst));
    }

    [Fact]
    public async Task Withdrawal_OfTheReturn_OpensTheRequestAgain()
    {
        using var world = await WorldAsync();
        var request = await world.SentAsync();
        await world.AnswerAsync(new(request, "nothing_to_report", null, null));
        var loaded = await world.ReceiveAprilAsync();

        await database.Jobs.InScopeAsync(
            world.Ingest.Scope,
            session => new IngestWithdrawal(world.Ingest.Quarantine, world.Ingest.Time).ApplyAsync(
                session, new WithdrawnRows(loaded.SubmissionId, null, RowEffect.Erase, Guid.NewGuid(), "withdrawn")),
            Token);

        Assert.Equal("answered", Assert.Single(await world.InAreasAsync(world.Analyst)).State);
    }

    [Fact]
    public async Task Close_TakenBack_NeedsNoAnswerAnyMore()
    {
        using var world = await WorldAsync();
        var request = await world.SentAsync();

        Assert.IsType<DataRequestOutcome.Done>(await world.CloseAsync(request));

        Assert.Contains("closed", Assert.IsType<DataRequestOutcome.Refused>(
            await world.AnswerAsync(new(request, "nothing_to_report", null, null))).Sentence);
        Assert.IsType<DataRequestOutcome.Refused>(await world.CloseAsync(request));
        Assert.IsType<DataRequestOutcome.Done>(await world.DraftAsync());
    }

    [Fact]
    public async Task Commands_WithoutTheRightOrTheArea_FindNothing()
    {
        using var world = await WorldAsync();
        var request = await world.SentAsync();

        Assert.IsType<DataRequestOutcome.NotFound>(await world.DraftAsync(actor: world.Officer));
        Assert.IsType<DataRequestOutcome.NotFound>(await world.SendAsync(request, world.Officer));
        Assert.IsType<DataRequestOutcome.NotFound>(await world.CloseAsync(request, world.ElsewhereAnalyst));
        Assert.IsType<DataRequestOutcome.NotFound>(await world.AnswerAsync(new(request, "nothing_to_report", null, null), world.Analyst));
        Assert.IsType<DataRequestOutcome.Refused>(await world.DraftAsync(actor: world.ElsewhereAnalyst));
        Assert.IsType<DataRequestOutcome.Refused>(await world.DraftAsync(world.Draft() with { Kind = TestKinds.Counts }));
    }

    [Fact]
    public async Task Sources_AnalystOfAnotherArea_SeesNoAgencyThatServesOnlyThisOne()
    {
        using var world = await WorldAsync();

        var sources = await world.ReadAsync(world.ElsewhereAnalyst, session => CoverageQueries.SourcesAsync(session, new(2026, 2, 3)));

        Assert.DoesNotContain(sources, source => source.AgencyId == world.Ingest.Agency);
        Assert.Empty(await world.ReadAsync(world.Officer, session => CoverageQueries.SourcesAsync(session, new(2026, 2, 3))));
    }

    [Fact]
    public async Task Returns_FarFewerRowsThanUsual_AreThin()
    {
        using var world = await WorldAsync();
        for (var month = 1; month <= 3; month++)
        {
            var rows = string.Concat(Enumerable.Range(1, 10).Select(i => $"M{month}-{i},0{month}/0{month}/2025\n"));
            await world.Ingest.SendAsync(
                TestKinds.Incidents, new(2025, month, 1), new DateOnly(2025, month, 1).AddMonths(1), "Reference,Happened on\n" + rows);
        }

        await world.ReceiveAprilAsync();

        Assert.Equal(CoverageState.Thin, await AprilAsync(world, world.Analyst));
    }
}
