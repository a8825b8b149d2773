using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Reports;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Ingest.Deciding;

/// <summary>From a dry run to what its sender decides of it: sent, checked again, discarded, or left alone.</summary>
public sealed class DecidingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<DecidingWorld> WorldAsync() => DecidingWorld.CreateAsync(database.Jobs, database.Web);

    [Fact]
    public async Task Send_GoodReturn_StandsAfterTheWorkerHasTakenItIn()
    {
        using var world = await WorldAsync();
        var found = Assert.IsType<LoadOutcome.Checked>(await world.CheckAsync(DecidingWorld.Rows(3, 0)));

        Assert.IsType<DecidingOutcome.Done>(await world.SendAsync(found.SubmissionId));
        var sent = await world.DetailAsync(found.SubmissionId);
        Assert.Equal((SubmissionStatus.Sent, Decision.AsItIs), (sent.Report.Status, sent.Decision));
        Assert.Equal(0, await RowsAsync(world, found.SubmissionId));

        Assert.IsType<LoadOutcome.Accepted>(await world.Ingest.LoadAsync(found.SubmissionId));
        Assert.Equal(3, await RowsAsync(world, found.SubmissionId));
        Assert.Equal(SubmissionStatus.Accepted, (await world.DetailAsync(found.SubmissionId)).Report.Verdict);
    }

    [Fact]
    public async Task Send_WithoutBadRows_LeavesThemOut()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 2))).SubmissionId;

        await world.SendAsync(id);
        Assert.Equal(SubmissionStatus.PartlyAccepted, (await world.Ingest.LoadAsync(id)).Status);

        Assert.Equal(4, await RowsAsync(world, id));
    }

    [Fact]
    public async Task Send_OtherDecisionThanTheReports_IsRefusedWithASentence()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 2))).SubmissionId;
        var detail = await world.DetailAsync(id);

        var wrong = Assert.IsType<DecidingOutcome.Refused>(await world.Send.HandleAsync(
            world.Officer, new(detail.Report.Key, Decision.AsItIs, detail.CheckedAt!.Value), Token));
        var old = Assert.IsType<DecidingOutcome.Refused>(await world.Send.HandleAsync(
            world.Officer, new(detail.Report.Key, Decision.WithoutBadRows, detail.CheckedAt!.Value.AddMinutes(-1)), Token));

        Assert.Equal(("other_decision", "newer_report"), (wrong.Rule, old.Rule));
        Assert.Equal(SubmissionStatus.Checked, (await world.DetailAsync(id)).Report.Status);
    }

    [Fact]
    public async Task Send_VerdictRejected_IsRefused()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(1, 5))).SubmissionId;

        Assert.Equal("cannot_stand", Assert.IsType<DecidingOutcome.Refused>(await world.SendAsync(id)).Rule);
    }

    [Fact]
    public async Task Send_ReportOlderThanAChange_IsRefusedUntilCheckedAgain()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(3, 0))).SubmissionId;
        await database.Jobs.InScopeAsync(
            world.Ingest.Scope,
            session => session.Connection.ExecuteAsync(session.Command(
                "update ingest.submissions set changed_at = checked_at where submission_id = @id", new { id })),
            Token);

        Assert.Equal("changed", Assert.IsType<DecidingOutcome.Refused>(await world.SendAsync(id)).Rule);
        var key = (await world.DetailAsync(id)).Report.Key;
        Assert.IsType<DecidingOutcome.Done>(await world.Again.HandleAsync(world.Officer, new(key), Token));
        world.Ingest.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<LoadOutcome.Checked>(await world.Ingest.LoadAsync(id));

        Assert.IsType<DecidingOutcome.Done>(await world.SendAsync(id));
    }

    [Fact]
    public async Task Send_OtherAgencysReturn_DoesNotExist()
    {
        using var world = await WorldAsync();
        using var other = await WorldAsync();
        var detail = await world.DetailAsync((await world.CheckAsync(DecidingWorld.Rows(3, 0))).SubmissionId);
        var request = new SendSubmissionRequest(detail.Report.Key, Decision.AsItIs, detail.CheckedAt!.Value);

        Assert.IsType<DecidingOutcome.NotThere>(await other.Send.HandleAsync(other.Officer, request, Token));
        Assert.IsType<DecidingOutcome.NotThere>(await other.Discard.HandleAsync(other.Officer, new(detail.Report.Key), Token));
        Assert.IsType<DecidingOutcome.NotThere>(await world.Send.HandleAsync(
            world.Officer with { Acting = world.Officer.Acting with { Roles = [Hub.Data.Access.Role.InformationGovernance] } }, request, Token));
    }

    [Fact]
    public async Task Send_TwoOfficersForOnePeriod_OneStandsAndTheOtherKeepsItsReport()
    {
        using var world = await WorldAsync();
        var first = (await world.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;
        var second = (await world.CheckAsync(DecidingWorld.Rows(5, 1))).SubmissionId;
        await Task.WhenAll(world.SendAsync(first), world.SendAsync(second));

        var outcomes = await Task.WhenAll(world.Ingest.LoadAsync(first), world.Ingest.LoadAsync(second));

        var winner = Assert.Single(outcomes.OfType<LoadOutcome.Accepted>());
        var loser = Assert.Single(outcomes.OfType<LoadOutcome.Checked>());
        var detail = await world.DetailAsync(loser.SubmissionId);
        Assert.Equal((SubmissionStatus.Checked, SubmissionStatus.Rejected), (detail.Report.Status, detail.Report.Verdict));
        Assert.Contains(
            $"was already taken in from another file on 3 February 2026 (submission {winner.SubmissionId})", detail.Report.Refusal, StringComparison.Ordinal);
        var problem = Assert.Single((await world.ReportAsync(loser.SubmissionId)).Problems);
        Assert.Equal((1L, "many"), (problem.Rows, problem.First.Single().Value));
        Assert.Equal(winner.Rows.Accepted, await RowsAsync(world, winner.SubmissionId));
        Assert.Equal(0, await RowsAsync(world, loser.SubmissionId));
    }

    [Fact]
    public async Task Send_AndThenWorseThanDecided_GoesBackToItsSender()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;
        await world.SendAsync(id);
        await database.Jobs.InScopeAsync(
            world.Ingest.Scope,
            session => session.Connection.ExecuteAsync(session.Command(
                "update ingest.submissions set decision = 'as_it_is' where submission_id = @id", new { id })),
            Token);

        Assert.IsType<LoadOutcome.Checked>(await world.Ingest.LoadAsync(id));

        var detail = await world.DetailAsync(id);
        Assert.Equal((SubmissionStatus.Checked, (string?)null), (detail.Report.Status, detail.Decision));
        Assert.Equal(0, await RowsAsync(world, id));
    }

    [Fact]
    public async Task Discard_DestroysFileKeyAndValuesAtOnce()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;
        Assert.Single(Directory.GetFiles(world.Ingest.Options.FilesFolder));

        Assert.IsType<DecidingOutcome.Done>(await world.DiscardAsync(id));

        Assert.Empty(Directory.GetFiles(world.Ingest.Options.FilesFolder));
        Assert.Equal((true, "its sender discarded it", 0L), await world.Ingest.QueryAsync<(bool, string, long)>(
            """
            select sealed_key is null, destroyed_why, (select count(*) from ingest.row_problems where submission_id = @id)
            from ingest.quarantine_files where submission_id = @id
            """,
            new { id }));
        Assert.Equal("discarded", Assert.IsType<DecidingOutcome.Refused>(await world.DiscardAsync(id)).Rule);
        Assert.Equal("discarded", Assert.IsType<DecidingOutcome.Refused>(await world.SendAsync(id)).Rule);
        Assert.IsType<LoadOutcome.AlreadyDecided>(await world.Ingest.LoadAsync(id));
    }

    [Fact]
    public async Task Discard_WhatStands_IsRefused()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(3, 0))).SubmissionId;
        await world.SendAsync(id);
        await world.Ingest.LoadAsync(id);

        Assert.Contains(
            "replace or withdraw it", Assert.IsType<DecidingOutcome.Refused>(await world.DiscardAsync(id)).Sentence, StringComparison.Ordinal);
        Assert.Equal(3, await RowsAsync(world, id));
    }

    [Fact]
    public async Task DiscardLeft_AfterFourteenDays_TakesWhatNobodyDecidedAndNothingElse()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(3, 0))).SubmissionId;
        var discard = new DiscardLeftSubmissions(database.Jobs, world.Ingest.Quarantine, world.Ingest.Time);
        world.Ingest.Time.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, await discard.RunAsync(world.Ingest.Scope, Token));
        world.Ingest.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await discard.RunAsync(world.Ingest.Scope, Token));

        Assert.Equal(SubmissionStatus.Discarded, (await world.DetailAsync(id)).Report.Status);
        Assert.Empty(Directory.GetFiles(world.Ingest.Options.FilesFolder));
    }

    [Theory]
    [InlineData("update ingest.submissions set status = 'accepted' where submission_id = @id")]
    [InlineData("insert into ingest.submissions (submission_key, agency_id, agreement_id, kind, kind_version, period_from, period_until, "
        + "file_name, file_bytes, sha256, received_at, asked_by, status) select gen_random_uuid(), agency_id, agreement_id, kind, kind_version, "
        + "period_from, period_until, file_name, file_bytes, sha256, received_at, asked_by, 'accepted' from ingest.submissions where submission_id = @id")]
    public async Task Portal_NeverWritesAStatus(string sql)
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(3, 0))).SubmissionId;

        var fault = await Assert.ThrowsAsync<PostgresException>(() => database.Web.InScopeAsync(
            world.Officer.ScopeFor("test"), session => session.Connection.ExecuteAsync(session.Command(sql, new { id })), Token));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, fault.SqlState);
    }

    [Fact]
    public async Task Report_SameFileByPersonAndByPolicy_DiffersInItsReferenceOnly()
    {
        using var person = await WorldAsync();
        using var policy = await WorldAsync();
        var text = DecidingWorld.Rows(4, 2);
        var decided = (await person.CheckAsync(text)).SubmissionId;
        var before = await person.ReportAsync(decided);
        await person.SendAsync(decided);
        await person.Ingest.LoadAsync(decided);
        var loaded = (await policy.Ingest.SendAsync(DecidingWorld.Kind, DecidingWorld.From, DecidingWorld.Until, text)).SubmissionId;

        var (one, other) = (await person.ReportAsync(decided), await policy.ReportAsync(loaded));

        Assert.Equal((one with { Reference = other.Reference }).ToJson(), other.ToJson());
        Assert.Equal((before with { Reference = other.Reference }).ToJson(), other.ToJson());
        var json = one.ToJson();
        Assert.Contains("\"column\": \"People\"", json, StringComparison.Ordinal);
        Assert.Contains("\"rowNumber\": 6,", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Zzample", json, StringComparison.Ordinal);
        Assert.Equal(["Shoe size"], one.DroppedColumns);
    }

    [Fact]
    public async Task Report_TenThousandAndOneErrors_CountsAllAndListsTheFirst()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(0, 10_001))).SubmissionId;

        var problem = Assert.Single((await world.ReportAsync(id)).Problems);

        Assert.Equal((10_001L, 500, 10), (problem.Rows, problem.Listed, problem.First.Count));
        Assert.Equal(2, problem.First[0].RowNumber);
    }

    private static Task<long> RowsAsync(DecidingWorld world, long id)
        => world.Ingest.QueryAsync<long>("select count(*) from ingest.source_records where submission_id = @id", new { id });
}
