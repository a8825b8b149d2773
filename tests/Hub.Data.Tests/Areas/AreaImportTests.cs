using Dapper;
using Hub.Data.Areas.Import;

namespace Hub.Data.Tests.Areas;

public sealed class AreaImportTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ImportAsync_SecondTime_ChangesNothing()
    {
        var folder = RealFolder.Open();

        var again = await new AreaImport(areas.Database.Owner).ImportAsync(folder, "test", Token);

        Assert.True(areas.Result!.Succeeded);
        Assert.True(again.Succeeded);
        Assert.True(again.ChangedNothing);
    }
}
