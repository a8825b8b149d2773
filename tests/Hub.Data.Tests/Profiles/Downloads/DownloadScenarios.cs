using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Downloads;
using Hub.Data.Profiles.Editions;
using Hub.Data.Tests.Audit;
using Hub.Data.Tests.Profiles.Publishing;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Downloads;

/// <summary>Tables of an edition are taken away as a workbook.</summary>
public sealed class DownloadTablesScenario() : OpenEditionScenario("download tables of a released profile")
{
    public override Type Command => typeof(DownloadTables);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<DownloadTablesOutcome.Made>(await new DownloadTables(world.Web, TimeProvider.System).HandleAsync(
            Who, new(Edition, DownloadTables.AllTables), world.Token));
}

/// <summary>An agency's system reads a public edition.</summary>
public sealed class ReadReleasedFiguresScenario : ICommandScenario
{
    private ApiClient _client = null!;
    private Guid _edition;

    public Type Command => typeof(ReadReleasedFigures);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var agency = await world.AddAgencyAsync("reader");
        _client = new ApiClient(Guid.CreateVersion7(), agency, "reader", "Reader", "Feed", true);
        _edition = await new TestEditions(world.Superuser, world.Token).AddAsync("X99100001", Guid.CreateVersion7(), Edition.Public);
        return _client.ScopeFor("read released figures over the API");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<ReleasedFiguresOutcome.Found>(
            await new ReadReleasedFigures(world.Web, TimeProvider.System).HandleAsync(_client, new(_edition), world.Token));
}
