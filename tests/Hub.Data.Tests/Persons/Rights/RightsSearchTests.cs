using Hub.Data.Access;
using Hub.Data.Persons.Rights;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Rights;

/// <summary>What is held about one person is found across agencies, and each sees its own.</summary>
public sealed class RightsSearchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<RightsWorld> WorldAsync() => RightsWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);

    [Fact]
    public async Task Search_TwoAgencies_FindsEachRowWithItsReason()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);

        var found = await world.FindingsAsync(world.Owner, request);

        Assert.Equal(
            [(1, "certain"), (2, "certain"), (4, "possible"), (5, "certain")],
            found.Select(finding => (finding.RowNumber - 1, finding.Certainty)));
        Assert.Equal(["same name", "same date of birth"], found[0].Why);
        Assert.Equal(["same name", "no date of birth to compare"], found[2].Why);
        Assert.All(found, finding => Assert.Equal(("part3", "suspect"), (finding.Regime, finding.Category)));
        Assert.Equal([(1, "certain")], (await world.FindingsAsync(world.Host, request)).Select(f => (f.RowNumber - 1, f.Certainty)));
    }

    [Fact]
    public async Task View_HandlingAgency_SeesNumbersOfAllAndRowsOfItsOwn()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);

        var view = await world.ViewAsync(world.Host, request);

        Assert.NotNull(view);
        Assert.Equal(RightsWorld.Anna.Name, view.Criteria?.Name);
        Assert.Equal(
            new[] { (world.Council.Agency, 3L, 1L, 4L), (world.Police.Agency, 1L, 0L, 1L) }.Order(),
            view.Standing!.Select(s => (s.AgencyId, s.Certain, s.Possible, s.Undecided)).Order());
        Assert.All(view.Findings, finding => Assert.Equal(world.PoliceSubmission, finding.SubmissionId));
    }

    [Fact]
    public async Task View_HoldingAgency_SeesItsRowsAndNoStanding()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);

        var view = await world.ViewAsync(world.Owner, request);

        Assert.NotNull(view);
        Assert.Null(view.Standing);
        Assert.All(view.Findings, finding => Assert.Equal(world.CouncilSubmission, finding.SubmissionId));
    }

    [Fact]
    public async Task View_AgencyWithoutRowsOrPersonWithoutTheRole_SeesNothing()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);

        Assert.Null(await world.ViewAsync(RightsWorld.Person(Guid.NewGuid(), isHost: false), request));
        Assert.Null(await world.ViewAsync(RightsWorld.Person(world.Council.Agency, isHost: false, Role.Analyst), request));
        Assert.Null(await world.ViewAsync(RightsWorld.Person(world.Police.Agency, isHost: true, Role.Administrator), request));
    }

    [Fact]
    public async Task Search_AgainAfterADecision_KeepsWhatWasDecided()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);
        var decision = await world.DecideAsync(world.Host, request, RightsOutcome.Disclose);

        Assert.IsType<SearchOutcome.Searched>(await world.SearchAsync(request));

        Assert.Equal([decision], (await world.FindingsAsync(world.Host, request)).Select(finding => finding.DecisionId));
        Assert.Equal(4, (await world.FindingsAsync(world.Owner, request)).Count);
    }

    [Fact]
    public async Task Search_IdentityNotProved_IsRefused()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAsync(RightAsked.Access, isProved: false);

        var refused = Assert.IsType<SearchOutcome.Refused>(await world.SearchAsync(request));
        Assert.Contains("identity is not proved", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await world.ScalarAsync<long>(
            "select count(*) from job.requests where kind = 'rights.search' and subject_id = @Id", new { Id = request.ToString() }));

        Assert.IsType<RightsResult.Done>(await world.ProveAsync(request, world.Today));
        Assert.IsType<SearchOutcome.Searched>(await world.SearchAsync(request));
    }

    [Fact]
    public async Task Criteria_StandNowhereInClear()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);
        await world.ViewAsync(world.Host, request);
        await world.DecideAndApplyAsync(world.Owner, request, RightsOutcome.Disclose);

        foreach (var table in new[] { "person.rights_requests", "person.rights_findings", "person.rights_decisions", "person.rights_extracts",
            "job.requests", "audit.events" })
        {
            Assert.Equal((table, 0L), (table, await world.ScalarAsync<long>(
                $"""
                select count(*) from {table} t
                where exists (select from unnest(array['Anna', '1990-02-01', '01/02/1990', '1 February 1990']) as told
                    where t::text ilike '%' || told || '%' or t::text ilike '%' || encode(told::bytea, 'hex') || '%')
                """)));
        }
    }

    [Fact]
    public async Task Register_WhatCannotBe_IsRefusedFieldByField()
    {
        using var world = await WorldAsync();
        var good = world.Registration(RightAsked.Access);
        var bad = good with
        {
            Reference = "Anna Example", ReceivedOn = world.Today.AddDays(1), IdentityAskedOn = null, IdentityProvedOn = null,
            Criteria = new PersonCriteria { Name = "Anna Example" },
        };

        var refused = Assert.IsType<RightsResult.Refused>(await world.TryRegisterAsync(bad));
        Assert.Equal(["Reference", "ReceivedOn", "Criteria"], refused.Problems.Select(problem => problem.Field));

        Assert.IsType<RightsResult.Done>(await world.TryRegisterAsync(good));
        var twice = Assert.IsType<RightsResult.Refused>(await world.TryRegisterAsync(good));
        Assert.Contains("already in use", twice.Problems.Single().Sentence, StringComparison.Ordinal);
        Assert.IsType<RightsResult.NotAllowed>(await world.TryRegisterAsync(world.Registration(RightAsked.Access), world.Owner));
    }

    [Fact]
    public async Task Answer_OnlyWhenAllIsDecidedAndApplied_ForgetsThePerson()
    {
        using var world = await WorldAsync();
        var request = await world.RegisterAndSearchAsync(RightAsked.Access);
        await world.DecideAndApplyAsync(world.Host, request, RightsOutcome.Disclose);
        Assert.Contains(
            "Northmere Test", Assert.IsType<RightsResult.Refused>(await world.AnswerAsync(request)).Problems.Single().Sentence,
            StringComparison.Ordinal);
        await world.DecideAndApplyAsync(world.Owner, request, RightsOutcome.Disclose);

        Assert.IsType<RightsResult.Done>(await world.AnswerAsync(request));

        var view = await world.ViewAsync(world.Host, request);
        Assert.Null(view!.Criteria);
        Assert.Equal(("answered", world.Today), (view.Request.Status, view.Request.AnsweredOn!.Value));
        Assert.IsType<SearchOutcome.Refused>(await world.SearchAsync(request));
    }

    [Fact]
    public async Task Extend_InTheFirstMonth_GivesTwoMore_AfterwardsNot()
    {
        using var world = await WorldAsync();
        var (first, second) = (await world.RegisterAsync(RightAsked.Access), await world.RegisterAsync(RightAsked.Access));

        Assert.IsType<RightsResult.Done>(await world.ExtendAsync(first));
        Assert.Equal(new DateOnly(2027, 2, 2), (await world.ViewAsync(world.Host, first))!.Request.Clock.DueOn);
        Assert.IsType<RightsResult.Refused>(await world.ExtendAsync(first));

        world.Time.Advance(TimeSpan.FromDays(31));
        Assert.Contains(
            "first month is over", Assert.IsType<RightsResult.Refused>(await world.ExtendAsync(second)).Problems.Single().Sentence,
            StringComparison.Ordinal);
    }
}
