using Hub.Data.Access;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Grading;
using Hub.Testing;

namespace Hub.Data.Tests.Intelligence;

/// <summary>A report from its first word to its destruction, with everybody who must not get in the way of it.</summary>
public sealed class IntelligenceTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private IntelligenceWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await IntelligenceWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Sentence(IntelligenceResult result) => Assert.IsType<IntelligenceResult.Refused>(result).Problems[0].Sentence;

    private static IEnumerable<string> Fields(IntelligenceResult result)
        => Assert.IsType<IntelligenceResult.Refused>(result).Problems.Select(problem => problem.Field);

    [Fact]
    public async Task Report_FromDraftToReader_IsReadInSanitisedWordsOnly()
    {
        var report = await _world.SendAsync();
        Assert.Equal(ReportStatus.Received, await _world.StatusAsync(report));

        var opened = await _world.OpenAsync(_world.Officer, report);
        Assert.Equal(IntelligenceWorld.Words, opened!.Text);
        Assert.Equal(ReportStatus.Grading, await _world.StatusAsync(report));
        Assert.Empty(await _world.ListAsync(_world.Analyst));

        Assert.IsType<IntelligenceResult.Done>(await _world.TryGradeAsync(_world.Officer, await _world.GradingAsync(report)));
        var line = Assert.Single(await _world.ListAsync(_world.PartnerAnalyst));
        Assert.Equal((report, 2, "B", "P", "Vexhollow"), (line.ReportId, line.Source, line.Assessment, line.Handling, line.Area));
        var words = await _world.ReadAsync(_world.PartnerAnalyst, report);
        Assert.StartsWith("Drugs are sold", words, StringComparison.Ordinal);
        Assert.DoesNotContain(IntelligenceWorld.Secret, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_StandSealedAndNowhereElse()
    {
        var report = await _world.SendAsync();
        await _world.OpenAsync(_world.Officer, report);
        await _world.TryGradeAsync(_world.Officer, await _world.GradingAsync(report));

        var tables = await _world.People.ReadAsync<string>(
            """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspowner = 'hub_owner'::regrole
            """);
        foreach (var table in tables)
        {
            foreach (var word in new[] { IntelligenceWorld.Secret, IntelligenceWorld.Told, "Zinnia Street" })
            {
                Assert.Equal(0, (await _world.People.ReadAsync<long>(
                    $"select count(*) from {table} t where t::text ilike '%' || @word || '%' or t::text ilike '%' || encode(@word::bytea, 'hex') || '%'",
                    new { word })).Single());
            }
        }
    }

    [Fact]
    public async Task Seal_OfAnotherReport_DoesNotOpen()
    {
        var sealedWords = _world.Seal.Seal(Guid.NewGuid(), IntelligenceWorld.Words);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => _world.Seal.Open(Guid.NewGuid(), sealedWords));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Save_BadInput_NamesEveryFieldAndKeepsNothing()
    {
        var empty = new ReportText { What = " ", Where = "", When = "\u0007", Known = "guessed", KnownMore = "" };
        Assert.Equal(["What", "Where", "When", "Known", "Area"], Fields(await _world.SaveAsync(_world.Reporter, null, empty, "")));
        var tooLong = IntelligenceWorld.Words with { What = new string('x', 4001), KnownMore = new string('x', 1001) };
        Assert.Equal(["What", "KnownMore", "Area"], Fields(await _world.SaveAsync(_world.Reporter, null, tooLong, "lpa:" + _world.North)));
        Assert.Equal(0, (await _world.People.ReadAsync<long>(
            "select count(*) from intelligence.reports where reported_by = @AccountId", new { _world.Reporter.AccountId })).Single());
    }

    [Fact]
    public async Task Send_NotConfirmedTwiceOrByAnother_IsRefused()
    {
        var report = await _world.DraftAsync();
        Assert.Contains("above OFFICIAL-SENSITIVE", Sentence(await _world.TrySendAsync(_world.Reporter, report, isWithinMarking: false)));
        Assert.IsType<IntelligenceResult.NotFound>(await _world.TrySendAsync(_world.Colleague, report));
        Assert.IsType<IntelligenceResult.Done>(await _world.TrySendAsync(_world.Reporter, report));
        Assert.Contains("sent already", Sentence(await _world.TrySendAsync(_world.Reporter, report)));
        Assert.Contains("sent already", Sentence(await _world.SaveAsync(_world.Reporter, report, IntelligenceWorld.Words)));
        Assert.Null(await _world.Drafts.FindAsync(_world.Reporter, report, Token));
    }

    [Fact]
    public async Task Save_WithoutAnAgreement_SaysWhatIsMissing()
    {
        await _world.People.ExecuteAsync(
            "update sharing.agreements set status = 'suspended' where agency_id = @Council", new { _world.Council });
        Assert.Contains("agreement", Sentence(await _world.SaveAsync(_world.Reporter, null, IntelligenceWorld.Words)), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull((await _world.Drafts.ChoicesAsync(_world.Reporter, Token)).Refusal);
    }

    [Fact]
    public async Task Send_AgreementEndedSinceTheDraft_IsRefused()
    {
        var report = await _world.DraftAsync();
        await _world.People.ExecuteAsync(
            "delete from sharing.agreement_kinds where agency_id = @Council and kind = 'intelligence_report'", new { _world.Council });
        Assert.IsType<IntelligenceResult.Refused>(await _world.TrySendAsync(_world.Reporter, report));
        Assert.Equal(ReportStatus.Draft, await _world.StatusAsync(report));
    }

    [Fact]
    public async Task Withdraw_BeforeGrading_DestroysTheWords_AfterwardsItIsTooLate()
    {
        var report = await _world.SendAsync();
        await _world.OpenAsync(_world.Officer, report);
        Assert.IsType<IntelligenceResult.NotFound>(await _world.WithdrawAsync(_world.Colleague, report));
        Assert.IsType<IntelligenceResult.Done>(await _world.WithdrawAsync(_world.Reporter, report));
        Assert.Null(await _world.OpenAsync(_world.Officer, report));
        Assert.Equal(1, (await _world.People.ReadAsync<long>(
            "select count(*) from intelligence.originals where report_id = @report and sealed_key is null and sealed is null", new { report })).Single());
        Assert.Contains("no longer to be decided", Sentence(await _world.TryGradeAsync(_world.Officer, await _world.GradingAsync(report))));

        var graded = await _world.SendAndGradeAsync();
        Assert.Contains("cannot be withdrawn", Sentence(await _world.WithdrawAsync(_world.Reporter, graded)));
    }

    [Fact]
    public async Task Grade_OwnReport_IsRefusedAndNotEvenOpened()
    {
        var report = await _world.SendAsync(_world.Officer);
        Assert.Null(await _world.OpenAsync(_world.Officer, report));
        Assert.Contains("somebody else must grade it", Sentence(await _world.TryGradeAsync(_world.Officer, await _world.GradingAsync(report))));
        Assert.Contains("somebody else must grade it", Sentence(await _world.DeclineAsync(_world.Officer, report)));
        Assert.IsType<IntelligenceResult.Done>(await _world.TryGradeAsync(_world.Head, await _world.GradingAsync(report)));
    }

    [Fact]
    public async Task Grade_OutsideTheScaleOrHandlingCWithoutConditions_NamesTheField()
    {
        var report = await _world.SendAsync();
        var good = await _world.GradingAsync(report);
        Assert.Equal(["Source"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Source = 4 })));
        Assert.Equal(["Source"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Source = 0 })));
        Assert.Equal(["Assessment"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Assessment = "F" })));
        Assert.Equal(["Assessment"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Assessment = "a" })));
        Assert.Equal(["Handling"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Handling = "X" })));
        Assert.Equal(["Conditions"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Handling = "C", Conditions = "  " })));
        Assert.Equal(["Sanitised"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Sanitised = "" })));
        Assert.Equal(["Sanitised"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Sanitised = new string('x', 4001) })));
        Assert.Equal(["Area"], Fields(await _world.TryGradeAsync(_world.Officer, good with { Area = "district:ELSEWHERE" })));
        Assert.Equal(ReportStatus.Received, await _world.StatusAsync(report));
    }

    [Fact]
    public async Task Grade_TwoAtOnce_OneStandsAndTheOtherIsTold()
    {
        var report = await _world.SendAsync();
        var grading = await _world.GradingAsync(report);
        var results = await Task.WhenAll(
            _world.TryGradeAsync(_world.Officer, grading), _world.TryGradeAsync(_world.Head, grading with { Source = 1, WhyAgain = "at once" }));
        Assert.Single(results.OfType<IntelligenceResult.Done>());
        Assert.Contains("in the meantime", Sentence(results.OfType<IntelligenceResult.Refused>().Single()));
        Assert.Single(await _world.People.ReadAsync<int>("select version from intelligence.gradings where report_id = @report", new { report }));
    }

    [Fact]
    public async Task Grade_Again_KeepsEveryVersionAndShowsTheLastOnly()
    {
        var report = await _world.SendAndGradeAsync();
        var again = await _world.GradingAsync(report, "C", "Consult the unit first.") with { Sanitised = "Something is sold in Vexhollow." };
        Assert.Equal(["WhyAgain"], Fields(await _world.TryGradeAsync(_world.Head, again)));
        Assert.IsType<IntelligenceResult.Done>(await _world.TryGradeAsync(_world.Head, again with { WhyAgain = "The shop could be told from the words." }));

        var line = Assert.Single(await _world.ListAsync(_world.Analyst));
        Assert.Equal((2, "C", "Consult the unit first."), (line.Version, line.Handling, line.Conditions));
        var versions = (await _world.OpenAsync(_world.Officer, report))!.Versions;
        Assert.Equal([2, 1], versions.Select(version => version.Version));
        Assert.Equal(2, (await _world.People.ReadAsync<string>(
            "select sanitised_text from intelligence.gradings where report_id = @report", new { report })).Count);
        Assert.Null((await _world.AsPortalAsync<string?>(
            _world.Analyst, "select intelligence.read_sanitised(@report, 1, null)", new { report })).Single());
    }

    [Fact]
    public async Task HandlingC_IsReadAfterItsConditionsWereTakenNoteOf_EachVersionAnew()
    {
        var report = await _world.SendAndGradeAsync("C", "Consult the unit before any action.");
        Assert.Null(await _world.ReadAsync(_world.Analyst, report));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => _world.AsPortalAsync<string?>(
            _world.Analyst, "select intelligence.read_sanitised(@report, 1, null)", new { report }));
        Assert.Contains("graded again", Sentence(await _world.AcknowledgeAsync(_world.Analyst, report, version: 7)));
        Assert.IsType<IntelligenceResult.Done>(await _world.AcknowledgeAsync(_world.Analyst, report));
        Assert.NotNull(await _world.ReadAsync(_world.Analyst, report));
        Assert.Null(await _world.ReadAsync(_world.PartnerAnalyst, report));

        await _world.TryGradeAsync(_world.Head, await _world.GradingAsync(report, "C", "No action at all.", "New conditions"));
        Assert.Null(await _world.ReadAsync(_world.Analyst, report));
        Assert.IsType<IntelligenceResult.NotFound>(await _world.AcknowledgeAsync(_world.ForeignAnalyst, report, version: 2));
    }

    [Fact]
    public async Task Search_FindsByWordsWithinWhatOneMayRead_AndKeepsNoWord()
    {
        var report = await _world.SendAndGradeAsync();
        Assert.Equal(report, Assert.Single((await _world.SearchAsync(_world.Analyst, "drug shops"))!).ReportId);
        Assert.Empty((await _world.SearchAsync(_world.Analyst, IntelligenceWorld.Secret))!);
        Assert.Empty((await _world.SearchAsync(_world.ForeignAnalyst, "drugs"))!);
        Assert.Null(await _world.SearchAsync(_world.CspMember, "drugs"));
        Assert.Empty((await _world.SearchAsync(_world.Analyst, "\" & | ( !! :*"))!);
        Assert.Equal(0, (await _world.People.ReadAsync<long>("select count(*) from audit.events where details ilike '%drugs%'")).Single());
    }

    [Fact]
    public async Task Look_ForAPerson_FindsEveryStandingReportButOnesOwn()
    {
        var sent = await _world.SendAsync();
        var graded = await _world.SendAndGradeAsync();
        var own = await _world.SendAsync(_world.Officer);
        var withdrawn = await _world.SendAsync();
        await _world.WithdrawAsync(_world.Reporter, withdrawn);
        await _world.DraftAsync();

        Assert.Equal([graded, sent], await _world.LookAsync(_world.Officer, "quillfeather  WENNIFER"));
        Assert.Equal([own, graded, sent], await _world.LookAsync(_world.Head, "barber"));
        Assert.Empty((await _world.LookAsync(_world.Head, "Quillfeather Nobody"))!);
        Assert.Null(await _world.LookAsync(_world.Head, " "));
        Assert.Null(await _world.LookAsync(_world.Analyst, "Quillfeather"));
        Assert.Empty(await _world.AsPortalAsync<Guid>(_world.DataOfficer, "select report_id from intelligence.search_originals(null)"));
        Assert.Equal(0, (await _world.People.ReadAsync<long>("select count(*) from audit.events where details ilike '%quill%'")).Single());
    }

    [Fact]
    public async Task Decline_TellsTheReporterWhy_AndDestroysAfterThirtyDays()
    {
        var report = await _world.SendAsync();
        Assert.IsType<IntelligenceResult.Done>(await _world.DeclineAsync(_world.Officer, report));
        Assert.Contains("no longer to be decided", Sentence(await _world.TryGradeAsync(_world.Head, await _world.GradingAsync(report))));
        Assert.Equal(1, (await _world.People.ReadAsync<long>(
            "select count(*) from access.notifications where account_id = @AccountId and kind = 'IntelligenceStatusChanged'",
            new { _world.Reporter.AccountId })).Single());

        _world.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await _world.RetireAsync());
        _world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await _world.RetireAsync());
        Assert.Equal("destroyed", await _world.StatusAsync(report));
        Assert.Null(await _world.OpenAsync(_world.Officer, report));
        Assert.Equal(0, await _world.RetireAsync());
    }

    [Fact]
    public async Task Retire_AtTheEndOfTheAgreementsTime_DestroysEveryVersion_AndOldDraftsWhole()
    {
        var report = await _world.SendAndGradeAsync("C", "Consult the unit first.");
        var draft = await _world.DraftAsync();
        _world.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await _world.RetireAsync());
        Assert.Empty(await _world.People.ReadAsync<string>("select status from intelligence.reports where report_id = @draft", new { draft }));
        Assert.Single(await _world.ListAsync(_world.Analyst));

        // The agreement of the tests keeps for 36 months.
        _world.Time.Advance(TimeSpan.FromDays(36 * 31));
        Assert.Equal(1, await _world.RetireAsync());
        Assert.Empty(await _world.ListAsync(_world.Analyst));
        Assert.Equal(0, (await _world.People.ReadAsync<long>(
            """
            select count(*) from intelligence.gradings g join intelligence.originals o using (report_id)
            where report_id = @report and (g.sanitised_text is not null or g.conditions is not null or o.sealed_key is not null or o.sealed is not null)
            """,
            new { report })).Single());
    }

    [Fact]
    public async Task Sent_TellsTheUnitAndNobodyElse()
    {
        var report = await _world.SendAsync();
        var told = await _world.People.ReadAsync<Guid>(
            "select account_id from access.notifications where kind = 'IntelligenceToGrade' and subject_id = @Subject",
            new { Subject = report.ToString() });
        Assert.Equal(new[] { _world.Officer.AccountId, _world.Head.AccountId }.Order(), told.Order());
    }

    [Fact]
    public async Task Reads_AreSeenByTheAgencyThatReported_InItsRecord()
    {
        var report = await _world.SendAndGradeAsync();
        await _world.OpenAsync(_world.Head, report);
        await _world.ReadAsync(_world.Analyst, report);
        var seen = await _world.AsPortalAsync<string>(
            _world.Auditor, "select kind from audit.events where subject_id = @Subject order by kind", new { Subject = report.ToString() });
        Assert.Equal(["IntelligenceGraded", "IntelligenceOriginalRead", "IntelligenceRead", "IntelligenceReported"], seen);
    }
}
