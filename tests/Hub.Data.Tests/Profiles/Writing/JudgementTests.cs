using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Judging;
using Hub.Data.Profiles.Writing.Recommending;
using Hub.Data.Tests.Profiles.Publishing;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Writing;

public sealed class JudgementTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private WritingDesk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Analyst => _desk.World.Analyst;

    public async ValueTask InitializeAsync()
    {
        _desk = new WritingDesk(database.Web, await PublishingWorld.StartAsync(database.Superuser, Token), Token);
        await _desk.BeginAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ProfileProblem Problem(ProfileResult result) => Assert.Single(Assert.IsType<ProfileResult.Refused>(result).Problems);

    private async Task<Guid> JudgeAsync(string text)
        => Assert.IsType<ProfileResult.Done>(await _desk.JudgeAsync(Analyst, _desk.Judgement(text))).Id;

    /// <summary>A sanitised report about the profile's area, as the unit's commands leave it.</summary>
    private async Task<Guid> ReportAsync(string assessment = "B", string handling = "P", bool isSanitised = true, long? area = null)
    {
        var report = Guid.CreateVersion7();
        var (reporter, grader) = (await _desk.World.AddAsync(Role.DataOfficer), await _desk.World.AddAsync(Role.IntelligenceOfficer));
        await _desk.World.People.ExecuteAsync(
            """
            insert into intelligence.reports (report_id, agency_id, agreement_id, unit_agency_id, reported_by, status, area_kind, area_code,
                drafted_at, sent_at, opened_at, decided_at, destroy_on)
            values (@report, @Council, @Agreement, @Police, @Reporter, case when @isSanitised then 'sanitised' else 'grading' end, 'lpa', 'X',
                now(), now(), now(), now(), '2030-01-01');
            insert into intelligence.gradings (report_id, version, agency_id, origin_agency_id, reported_by, graded_by, graded_at, source,
                assessment, handling, conditions, area_kind, area_code, area_ids, sanitised_text, superseded_at)
            select @report, 1, @Police, @Council, @Reporter, @Grader, now(), 2, @assessment, @handling,
                case when @handling = 'C' then 'Consult the unit first.' end, 'lpa', 'X', array[@Area], 'Drugs are packed at a business.',
                case when @isSanitised then null else now() end
            """,
            new
            {
                report, _desk.World.Council, _desk.World.Police, Reporter = reporter.AccountId, Grader = grader.AccountId, isSanitised,
                assessment, handling, Area = area ?? _desk.World.Area, Agreement = await _desk.World.Records.AddAgreementAsync(_desk.World.Council),
            });
        return report;
    }

    [Fact]
    public async Task Judge_Complete_IsReadBackWithProbabilityAndConfidenceApart()
    {
        await _desk.JudgeAsync(Analyst, _desk.Judgement() with { FigureCodes = ["OG-01"], GroupReferences = "OCG-0042; ocg/17" });

        var judgement = Assert.Single((await _desk.ReadAsync()).Judgements);
        Assert.Equal(("likely", "moderate"), (judgement.Probability, judgement.Confidence));
        Assert.Equal(["OG-01"], judgement.FigureCodes);
        Assert.Equal(["OCG-0042", "ocg/17"], judgement.GroupReferences);
    }

    [Fact]
    public async Task Judge_Incomplete_NamesEachField()
    {
        var refused = Assert.IsType<ProfileResult.Refused>(await _desk.JudgeAsync(Analyst, new()
        {
            PublicationId = _desk.Publication, Section = "nowhere", Text = "", Probability = "50%", Confidence = "sure", ConfidenceReason = "",
        }));

        Assert.Equal(
            ["Section", "Text", "Probability", "Confidence", "ConfidenceReason", "FigureCodes"], refused.Problems.Select(problem => problem.Field));
        Assert.Empty((await _desk.ReadAsync()).Judgements);
    }

    [Theory]
    [InlineData("It is unlikely that they move.", "likely", "unlikely")]
    [InlineData("They will almost certainly move.", "likely", "almost certain")]
    [InlineData("They will probably move.", "highly_likely", "likely")]
    [InlineData("There is a realistic  possibility of a move.", "likely", "realistic possibility")]
    public async Task Judge_WordsOfAnotherTerm_AskToAgreeOrToConfirm(string text, string chosen, string used)
    {
        var request = _desk.Judgement(text) with { Probability = chosen };

        var problem = Problem(await _desk.JudgeAsync(Analyst, request));

        Assert.Equal("KeepsWords", problem.Field);
        Assert.Contains($"\"{used}\"", problem.Sentence, StringComparison.Ordinal);
        Assert.IsType<ProfileResult.Done>(await _desk.JudgeAsync(Analyst, request with { KeepsWords = true }));
    }

    [Theory]
    [InlineData("It is highly likely that they move.", "highly_likely")]
    [InlineData("They will probably move; it is likely.", "likely")]
    [InlineData("They will move.", "remote_chance")]
    public void Others_WordsOfTheTermItself_AreNone(string text, string chosen) => Assert.Empty(ProbabilityYardstick.Others(text, chosen));

    [Fact]
    public void Yardstick_HasSevenTermsWithGapsBetween()
    {
        Assert.Equal(7, ProbabilityYardstick.Terms.Count);
        Assert.All(
            ProbabilityYardstick.Terms.Zip(ProbabilityYardstick.Terms.Skip(1)), pair => Assert.True(pair.First.HighPercent < pair.Second.LowPercent));
    }

    [Theory]
    [InlineData("Marvo Thistlewick")]
    [InlineData("the north group")]
    public async Task Judge_GroupByName_IsRefused(string group)
        => Assert.Equal("GroupReferences", Problem(await _desk.JudgeAsync(Analyst, _desk.Judgement() with { GroupReferences = group })).Field);

    [Fact]
    public async Task Judge_FigureOfNoFrozenTable_IsRefused()
        => Assert.Equal("FigureCodes", Problem(await _desk.JudgeAsync(Analyst, _desk.Judgement() with { FigureCodes = ["ZZ-99"] })).Field);

    [Fact]
    public async Task Judge_OnASanitisedReport_NamesGradeAndNoWord()
    {
        var report = await ReportAsync();
        Assert.IsType<ProfileResult.Done>(await _desk.JudgeAsync(Analyst, _desk.Judgement() with { IntelligenceIds = [report] }));

        var content = await _desk.ReadAsync();
        Assert.Equal([report], Assert.Single(content.Judgements).IntelligenceIds);
        Assert.Equal("2/B/P", Assert.Single(content.Intelligence).Grade);
        Assert.DoesNotContain("packed", System.Text.Json.JsonSerializer.Serialize(content), StringComparison.Ordinal);
        Assert.Equal([report], (await new ReadJudgements(database.Web).HandleAsync(Analyst, _desk.Publication, Token))!.Reports.Select(one => one.ReportId));
    }

    [Theory]
    [InlineData("E", true, false)]
    [InlineData("B", false, false)]
    [InlineData("B", true, true)]
    public async Task Judge_OnFalseUnsanitisedOrForeignReport_IsRefusedAndNeverOffered(string assessment, bool isSanitised, bool isElsewhere)
    {
        var elsewhere = await _desk.World.Records.AddAreaAsync("Elsewhere", "Southmere");
        var report = await ReportAsync(assessment, isSanitised: isSanitised, area: isElsewhere ? elsewhere : null);
        // Whoever sees both areas still writes about one.
        var wide = Analyst with { Acting = Analyst.Acting with { Areas = [.. Analyst.Acting.Areas, elsewhere] } };

        Assert.Equal("IntelligenceIds", Problem(await _desk.JudgeAsync(wide, _desk.Judgement() with { IntelligenceIds = [report] })).Field);
        Assert.Empty((await new ReadJudgements(database.Web).HandleAsync(wide, _desk.Publication, Token))!.Reports);
    }

    [Fact]
    public async Task Judge_OnAReportWithConditions_NeedsThemAcknowledged()
    {
        var report = await ReportAsync(handling: "C");
        var request = _desk.Judgement() with { IntelligenceIds = [report] };
        Assert.Contains("take note of them", Problem(await _desk.JudgeAsync(Analyst, request)).Sentence, StringComparison.Ordinal);

        var acknowledged = await new Hub.Data.Intelligence.Reading.AcknowledgeConditions(database.Web, _desk.Clock)
            .HandleAsync(Analyst, report, 1, Token);
        Assert.IsType<Hub.Data.Intelligence.IntelligenceResult.Done>(acknowledged);

        Assert.IsType<ProfileResult.Done>(await _desk.JudgeAsync(Analyst, request));
        Assert.Equal("Consult the unit first.", Assert.Single((await _desk.ReadAsync()).Intelligence).Conditions);
    }

    [Fact]
    public async Task Judge_ReportGradedFalseAfterwards_LeavesTheDraft()
    {
        var report = await ReportAsync();
        await _desk.JudgeAsync(Analyst, _desk.Judgement() with { IntelligenceIds = [report] });
        await _desk.World.People.ExecuteAsync("update intelligence.gradings set assessment = 'E' where report_id = @report", new { report });

        var content = await _desk.ReadAsync();
        Assert.Empty(content.Intelligence);
        Assert.Empty(Assert.Single(content.Judgements).IntelligenceIds);
        Assert.Equal(1, Assert.Single((await new ReadJudgements(database.Web).HandleAsync(Analyst, _desk.Publication, Token))!.Lines).LostReports);
    }

    [Fact]
    public async Task Judgements_AreOrderedChangedAndRemovedButKept()
    {
        var (first, second) = (await JudgeAsync("The first judgement."), await JudgeAsync("The second judgement."));
        var (move, remove) = (new MoveJudgement(database.Web, _desk.Clock), new RemoveJudgement(database.Web, _desk.Clock));

        Assert.IsType<ProfileResult.Done>(await move.HandleAsync(Analyst, _desk.Publication, second, true, Token));
        Assert.Equal([second, first], (await _desk.ReadAsync()).Judgements.Select(judgement => judgement.JudgementId));

        var change = _desk.Judgement("The first, changed.") with { JudgementId = first, SeenVersion = 1 };
        Assert.IsType<ProfileResult.Done>(await _desk.JudgeAsync(Analyst, change));
        Assert.Contains("Somebody changed", Problem(await _desk.JudgeAsync(Analyst, change)).Sentence, StringComparison.Ordinal);
        Assert.Contains("Somebody changed", Problem(await remove.HandleAsync(Analyst, _desk.Publication, first, 1, Token)).Sentence, StringComparison.Ordinal);

        Assert.IsType<ProfileResult.Done>(await remove.HandleAsync(Analyst, _desk.Publication, first, 2, Token));
        Assert.Equal([second], (await _desk.ReadAsync()).Judgements.Select(judgement => judgement.JudgementId));
        Assert.Equal(
            ["The first, changed."],
            await _desk.RowsAsync<string>("select judgement from profile.judgements where publication_id = @Publication and removed_at is not null"));
    }

    [Fact]
    public async Task Recommendations_NeedEverything_AreOrderedAndRemovedButKept()
    {
        var refused = Assert.IsType<ProfileResult.Refused>(await _desk.RecommendAsync(Analyst, new(_desk.Publication, null, 0, "", "", "", null, null)));
        Assert.Equal(["Text", "Finding", "Strand", "Owner", "DueOn"], refused.Problems.Select(problem => problem.Field));
        var first = Assert.IsType<ProfileResult.Done>(await _desk.RecommendAsync(Analyst, _desk.Recommendation("Ask the first."))).Id;
        var second = Assert.IsType<ProfileResult.Done>(await _desk.RecommendAsync(Analyst, _desk.Recommendation("Ask the second."))).Id;

        await new MoveRecommendation(database.Web, _desk.Clock).HandleAsync(Analyst, _desk.Publication, first, false, Token);
        Assert.Equal([second, first], (await _desk.ReadAsync()).Recommendations.Select(asked => asked.RecommendationId));
        var change = _desk.Recommendation("Ask again.") with { RecommendationId = second, SeenVersion = 1 };
        Assert.IsType<ProfileResult.Done>(await _desk.RecommendAsync(Analyst, change));
        Assert.Contains("Somebody changed", Problem(await _desk.RecommendAsync(Analyst, change)).Sentence, StringComparison.Ordinal);
        Assert.IsType<ProfileResult.Done>(
            await new RemoveRecommendation(database.Web, _desk.Clock).HandleAsync(Analyst, _desk.Publication, first, 1, Token));
        Assert.Equal("Ask again.", Assert.Single((await _desk.ReadAsync()).Recommendations).Text);
        Assert.Equal(
            ["Ask the first."],
            await _desk.RowsAsync<string>("select recommendation from profile.recommendations where publication_id = @Publication and removed_at is not null"));
    }

    [Theory]
    [InlineData(Role.Approver)]
    [InlineData(Role.CspMember)]
    public async Task Judge_WithoutPermission_FindsNothing(Role role)
    {
        var actor = await _desk.World.AddAsync(role);

        Assert.IsType<ProfileResult.NotFound>(await _desk.JudgeAsync(actor, _desk.Judgement()));
        Assert.IsType<ProfileResult.NotFound>(await _desk.RecommendAsync(actor, _desk.Recommendation()));
        Assert.Null(await new ReadJudgements(database.Web).HandleAsync(actor, _desk.Publication, Token));
    }
}
