using System.Globalization;
using System.Text;
using Hub.SampleForce.Geography;

namespace Hub.SampleForce.Makers;

/// <summary>
/// Street-level crime in the form of data.police.uk over the fictional cells: month only, points snapped, no key for
/// anti-social behaviour, some rows without a location and a few from a neighbouring force.
/// </summary>
public static class StreetCrimeFile
{
    private const double NoLocationShare = 0.019;
    private const double OutsideShare = 0.0035;
    private const string Headings =
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

    // Published types with their offences a year for each 1,000 residents of an average cell.
    private static readonly (string Name, double Rate)[] Types =
    [
        ("Anti-social behaviour", 9.0), ("Bicycle theft", 0.5), ("Burglary", 1.9), ("Criminal damage and arson", 3.6), ("Drugs", 1.3),
        ("Other crime", 0.9), ("Other theft", 2.6), ("Possession of weapons", 0.4), ("Public order", 3.0), ("Robbery", 0.4),
        ("Shoplifting", 3.4), ("Theft from the person", 0.4), ("Vehicle crime", 2.0), ("Violence and sexual offences", 10.5),
    ];

    private static readonly (string, double)[] Outcomes =
    [
        ("Investigation complete; no suspect identified", 34), ("Unable to prosecute suspect", 33), ("Under investigation", 12),
        ("Awaiting court outcome", 6), ("Local resolution", 4), ("Status update unavailable", 3), ("Offender given a caution", 2),
        ("Court result unavailable", 3), ("Action to be taken by another organisation", 2),
        ("Further investigation is not in the public interest", 1),
    ];

    /// <summary>
    /// Writes exactly <paramref name="rows"/> rows of the twelve months of 2025 in one file, as fast as can be: for benchmarks.
    /// The same arguments give the same bytes.
    /// </summary>
    public static void Write(string path, int rows, int seed)
    {
        var force = Force.Draw(seed);
        var dice = new Dice(seed, "street benchmark");
        var cells = new WeightedIndex(force.Cells.Select(cell => cell.Residents * (0.35 + (1.9 * cell.Deprivation))));
        var types = new WeightedIndex(Types.Select(type => type.Rate));
        using var writer = Open(path);
        for (var i = 0; i < rows; i++)
        {
            var month = new DateOnly(2025, 1 + dice.Below(12), 1);
            Row(writer, dice, force, month, force.Cells[cells.Draw(dice)], Types[types.Draw(dice)].Name);
        }
    }

    /// <summary>Writes one month of the story; returns the number of rows.</summary>
    public static int WriteMonth(string path, Force force, Story story, DateOnly month)
    {
        var dice = new Dice(force.Seed, "street " + month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        var events = new List<(Cell Cell, string Type)>();
        foreach (var cell in force.Cells)
        {
            foreach (var (type, rate) in Types)
            {
                var count = dice.Poisson(cell.Residents * rate / 12_000 * story.Street(cell, type, month));
                for (var i = 0; i < count; i++)
                {
                    events.Add((cell, type));
                }
            }
        }

        // As published: not in the order of places.
        dice.Shuffle(events);
        using var writer = Open(path);
        foreach (var (cell, type) in events)
        {
            Row(writer, dice, force, month, cell, type);
        }

        return events.Count;
    }

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var writer = new StreamWriter(File.Create(path), new UTF8Encoding(false), 1 << 18) { NewLine = "\n" };
        writer.WriteLine(Headings);
        return writer;
    }

    private static void Row(StreamWriter writer, Dice dice, Force force, DateOnly month, Cell cell, string type)
    {
        Span<char> key = stackalloc char[64];
        var isIncident = type == "Anti-social behaviour";
        if (!isIncident)
        {
            for (var i = 0; i < 4; i++)
            {
                dice.Bits().TryFormat(key[(i * 16)..], out _, "x16", CultureInfo.InvariantCulture);
            }

            writer.Write(key);
        }

        writer.Write(',');
        month.TryFormat(key, out var length, "yyyy-MM", CultureInfo.InvariantCulture);
        writer.Write(key[..length]);
        writer.Write("," + Blueprint.ForceName + "," + Blueprint.ForceName + ",");
        var where = dice.Unit();
        if (where < NoLocationShare)
        {
            writer.Write(",,No Location,,,");
        }
        else
        {
            Place(writer, dice, cell, where < NoLocationShare + OutsideShare);
        }

        writer.Write(type);
        writer.Write(',');
        writer.Write(isIncident ? "" : dice.Weighted(Outcomes));
        writer.WriteLine(',');
    }

    private static void Place(StreamWriter writer, Dice dice, Cell cell, bool isOutside)
    {
        Span<char> number = stackalloc char[16];
        var street = cell.Streets[dice.Below(cell.Streets.Count)];

        // The neighbouring force lies east of the board; its codes are no cell's.
        var longitude = isOutside ? street.Longitude + 1.2 : street.Longitude;
        longitude.TryFormat(number, out var length, "F6", CultureInfo.InvariantCulture);
        writer.Write(number[..length]);
        writer.Write(',');
        street.Latitude.TryFormat(number, out length, "F6", CultureInfo.InvariantCulture);
        writer.Write(number[..length]);
        writer.Write(",On or near ");
        writer.Write(isOutside ? "Beyond Road" : street.Name);
        writer.Write(',');
        writer.Write(isOutside ? "X01990001" : cell.Code);
        writer.Write(',');
        writer.Write(isOutside ? "Beyondshire 001A" : cell.Name);
        writer.Write(',');
    }
}
