using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Data.Tests.Audit;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Reports;

public sealed class ReadSubmissionProblemsScenario : ICommandScenario
{
    private Actor? _actor;
    private Guid _key;

    public Type Command => typeof(ReadSubmissionProblems);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var agency = await world.AddAgencyAsync("council");
        var records = new TestRecords(world.Superuser, world.Token);
        var agreement = await records.AddAgreementAsync(agency);
        await records.AddKindAsync("assaults", "Assaults");
        (var id, _key) = await records.AddSubmissionAsync(agency, agreement, "assaults", new DateOnly(2026, 3, 1), "partly_accepted");
        await records.AddProblemAsync(id, agency, agreement, 1, "The ward does not exist.", "error", (14, "Nowhere"), (15, null));
        _actor = new Actor(Guid.CreateVersion7(), "", new Membership(agency, "council", "", false, [Role.DataOfficer], []), []);
        return _actor.ScopeFor("read the problems of a return");
    }

    public async Task RunAsync(CommandWorld world)
    {
        var shown = Assert.IsType<SubmissionProblemsOutcome.Shown>(
            await new ReadSubmissionProblems(world.Web).HandleAsync(_actor!, new(_key), world.Token));
        Assert.Equal([new(14, "Nowhere"), new ProblemRow(15, null)], Assert.Single(shown.Problems).First);
    }
}
