using CsCheck;
using Hub.Data.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Dapper;

namespace Hub.Data.Tests.Areas;

public sealed class PlacingPropertyTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    private static readonly DateOnly On = new(2025, 6, 30);

    [Fact]
    public async Task Place_AnyPointInsideAnLsoa_PlacesItThere()
    {
        var placing = new Placing(areas.Index);
        var shapes = await ShapesAsync();
        Gen.Select(Gen.Int[0, shapes.Count - 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool).Sample(
            sample =>
            {
                var (code, shape) = shapes[sample.Item1];
                var box = shape.EnvelopeInternal;
                var at = new Coordinate(box.MinX + (sample.Item2 * box.Width), box.MinY + (sample.Item3 * box.Height));
                if (!shape.Contains(shape.Factory.CreatePoint(at)))
                {
                    at = shape.InteriorPoint.Coordinate;
                }

                var input = sample.Item4
                    ? new PlaceInput { Longitude = at.Y, Latitude = at.X }
                    : new PlaceInput { Longitude = at.X, Latitude = at.Y };
                var place = placing.Place(input, On);
                return place.Lsoa21 == code && place.Precision == "coordinates";
            },
            iter: 2000);
    }

    // The grid reference of a point 20 m or more inside an LSOA is placed in it: there and back costs far less.
    [Fact]
    public async Task Place_GridReferenceInsideAnLsoa_PlacesItThere()
    {
        var placing = new Placing(areas.Index);
        var shapes = await ShapesAsync();
        Gen.Int[0, shapes.Count - 1].Sample(
            i =>
            {
                var at = shapes[i].Shape.InteriorPoint;
                var (easting, northing) = NationalGrid.FromWgs84(at.X, at.Y);
                return placing.Place(new PlaceInput { Easting = easting, Northing = northing }, On).Lsoa21 == shapes[i].Code;
            },
            iter: 1000);
    }

    [Fact]
    public void Place_AnyText_NeverFailsAndNeverGuesses()
    {
        var placing = new Placing(areas.Index);
        var text = Gen.String.Null();
        Gen.Select(text, text, text, text).Sample(
            sample =>
            {
                var place = placing.Place(
                    new PlaceInput { Lsoa = sample.Item1, Postcode = sample.Item2, Ward = sample.Item3, Force = sample.Item4 }, On);
                return place.Lsoa21 is null || areas.Index.Lsoas.Contains(place.Lsoa21);
            },
            iter: 2000);
    }

    [Fact]
    public void AreaOf_EveryLsoaOnAnyDay_IsOneDistrictCspAndPolicingArea()
    {
        var index = areas.Index;
        Gen.Date[new(2001, 1, 1), new(2040, 1, 1)].Sample(
            day =>
            {
                var on = DateOnly.FromDateTime(day);
                var policing = on < new DateOnly(2026, 1, 19) ? 5 : 2;
                return index.Lsoas.Select(l => index.AreaOf(l, AreaKinds.Lpa, on)!.Code).Distinct().Count() == policing
                    && index.Lsoas.Select(l => index.AreaOf(l, AreaKinds.Csp, on)!.Code).Distinct().Count() == 5
                    && index.Lsoas.Select(l => index.AreaOf(l, AreaKinds.District, on)!.Code).Distinct().Count() == 9;
            },
            iter: 100);
    }

    private async Task<List<(string Code, Geometry Shape)>> ShapesAsync()
    {
        await using var connection = await areas.Database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var rows = await connection.QueryAsync<(string Code, byte[] Boundary)>(
            "select code, boundary from area.areas where kind = 'lsoa' order by code");
        var reader = new WKBReader();
        return [.. rows.Select(r => (r.Code, reader.Read(r.Boundary)))];
    }
}
