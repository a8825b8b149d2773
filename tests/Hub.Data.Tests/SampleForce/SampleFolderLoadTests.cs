using System.Globalization;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

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
        var rows = loaded.Written.Truth("returns.csv").ToDictionary(row => row["file"], row => int.Parse(row["rows"],
            CultureInfo.InvariantCulture));

        Assert.All(loaded.Loads, load =>
        {
            var file = Path.GetRelativePath(loaded.Written.Folder, load.File.Path);
            var outcome = load.Outcome;
            Assert.True(outcome is LoadOutcome.Accepted, $"{file}: {outcome.Refusal}");
            Assert.Equal((rows[file], bad[file].Count()), (outcome.Rows.Read, outcome.Rows.Rejected));
        });
    }

    [Fact]
    public async Task Agreements_LetStaffOfEveryAgencyTellTheIntelligenceUnit()
    {
        foreach (var agency in loaded.Loads.Select(load => load.File.AgencyId).Distinct())
        {
            Assert.IsType<SharingDecision.Allowed>(await loaded.Database.Jobs.InScopeAsync(
                Scope.Of("test", "test", agency),
                session => SharingGate.DecideAsync(session, agency, WrittenKinds.IntelligenceReport, loaded.Written.Options.Until),
                TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Load_Returns_PlaceNearlyEveryRow()
    {
        var rows = loaded.Loads.Where(load => load.File.Kind is not ("ocg_register" or "actions_4p" or "disruptions"))
            .Select(load => (load.File.Kind, load.Outcome.Rows))
            .GroupBy(load => load.Kind)
            .ToDictionary(group => group.Key, group => (
                Accepted: group.Sum(load => load.Rows.Accepted),
                Placed: group.Sum(load => load.Rows.Placed),
                Outside: group.Sum(load => load.Rows.Outside)));

        Assert.All(rows, kind => Assert.True(kind.Value.Placed > kind.Value.Accepted * 0.85, $"{kind.Key}: {kind.Value}"));

        // Rows of the neighbouring force are told apart, as in published files.
        Assert.InRange(rows["street_crime"].Outside / (double)rows["street_crime"].Accepted, 0.002, 0.006);
    }
}
