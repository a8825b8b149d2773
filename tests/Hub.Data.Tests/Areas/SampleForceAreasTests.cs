using Hub.Data.Areas;
using Hub.Data.Areas.Import;
using Hub.Data.Database;
using Hub.Data.Tests.SampleForce;
using Hub.Testing;

namespace Hub.Data.Tests.Areas;

public sealed class SampleForceAreasTests(TestDatabase database, WrittenFolder written)
    : IClassFixture<TestDatabase>, IClassFixture<WrittenFolder>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ImportAsync_FictionalForce_FindsNoProblemAndFivePolicingAreas()
    {
        var folder = AreaFolder.Read(written.Folder, Path.Combine(written.Folder, "hub.json"));

        var result = await new AreaImport(database.Owner).ImportAsync(folder, "test", Token);
        var again = await new AreaImport(database.Owner).ImportAsync(folder, "test", Token);
        var index = await database.Jobs.InScopeAsync(Scope.None("test", "test"), AreaIndex.LoadAsync, Token);

        Assert.Empty(result.Problems);
        Assert.True(again.ChangedNothing);
        var profile = new ProfileAreas(index);
        Assert.Equal(5, profile.On(AreaKinds.Lpa, new(2025, 12, 31))!.Areas.Count);
        Assert.NotNull(profile.On(AreaKinds.Team, new(2025, 12, 31)));
    }
}
