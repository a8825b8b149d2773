using CsvHelper;
using Hub.Data.Areas;

namespace Hub.Data.Tests.Areas;

public sealed class PlacingTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    private static readonly DateOnly InFiveAreas = new(2025, 6, 30);
    private static readonly DateOnly InTwoAreas = new(2026, 6, 30);

    private Placing Placing => new(areas.Index);

    // Expected totals: ../shared/data/README.md, "Known facts to test against".
    [Fact]
    public void Place_StreetCrimeOf2025_GivesTheKnownTotals()
    {
        var placing = Placing;
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(RealFolder.Data, "police", "street"), "2025-*.csv"))
        {
            using var reader = CsvReader.FromFile(file, new CsvReaderOptions { HasHeader = true });
            while (reader.Read())
            {
                var input = new PlaceInput
                {
                    Longitude = reader.TryParse<double>(reader.GetFieldIndex("Longitude"), out var x) ? x : null,
                    Latitude = reader.TryParse<double>(reader.GetFieldIndex("Latitude"), out var y) ? y : null,
                    Lsoa = reader.GetString("LSOA code"),
                };
                var place = placing.Place(input, InFiveAreas);
                var key = place.Lsoa21 is { } lsoa ? areas.Index.AreaOf(lsoa, AreaKinds.Lpa, InFiveAreas)!.Name : place.Precision;
                totals[key] = totals.GetValueOrDefault(key) + 1;
            }
        }

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["South Worcestershire"] = 25_839, ["North Worcestershire"] = 23_636, ["Shropshire"] = 19_984,
                ["Telford & Wrekin"] = 18_388, ["Herefordshire"] = 11_948, ["outside"] = 348, ["none"] = 1_962,
            },
            totals);
    }
}
