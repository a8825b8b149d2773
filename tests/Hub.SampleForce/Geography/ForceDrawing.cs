using System.Globalization;
using NetTopologySuite.Geometries;

namespace Hub.SampleForce.Geography;

public sealed partial class Force
{
    private const double CellsPerWard = 5.6;
    private const double KmPerDegreeLatitude = 111.2;

    /// <summary>Draws the force of a seed. Scale 1 has about 700,000 residents.</summary>
    public static Force Draw(int seed, double scale = 1)
    {
        var force = new Force(seed, scale);
        var mesh = Mesh.Draw(seed);
        var drawn = mesh.Cells.Select(ToCell).ToArray();
        Settlement.Populate(drawn, new Dice(seed, "people"), scale);
        var districtOf = Partition.Districts(mesh);
        var names = new InventedNames(new Dice(seed, "names"));
        var residents = drawn.Select(cell => cell.Residents).ToArray();
        var wards = new List<Ward>();
        var cells = new List<Cell>();
        for (var index = 0; index < Blueprint.Districts.Count; index++)
        {
            var district = Blueprint.Districts[index];
            var own = Enumerable.Range(0, drawn.Length).Where(cell => districtOf[cell] == index).ToArray();
            var groups = Partition.Wards(mesh, own, CellsPerWard, residents, new Dice(seed, "wards " + district.Code));
            var number = 0;
            foreach (var group in groups.OrderByDescending(group => group.Average(cell => drawn[cell].Centre.Latitude)))
            {
                number++;
                var members = group.Select(cell => drawn[cell]).OrderByDescending(cell => cell.Centre.Latitude).ToArray();
                var ward = new Ward(Code("X05", wards.Count + 1), names.Ward(members), district, number) { Cells = members };
                for (var i = 0; i < members.Length; i++)
                {
                    var letter = (char)('A' + i);
                    members[i].Index = cells.Count;
                    members[i].Ward = ward;
                    members[i].Code = Code("X01", cells.Count + 1);
                    members[i].Name = string.Create(CultureInfo.InvariantCulture, $"{district.Name} {number:000}{letter}");
                    cells.Add(members[i]);
                }

                wards.Add(ward);
            }
        }

        foreach (var cell in mesh.Cells)
        {
            drawn[cell.Index].Neighbours = [.. cell.Neighbours.Select(other => drawn[other]).OrderBy(other => other.Index)];
        }

        force.Cells = cells;
        force.Wards = wards;
        Addresses.Lay(force, names);
        force.Premises = Addresses.Build(force, names);
        force.Teams = MakeTeams(force);
        return force;
    }

    /// <summary>Kilometres on the drawing board to degrees, cut to six decimals (a tenth of a metre).</summary>
    internal static Coordinate ToDegrees(Coordinate point) => new(
        Math.Round(Blueprint.West + (point.X / (KmPerDegreeLatitude * Math.Cos(Blueprint.South * Math.PI / 180))), 6),
        Math.Round(Blueprint.South + (point.Y / KmPerDegreeLatitude), 6));

    private static string Code(string prefix, int number)
        => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:000000}");

    private static Cell ToCell(MeshCell cell)
    {
        var ring = new List<Coordinate>();
        foreach (var point in cell.Outline.Select(ToDegrees))
        {
            if (ring.Count == 0 || !ring[^1].Equals2D(point))
            {
                ring.Add(point);
            }
        }

        ring.Add(ring[0].Copy());
        var centre = ToDegrees(cell.Site);
        return new Cell(new Polygon(new LinearRing([.. ring])), (centre.X, centre.Y))
        {
            Town = cell.Town,
            FromCentre = cell.Town is { } town
                ? Math.Min(1, cell.Site.Distance(new Coordinate(town.X, town.Y)) / town.RadiusKm)
                : 1,
        };
    }

    private static List<NeighbourhoodTeam> MakeTeams(Force force)
    {
        var teams = new List<NeighbourhoodTeam>();
        foreach (var district in force.Wards.GroupBy(ward => ward.District))
        {
            foreach (var group in district.OrderBy(ward => ward.Number).Chunk(4))
            {
                teams.Add(new NeighbourhoodTeam(Code("X99", 200000 + teams.Count + 1), group[0].Name + " team", group));
            }
        }

        return teams;
    }
}
