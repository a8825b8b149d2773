using Hub.Data.Access;
using Hub.Data.Access.Record;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Access.Record;

public sealed class SearchRecordScenario : ICommandScenario
{
    private Actor _auditor = null!;

    public Type Command => typeof(SearchRecord);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _auditor = await RecordReader.AuditorAsync(world);
        return _auditor.ScopeFor("search the audit record");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<RecordOutcome.Found>(
            await new SearchRecord(world.Web).HandleAsync(_auditor, new RecordFilter { SubjectId = "none" }, 1, world.Token));
}

public sealed class ExportRecordScenario : ICommandScenario
{
    private Actor _auditor = null!;

    public Type Command => typeof(ExportRecord);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _auditor = await RecordReader.AuditorAsync(world);
        return _auditor.ScopeFor("export from the audit record");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<RecordOutcome.Found>(
            await new ExportRecord(world.Web).HandleAsync(_auditor, new RecordFilter(), world.Token));
}

internal static class RecordReader
{
    public static async Task<Actor> AuditorAsync(CommandWorld world)
    {
        var agency = new Membership(await world.AddAgencyAsync("police"), "police", "Police", true, [Role.Auditor], []);
        return new Actor(Guid.CreateVersion7(), "Somebody Invented", agency, [agency]);
    }
}
