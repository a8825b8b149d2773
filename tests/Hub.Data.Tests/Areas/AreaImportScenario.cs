using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Areas;

public sealed class AreaImportScenario : ICommandScenario
{
    public Type Command => typeof(AreaImport);

    public Task<Scope> ArrangeAsync(CommandWorld world) => Task.FromResult(Scope.None("system:command-line", "import of reference data"));

    public async Task RunAsync(CommandWorld world)
    {
        using var folder = new SmallFolder();
        var result = await new AreaImport(world.Owner).ImportAsync(folder.Open(), "system:command-line", world.Token);
        Assert.True(result.Succeeded);
    }
}
