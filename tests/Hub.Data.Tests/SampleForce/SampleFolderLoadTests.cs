using System.Globalization;
using Hub.Data.Ingest;

namespace Hub.Data.Tests.SampleForce;

/// <summary>The fictional force through the product's own import and ingest: what is true in the folder is found.</summary>
public sealed class SampleFolderLoadTests(LoadedFolder loaded) : IClassFixture<LoadedFolder>
{
    [Fact]
    public void Import_Areas_WithoutAProblem()
    {
        Assert.Empty(loaded.Areas.Problems);
    }

    [Fact]
    public void Load_EveryReturn_KeepsAllRowsButTheBad()
    {
        var bad = loaded.Written.Truth("bad_rows.csv").Select(row => (row["file"], row["row"])).Distinct().ToLookup(pair => pair.Item1);
        var rows = loaded.Written.Truth("returns.csv").ToDictionary(row => row["file"], row => int.Parse(row["rows"], CultureInfo.InvariantCulture));

        Assert.All(loaded.Loads, load =>
        {
            var file = Path.GetRelativePath(loaded.Written.Folder, load.File.Path);
            var outcome = load.Outcome;
            Assert.True(outcome is LoadOutcome.Accepted, $"{file}: {outcome.Refusal}");
            Assert.Equal((rows[file], bad[file].Count()), (outcome.Rows.Read, outcome.Rows.Rejected));
        });
    }
}
