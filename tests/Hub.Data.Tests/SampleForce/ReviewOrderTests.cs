using Hub.Data.Ingest;
using Hub.Data.Persons.Rights;
using Hub.Testing.Reviewing;

namespace Hub.Data.Tests.SampleForce;

/// <summary>The order of the review queue on half a year of the fictional force, whose truth is known; the whole is ./bench.sh review.</summary>
public sealed class ReviewOrderTests(LoadedFolder loaded) : IClassFixture<LoadedFolder>
{
    [Fact]
    public async Task ClearingTheTopOfTheQueue_ChangesMorePublishedFiguresThanTheNextTwoHundred()
    {
        var result = await new QueueTrial(
            loaded.Database, new RightsSeal(loaded.KeyFile, false), QueueTrial.ReadTruth(Path.Combine(loaded.Written.Folder, "truth", "records.csv")),
            InputFolder.Open(loaded.Written.Folder).Profile, TestContext.Current.CancellationToken).RunAsync(20, 200);

        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        Assert.True(result.Top.Turned > 0, $"Nothing among the first twenty is answered otherwise, so nothing is measured: {result}");
        Assert.True(result.Top.Exact > result.Next.Exact, result.ToString());
        Assert.True(result.Top.Published > result.Next.Published, result.ToString());
    }
}
