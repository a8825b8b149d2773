using System.Text;
using Hub.Data.Persons.Rights;
using Hub.Data.Persons.Rights.Decisions;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Rights;

/// <summary>The owner's ruling takes effect everywhere, and nowhere else.</summary>
public sealed class RightsDecisionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private Task<RightsWorld> WorldAsync() => RightsWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    [Fact]
    public async Task Erase_RowsAreGoneEverywhere_TombstonesStay()
    {
        using var world = await WorldAsync();
        await world.AddRunAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Erasure);
        var id = new { Id = world.CouncilSubmission };
        Assert.Equal(4, await world.ScalarAsync<long>("select count(*) from ingest.source_records where submission_id = @Id", id));
        Assert.Equal(2, await world.ScalarAsync<long>("select count(*) from ingest.row_problems where submission_id = @Id", id));

        await world.DecideAndApplyAsync(world.Owner, request, RightsOutcome.Erase);

        Assert.Equal(4, await world.ScalarAsync<int>("select sum(row_number)::int from ingest.source_records where submission_id = @Id", id));
        Assert.Equal(4, await world.ScalarAsync<int>("select sum(row_number)::int from person.identity where submission_id = @Id", id));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from ingest.row_problems where submission_id = @Id", id));
        Assert.Equal("2 3 5", await world.ScalarAsync<string>(
            "select string_agg(row_number::text, ' ' order by row_number) from ingest.row_changes where submission_id = @Id", id));
        Assert.True(await world.ScalarAsync<bool>(
            """
            select destroyed_at is not null and sealed_key is null and destroyed_why like '%person%'
            from ingest.quarantine_files where submission_id = @Id
            """,
            id));
        Assert.Single(Directory.GetFiles(world.Police.Options.FilesFolder));
        Assert.Equal(1, await world.ScalarAsync<long>(
            """
            select count(*) from job.requests j join indicator.runs r on j.subject_id = r.run_id::text
            where j.kind = 'indicator.compute' and r.computed_at is null and r.area_kind = 'lpa'
            """));
        Assert.Equal(2, await world.ScalarAsync<long>(
            "select count(*) from ingest.source_records where submission_id = @PoliceSubmission", new { world.PoliceSubmission }));
    }

    [Fact]
    public async Task Apply_Twice_ChangesNothingTheSecondTime()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Erasure);
        var decision = await world.DecideAndApplyAsync(world.Owner, request, RightsOutcome.Erase);

        Assert.Equal(ApplyOutcome.AppliedBefore, await world.ApplyAsync(world.Owner, decision));
        Assert.Equal(ApplyOutcome.NotFound, await world.ApplyAsync(world.Host, decision));
    }

    [Fact]
    public async Task Restrict_RowsAreNotUsed_UntilItIsLifted()
    {
        using var world = await WorldAsync();
        var id = new { Id = world.CouncilSubmission };
        const string Rows = "select string_agg(r::text, '|' order by row_number) from ingest.source_records r where submission_id = @Id";
        var before = await world.ScalarAsync<string>(Rows, id);
        var request = await world.RegisterAndSearchAsync(RightAsked.Restriction);

        var decision = await world.DecideAndApplyAsync(world.Owner, request, RightsOutcome.Restrict);

        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from ingest.source_records where submission_id = @Id", id));
        Assert.Equal(3, await world.ScalarAsync<long>(
            "select count(*) from ingest.set_aside_records where submission_id = @Id and why = 'restricted'", id));
        Assert.Equal(5, await world.ScalarAsync<long>("select count(*) from person.identity where submission_id = @Id", id));

        Assert.IsType<RightsResult.Refused>(await world.LiftAsync(world.Host, await world.DecideAsync(
            world.Host, request, RightsOutcome.Restrict)));
        Assert.IsType<RightsResult.NotFound>(await world.LiftAsync(world.Host, decision));
        Assert.IsType<RightsResult.Done>(await world.LiftAsync(world.Owner, decision));
        Assert.Equal(ApplyOutcome.Applied, await world.ApplyAsync(world.Owner, decision));

        Assert.Equal(before, await world.ScalarAsync<string>(Rows, id));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from ingest.set_aside_records where submission_id = @Id", id));
    }

    [Fact]
    public async Task Correct_AgreedField_IsReplacedAndItsOriginalKeptAsHash()
    {
        using var world = await WorldAsync();
        await world.AddRunAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Rectification);

        var decision = await world.DecideAndApplyAsync(
            world.Owner, request, RightsOutcome.Correct, ruling => ruling with { Field = "severity", CorrectedValue = "Low" });

        Assert.Equal("low low low low", await world.ScalarAsync<string>(
            "select string_agg(fields ->> 'severity', ' ') from ingest.source_records where submission_id = @CouncilSubmission",
            new { world.CouncilSubmission }));
        Assert.Equal(3, await world.ScalarAsync<long>(
            "select count(*) from ingest.row_changes where change = 'corrected' and cause_id = @decision", new { decision }));
        Assert.True(await world.ScalarAsync<bool>(
            "select corrected_value is null and applied_at is not null from person.rights_decisions where decision_id = @decision",
            new { decision }));
    }

    [Fact]
    public async Task Correct_WithoutAValue_SetsTheRowsAside()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Rectification);

        await world.DecideAndApplyAsync(world.Owner, request, RightsOutcome.Correct);

        Assert.Equal(3, await world.ScalarAsync<long>(
            "select count(*) from ingest.set_aside_records where submission_id = @CouncilSubmission and why = 'disputed'",
            new { world.CouncilSubmission }));
    }

    [Fact]
    public async Task Disclose_MakesACopyForTheOwnerAlone_ThatIsNoFormula()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);
        var decision = await world.DecideAndApplyAsync(world.Owner, request, RightsOutcome.Disclose);

        var file = await world.DownloadAsync(world.Owner, decision);

        Assert.NotNull(file);
        var text = Encoding.UTF8.GetString(file.Content);
        Assert.Contains("\"Test incidents\",\"2025-04-01 to 2025-04-30\",\"2\",\"Full name\",\"Anna Example\",\"yes\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Severity\",\"High\",\"no\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Notes\",\"'=1+1\",\"no\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben Other", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", file.FileName, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("4", await world.ScalarAsync<string>(
            "select details::json ->> 'rows' from audit.events where kind = 'IdentitiesOpened' and subject_type = 'rights decision' order by at desc limit 1"));

        Assert.Null(await world.DownloadAsync(world.Host, decision));
        world.Time.Advance(TimeSpan.FromDays(31));
        Assert.Null(await world.DownloadAsync(world.Owner, decision));
    }

    [Fact]
    public async Task Decide_ForeignRowsOrTwice_IsRefused()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Erasure);
        var own = (await world.FindingsAsync(world.Owner, request)).Select(finding => finding.FindingId).ToList();

        var foreign = await world.TryDecideAsync(world.Host, new RightsRuling(request, own, RightsOutcome.Erase, "not ours to decide"));
        Assert.Equal("Findings", Assert.IsType<RightsResult.Refused>(foreign).Problems.Single().Field);

        await world.DecideAsync(world.Owner, request, RightsOutcome.Erase);
        var twice = await world.TryDecideAsync(world.Owner, new RightsRuling(request, own, RightsOutcome.Restrict, "changed our mind"));
        Assert.Contains("decided meanwhile", Assert.IsType<RightsResult.Refused>(twice).Problems.Single().Sentence, StringComparison.Ordinal);
        Assert.IsType<RightsResult.NotAllowed>(await world.TryDecideAsync(
            RightsWorld.Person(world.Council.Agency, false, Data.Access.Role.Analyst), new RightsRuling(request, own, RightsOutcome.Erase, "no role")));
    }

    [Theory]
    [InlineData(RightAsked.Access, RightsOutcome.Erase, null, null, null, "Outcome")]
    [InlineData(RightAsked.Access, RightsOutcome.Exempt, null, null, null, "Exemption")]
    [InlineData(RightAsked.Access, RightsOutcome.Exempt, "p2_crime", null, null, "Exemption")]
    [InlineData(RightAsked.Erasure, RightsOutcome.Erase, "p3_crime", null, null, "Exemption")]
    [InlineData(RightAsked.Rectification, RightsOutcome.Correct, null, "full_name", "Anna Right", "Field")]
    [InlineData(RightAsked.Rectification, RightsOutcome.Correct, null, "happened_on", "2025-04-09", "Field")]
    [InlineData(RightAsked.Rectification, RightsOutcome.Correct, null, "severity", "Enormous", "CorrectedValue")]
    public async Task Decide_WhatDoesNotFit_IsRefused(
        RightAsked right, RightsOutcome outcome, string? ground, string? field, string? value, string wrong)
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(right);
        var rows = (await world.FindingsAsync(world.Owner, request)).Select(finding => finding.FindingId).ToList();

        var result = await world.TryDecideAsync(world.Owner, new RightsRuling(request, rows, outcome, "reason")
        {
            Exemption = ground, Field = field, CorrectedValue = value,
        });

        Assert.Equal(wrong, Assert.IsType<RightsResult.Refused>(result).Problems.Single().Field);
    }

    [Fact]
    public async Task Exempt_WithItsGround_ChangesNoRow()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);

        await world.DecideAndApplyAsync(world.Owner, request, RightsOutcome.Exempt, ruling => ruling with { Exemption = "p3_crime" });

        Assert.Equal(4, await world.ScalarAsync<long>(
            "select count(*) from ingest.source_records where submission_id = @CouncilSubmission", new { world.CouncilSubmission }));
        Assert.Equal(
            "Data Protection Act 2018, section 45(4)(b)",
            (await world.ViewAsync(world.Owner, request))!.Decisions.Single().ExemptionReference);
    }
}
