using Hub.SampleForce.Geography;
using Hub.Testing;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Hub.Data.Tests.SampleForce;

/// <summary>The invented map: whole, valid, populated, and nowhere that exists.</summary>
public sealed class ForceTests
{
    public static TheoryData<int> Seeds => [1, 2, 7, 42, 1066];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Draw_AnySeed_CellsAreAValidCoverage(int seed)
    {
        var force = Force.Draw(seed);

        Assert.InRange(force.Cells.Count, 500, 800);
        Assert.All(force.Cells, cell => Assert.True(cell.Outline.IsValid, cell.Code));
        Geometry[] outlines = [.. force.Cells.Select(cell => cell.Outline)];
        Assert.True(NetTopologySuite.Coverage.CoverageValidator.IsValid(outlines), "cells overlap or leave slivers");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Draw_AnySeed_DistrictsAndWardsHangTogether(int seed)
    {
        var force = Force.Draw(seed);

        Assert.InRange(force.Wards.Count, 90, 120);
        Assert.Equal(Blueprint.Districts, force.Wards.Select(ward => ward.District).Distinct());
        Assert.All(force.Wards, ward => Assert.IsType<Polygon>(Whole(ward.Cells)));
        Assert.All(
            force.Cells.GroupBy(cell => cell.Ward.District), district => Assert.IsType<Polygon>(Whole(district)));
    }

    [Fact]
    public void Draw_EveryCell_HasPeopleAndStandsInItsWardOnce()
    {
        var force = Force.Draw(1);

        Assert.All(force.Cells, cell =>
        {
            Assert.InRange(cell.Residents, 900, 2000);
            Assert.InRange(cell.Residents10To17, 20, cell.Residents0To17 - 1);
            Assert.InRange(cell.Households, 300, 1000);
            Assert.InRange(cell.Deprivation, 0, 1);
            Assert.Contains(cell, cell.Ward.Cells);
        });
        Assert.Equal(force.Cells.Count, force.Wards.Sum(ward => ward.Cells.Count));
        Assert.Equal(force.Wards.Count, force.Teams.Sum(team => team.Wards.Count));
        Assert.Equal(force.Cells.Count, force.Cells.Select(cell => cell.Code).Distinct().Count());
    }

    [Fact]
    public void Draw_EveryPoint_LiesInItsCellAndInTheSea()
    {
        var force = Force.Draw(1);

        Assert.All(force.Cells, cell => Assert.All(
            cell.Streets.Select(street => new Point(street.Longitude, street.Latitude))
                .Concat(cell.Postcodes.Select(postcode => new Point(postcode.Longitude, postcode.Latitude))),
            point => Assert.True(cell.Outline.Contains(point), cell.Code)));
        var bounds = new Envelope();
        force.Cells.ToList().ForEach(cell => bounds.ExpandToInclude(cell.Outline.EnvelopeInternal));

        // The Celtic Sea between Scilly (west to 6.45° W, north to 49.98° N), Cornwall (5.7° W) and Ireland (51.4° N).
        Assert.True(new Envelope(-8.0, -6.5, 50.1, 51.0).Contains(bounds), bounds.ToString());
    }

    [Fact]
    public void Draw_TwoSeeds_DifferentMaps()
    {
        Assert.NotEqual(Force.Draw(1).Cells[0].Centre, Force.Draw(2).Cells[0].Centre);
        Assert.Equal(Force.Draw(1).Cells[0].Centre, Force.Draw(1).Cells[0].Centre);
    }

    [Fact]
    public void Draw_Scale_MultipliesResidentsOnTheSameMap()
    {
        var (one, ten) = (Force.Draw(3), Force.Draw(3, 10));

        Assert.Equal(one.Cells.Select(cell => cell.Code), ten.Cells.Select(cell => cell.Code));
        Assert.InRange(ten.Cells.Sum(cell => cell.Residents) / (double)one.Cells.Sum(cell => cell.Residents), 9.9, 10.1);
    }

    [Fact]
    public void Draw_AnyName_IsNoRealPlace()
    {
        var real = RealPlaces.Names(RealData.Folder());
        var force = Force.Draw(1);
        var names = force.Wards.Select(ward => ward.Name)
            .Concat(force.Cells.Select(cell => cell.Name))
            .Concat(force.Cells.SelectMany(cell => cell.Streets).Select(street => street.Name))
            .Concat(force.Premises.Select(premises => premises.Name))
            .Concat(Blueprint.Districts.SelectMany(district => district.Towns).Select(town => town.Name))
            .Concat(Blueprint.Districts.Select(district => district.Name))
            .Concat(Blueprint.PolicingAreas.Select(area => area.Name))
            .Append(Blueprint.ForceArea)
            .Append(Blueprint.County.Name);

        Assert.True(real.Count > 500, "the list of real names is too short to prove anything");
        Assert.DoesNotContain(names, real.Contains);
    }

    private static Geometry Whole(IEnumerable<Cell> cells)
        => CoverageUnion.Union(new GeometryCollection([.. cells.Select(cell => cell.Outline)]));
}
