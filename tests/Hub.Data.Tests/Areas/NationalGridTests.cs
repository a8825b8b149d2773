using System.Text.Json;
using Hub.Data.Areas;

namespace Hub.Data.Tests.Areas;

public sealed class NationalGridTests
{
    // Expected: BNG_E, BNG_N, LONG and LAT that ONS publishes with each ward (geo/ward, May 2025): 269 points.
    [Fact]
    public void FromWgs84_WardsOfOns_AgreesWithinThreeMetres()
    {
        _ = RealFolder.Open();
        var points = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(RealFolder.Data, "geo", "ward")))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
            {
                var ward = feature.GetProperty("properties");
                var (easting, northing) = NationalGrid.FromWgs84(
                    ward.GetProperty("LONG").GetDouble(), ward.GetProperty("LAT").GetDouble());

                Assert.Equal(ward.GetProperty("BNG_E").GetDouble(), easting, 3.0);
                Assert.Equal(ward.GetProperty("BNG_N").GetDouble(), northing, 3.0);
                points++;
            }
        }

        Assert.Equal(269, points);
    }

    // One point of the ONS ward file by hand, so that the projection is tested without the folder: Arrow, E05009438.
    [Fact]
    public void FromWgs84_Arrow_IsItsGridReference()
    {
        var (easting, northing) = NationalGrid.FromWgs84(-2.918209, 52.2223);

        Assert.Equal(337_373, easting, 3.0);
        Assert.Equal(258_629, northing, 3.0);
    }

    [Fact]
    public void ToWgs84_ThereAndBack_IsTheSamePlace()
    {
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Double[-6, 1.7], CsCheck.Gen.Double[50, 58.5]),
            at =>
            {
                var (easting, northing) = NationalGrid.FromWgs84(at.Item1, at.Item2);
                var (longitude, latitude) = NationalGrid.ToWgs84(easting, northing);
                return Math.Abs(longitude - at.Item1) < 1e-6 && Math.Abs(latitude - at.Item2) < 1e-6;
            });
    }
}
