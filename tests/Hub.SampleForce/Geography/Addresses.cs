using System.Globalization;
using NetTopologySuite.Geometries;

namespace Hub.SampleForce.Geography;

/// <summary>Streets, postcodes and buildings inside the cells.</summary>
internal static class Addresses
{
    private const string UnitLetters = "ABDEFGHJLNPQRSTUWXYZ";
    private const int WardsPerOutwardCode = 3;

    // What data.police.uk names a snapped point after when it is not a street.
    private static readonly string[] Landmarks =
    ["Petrol Station", "Parking Area", "Park/Open Space", "Shopping Area", "Supermarket", "Nightclub", "Bus/Coach Station"];

    /// <summary>Lays streets and postcodes into every cell.</summary>
    public static void Lay(Force force, InventedNames names)
    {
        var dice = new Dice(force.Seed, "streets");
        foreach (var (ward, index) in force.Wards.Select((ward, index) => (ward, index)))
        {
            var outward = string.Create(CultureInfo.InvariantCulture, $"ZZ{1 + (index / WardsPerOutwardCode)}");
            var unit = index % WardsPerOutwardCode * 1000;
            foreach (var cell in ward.Cells)
            {
                var streets = Enumerable.Range(0, 7).Select(_ => names.Street()).ToArray();
                cell.Streets = [.. streets
                    .Concat(cell.Town is not null && cell.FromCentre < 0.4 ? [dice.Pick(Landmarks), dice.Pick(Landmarks)] : [])
                    .Select(name => ToStreet(name, Inside(cell, dice)))];
                var postcodes = new List<Postcode>();
                for (var i = 0; i < 18; i++)
                {
                    var point = Inside(cell, dice);
                    postcodes.Add(new Postcode($"{outward} {Inward(unit++)}", cell, point.X, point.Y, streets[i % streets.Length]));
                }

                cell.Postcodes = postcodes;
            }
        }
    }

    /// <summary>Buildings: homes that recur in returns everywhere, the rest where such buildings stand.</summary>
    public static IReadOnlyList<Premises> Build(Force force, InventedNames names)
    {
        var dice = new Dice(force.Seed, "premises");
        var result = new List<Premises>();
        foreach (var cell in force.Cells)
        {
            var isCentre = cell.Town is not null && cell.FromCentre < 0.3;
            Add(cell, PremisesType.Dwelling, 4 + (int)(cell.Deprivation * 8), () => "");
            Add(cell, PremisesType.Licensed, isCentre ? 3 : dice.Chance(0.25) ? 1 : 0, names.Inn);
            Add(cell, PremisesType.Shop, isCentre ? 3 : dice.Chance(0.4) ? 1 : 0, () => names.Business("Stores"));
            Add(cell, PremisesType.CashBusiness, isCentre ? 2 : dice.Chance(0.15) ? 1 : 0,
                () => names.Business(dice.Pick(["Car Wash", "Barbers", "Takeaway", "Vapes"])));
        }

        foreach (var ward in force.Wards.Where(ward => ward.Number % 3 == 1))
        {
            Add(ward.Cells[0], PremisesType.School, 1, names.School);
        }

        return result;

        void Add(Cell cell, PremisesType type, int count, Func<string> name)
        {
            for (var i = 0; i < count; i++)
            {
                var postcode = dice.Pick(cell.Postcodes);
                var uprn = string.Create(CultureInfo.InvariantCulture, $"999{result.Count * 37:000000000}");
                var flat = type == PremisesType.Dwelling && dice.Chance(0.3)
                    ? string.Create(CultureInfo.InvariantCulture, $"Flat {dice.Between(1, 14)}, ") : "";
                var address = string.Create(CultureInfo.InvariantCulture, $"{flat}{dice.Between(1, 98)} {postcode.Street}");
                result.Add(new Premises(uprn, name(), address, postcode, type));
            }
        }
    }

    /// <summary>A point inside the cell, six decimals.</summary>
    public static Coordinate Inside(Cell cell, Dice dice)
    {
        var ring = cell.Outline.ExteriorRing.Coordinates;
        for (var tries = 0; tries < 50; tries++)
        {
            var corner = ring[dice.Below(ring.Length)];
            var share = 0.85 * Math.Sqrt(dice.Unit());
            var point = new Coordinate(
                Math.Round(cell.Centre.Longitude + (share * (corner.X - cell.Centre.Longitude)), 6),
                Math.Round(cell.Centre.Latitude + (share * (corner.Y - cell.Centre.Latitude)), 6));
            if (cell.Outline.Contains(new Point(point)))
            {
                return point;
            }
        }

        return new Coordinate(cell.Centre.Longitude, cell.Centre.Latitude);
    }

    private static Street ToStreet(string name, Coordinate point) => new(name, point.X, point.Y);

    // 0 → "1AA", then letters move fastest; 3,600 codes in an outward code.
    private static string Inward(int unit)
    {
        var (sector, rest) = (unit / 400, unit % 400);
        return string.Create(CultureInfo.InvariantCulture, $"{sector + 1}{UnitLetters[rest / 20]}{UnitLetters[rest % 20]}");
    }
}
