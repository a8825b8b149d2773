using Hub.Data.Access;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Withdrawal;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Withdrawal;

/// <summary>A return is taken back whole or not at all, once, and its agency keeps a certificate.</summary>
public sealed class WithdrawSubmissionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private Task<WithdrawWorld> WorldAsync() => WithdrawWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    [Fact]
    public async Task Withdraw_StandingReturn_RowsKeysFilesAndDraftsGoAndACertificateCountsThem()
    {
        using var world = await WorldAsync();
        var id = new { Id = world.Submission };
        var (run, snapshot, pdf) = await world.AddDraftAsync();
        var preview = await world.PreviewAsync();
        Assert.Equal(
            ["1 computations of exact figures", "2 draft documents (PDF and web page)", "1 draft profiles", "2 listed problems",
                "1 received files", "2 records", "3 sealed identities"],
            preview!.Erased.Select(effect => $"{effect.Count} {effect.What}").OrderBy(text => text[2..], StringComparer.Ordinal));
        Assert.Equal(["1 figures of areas", "1 draft profiles"], preview.Rests.Select(rest => $"{rest.Count} {rest.What}"));
        Assert.Empty(preview.Obstacles);

        Assert.Equal(WithdrawalEnd.Applied, await world.WithdrawAsync());

        foreach (var table in new[] { "ingest.source_records", "ingest.row_problems", "person.identity" })
        {
            Assert.Equal(0, await world.ScalarAsync<long>($"select count(*) from {table} where submission_id = @Id", id));
        }

        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from indicator.observations where run_id = @run", new { run }));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from profile.snapshots where snapshot_id = @snapshot", new { snapshot }));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from profile.documents where snapshot_id = @snapshot", new { snapshot }));
        Assert.True(await world.ScalarAsync<bool>(
            "select @pdf = any (document_ids) from profile.withdrawn_drafts where snapshot_id = @snapshot", new { snapshot, pdf }));
        Assert.True(await world.ScalarAsync<bool>(
            """
            select s.status = 'withdrawn' and s.dropped_columns is null and s.read_as is null and q.sealed_key is null
                and k.sealed_key is null and length(s.sha256) = 32
            from ingest.submissions s join ingest.quarantine_files q using (submission_id) join person.identity_keys k using (submission_id)
            where submission_id = @Id
            """,
            id));
        Assert.Empty(Directory.GetFiles(world.Ingest.Options.FilesFolder));
        Assert.Equal(1, await world.ScalarAsync<long>(
            """
            select count(*) from job.requests j join indicator.runs r on j.subject_id = r.run_id::text
            where j.kind = 'indicator.compute' and r.computed_at is null and r.area_kind = 'lpa'
            """));

        var certificate = await world.CertificateAsync();
        Assert.Equal(preview.Erased, certificate!.Erased);
        Assert.Equal(("withdrawn", WithdrawalReason.WrongData), (certificate.Cause, certificate.Reason));
        Assert.Equal(world.Officer.AccountId.ToString(), certificate.AskedBy);
        Assert.Equal(1, await world.ScalarAsync<long>(
            "select count(*) from audit.events where event_id = @EventId and kind = 'SubmissionWithdrawn' and outcome = 'done'", certificate));
    }

    [Fact]
    public async Task Ask_Twice_AsksOnce()
    {
        using var world = await WorldAsync();
        var answers = await Task.WhenAll(world.AskAsync(), world.AskAsync(), world.AskAsync());

        Assert.Single(answers.OfType<WithdrawOutcome.Asked>());
        Assert.All(
            answers.OfType<WithdrawOutcome.Refused>(),
            refused => Assert.Equal(WithdrawalRules.AlreadyAsked, Assert.Single(refused.Problems).Sentence));
        Assert.True((await world.PreviewAsync())!.IsAsked);
    }

    [Fact]
    public async Task Apply_TwiceAndByAnotherAgency_ChangesNothing()
    {
        using var world = await WorldAsync();
        var asked = await world.AskedAsync();
        Assert.Equal(WithdrawalEnd.NotFound, await world.ApplyAsync(asked, WithdrawWorld.Person(Guid.NewGuid(), Role.DataOfficer)));
        Assert.Equal(WithdrawalEnd.Applied, await world.ApplyAsync(asked));

        Assert.Equal(WithdrawalEnd.EndedBefore, await world.ApplyAsync(asked));
        Assert.Contains("has been withdrawn", Sentence(await world.AskAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithoutReasonNoteOrNumber_SaysWhatIsMissing()
    {
        using var world = await WorldAsync();

        var refused = Assert.IsType<WithdrawOutcome.Refused>(await world.AskAsync(new(world.Key, "because", " ", "yes")));

        Assert.Equal(["Reason", "Note", "Confirmation"], refused.Problems.Select(problem => problem.Field));
        Assert.Equal(0, await world.ScalarAsync<long>(
            "select count(*) from ingest.withdrawals where submission_id = @Submission", new { world.Submission }));
    }

    [Fact]
    public async Task Ask_ByWhoeverMayNot_FindsNoReturn()
    {
        using var world = await WorldAsync();

        Assert.IsType<WithdrawOutcome.NotThere>(await world.AskAsync(actor: WithdrawWorld.Person(world.Ingest.Agency, Role.Analyst)));
        Assert.IsType<WithdrawOutcome.NotThere>(await world.AskAsync(actor: WithdrawWorld.Person(Guid.NewGuid(), Role.DataOfficer)));
        Assert.Null(await world.PreviewAsync(WithdrawWorld.Person(Guid.NewGuid(), Role.DataOfficer)));
    }

    [Fact]
    public async Task Ask_OpenReturn_SaysThatItIsDiscardedInstead()
    {
        using var world = await WorldAsync();
        await world.ScalarAsync<object>(
            "update ingest.submissions set status = 'checked' where submission_id = @Submission", new { world.Submission });

        Assert.Contains("discard it", Sentence(await world.AskAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_WhileAPersonsRequestIsOpen_IsRefusedAtBothEnds()
    {
        using var world = await WorldAsync();
        var asked = await world.AskedAsync();
        var request = await world.AddOpenRequestAsync();

        Assert.Equal(WithdrawalEnd.Refused, await world.ApplyAsync(asked));
        Assert.Contains("A person has asked", Sentence(await world.AskAsync()), StringComparison.Ordinal);
        Assert.Equal(2, await world.ScalarAsync<long>(
            "select count(*) from ingest.source_records where submission_id = @Submission", new { world.Submission }));

        await world.ScalarAsync<object>(
            "update person.rights_requests set status = 'answered', answered_on = current_date where request_id = @request", new { request });
        Assert.Equal(WithdrawalEnd.Applied, await world.WithdrawAsync());
    }

    [Fact]
    public async Task Withdraw_RefusedReturn_ItsListedValuesAndFileGo()
    {
        using var world = await WorldAsync();
        await world.ScalarAsync<object>(
            "update ingest.submissions set status = 'rejected', refusal = 'The value Wrong is wrong.' where submission_id = @Submission",
            new { world.Submission });

        Assert.Equal(WithdrawalEnd.Applied, await world.WithdrawAsync());

        Assert.Null(await world.ScalarAsync<string>(
            "select refusal from ingest.submissions where submission_id = @Submission", new { world.Submission }));
    }

    [Fact]
    public async Task Withdraw_ThenSendAgain_TheNewReturnStands()
    {
        using var world = await WorldAsync();
        await world.WithdrawAsync();

        Assert.IsType<LoadOutcome.Accepted>(await world.SendAsync(new(2025, 4, 1), WithdrawWorld.Rows));
    }

    private static string Sentence(WithdrawOutcome outcome) => Assert.IsType<WithdrawOutcome.Refused>(outcome).Problems[0].Sentence;
}
