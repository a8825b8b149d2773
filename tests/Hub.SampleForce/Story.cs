using System.Text.Json.Nodes;
using Hub.SampleForce.Geography;

namespace Hub.SampleForce;

/// <summary>
/// What happens in the fictional force, so that tests know what the hub should find: hot spots, a county line between two
/// towns, one disruption with an effect, and the seasons.
/// </summary>
public sealed class Story
{
    // The published types that a drug market brings with it.
    private static readonly string[] MarketTypes =
        ["Drugs", "Violence and sexual offences", "Possession of weapons", "Anti-social behaviour", "Robbery"];

    private readonly HashSet<Cell> _operationCells;
    private readonly HashSet<Cell> _lineCells;
    private readonly Dictionary<Cell, double> _nightCells;
    private readonly Dictionary<Cell, double> _shopCells;
    private readonly HashSet<Cell> _burglaryCells;
    private readonly HashSet<Cell> _drugCells;

    internal Story(Force force, SampleOptions options)
    {
        var dice = new Dice(options.Seed, "story");
        OperationOn = options.From.AddMonths(options.Months * 5 / 8).AddDays(14);
        LineFrom = options.From.AddMonths(options.Months * 3 / 8);
        OperationTown = TownOf("Zebbery Cross");
        LineTowns = [TownOf("Yolt"), TownOf("Fazzelham")];
        _operationCells = Centre(OperationTown, 0.6);
        _lineCells = [.. LineTowns.SelectMany(town => Centre(town, 0.8))];
        var large = Blueprint.Districts.SelectMany(district => district.Towns).Where(town => town.Cells >= 30).ToArray();
        _nightCells = large.SelectMany(town => force.Cells.Where(cell => cell.Town == town).OrderBy(cell => cell.FromCentre).Take(3))
            .ToDictionary(cell => cell, _ => dice.Range(3.5, 6));
        _shopCells = large.SelectMany(town => force.Cells.Where(cell => cell.Town == town).OrderBy(cell => cell.FromCentre).Take(2))
            .ToDictionary(cell => cell, _ => dice.Range(6, 11));
        _drugCells = [.. _operationCells, .. Estates(large, 1)];
        _burglaryCells = [.. Estates(large, 3)];

        Town TownOf(string name) => Blueprint.Districts.SelectMany(district => district.Towns).Single(town => town.Name == name);
        HashSet<Cell> Centre(Town town, double within)
            => [.. force.Cells.Where(cell => cell.Town == town && cell.FromCentre < within)];
        IEnumerable<Cell> Estates(IEnumerable<Town> towns, int skip) => towns.Where((_, i) => i % 2 == skip % 2)
            .Select(town => force.Cells.Where(cell => cell.Town == town).OrderByDescending(cell => cell.Deprivation).Skip(skip).First())
            .SelectMany(cell => cell.Neighbours.Where(other => other.Town == cell.Town).Take(2).Append(cell));
    }

    /// <summary>The day of the one disruption that shows in the figures.</summary>
    public DateOnly OperationOn { get; }

    /// <summary>Where it took place.</summary>
    public Town OperationTown { get; }

    /// <summary>The first day of the county line.</summary>
    public DateOnly LineFrom { get; }

    /// <summary>The two towns between which the line runs.</summary>
    public IReadOnlyList<Town> LineTowns { get; }

    /// <summary>Group references of the group behind the operation and the group behind the line.</summary>
    public static (string Operation, string Line) Groups => ("MAR-OCG-007", "MAR-OCG-012");

    /// <summary>Times as many street crimes of a published type as the cell's residents alone would give, in a month.</summary>
    public double Street(Cell cell, string type, DateOnly month)
    {
        var factor = 0.35 + (1.9 * cell.Deprivation);
        var isNight = _nightCells.TryGetValue(cell, out var night);
        var isShops = _shopCells.TryGetValue(cell, out var shops);
        factor *= type switch
        {
            "Violence and sexual offences" or "Public order" or "Possession of weapons" when isNight => night,
            "Anti-social behaviour" or "Robbery" or "Theft from the person" when isNight => night * 0.7,
            "Shoplifting" => isShops ? shops : cell.Town is null ? 0.25 : 0.6,
            "Burglary" when _burglaryCells.Contains(cell) => 4.5,
            "Drugs" or "Possession of weapons" when _drugCells.Contains(cell) => 3.2,
            "Vehicle crime" when cell.Town is null => 1.7,
            _ => 1,
        };
        var isDrugMarket = MarketTypes.Contains(type);
        factor *= isDrugMarket && _operationCells.Contains(cell) ? Operation(month) : 1;
        factor *= type is "Drugs" or "Possession of weapons" && _lineCells.Contains(cell) && month >= LineFrom ? 1.9 : 1;
        return factor * Season(type, month);
    }

    /// <summary>Times as many events of a partner's kind about persons and homes.</summary>
    public double Partner(Cell cell, string kind, DateOnly month)
    {
        var factor = 0.3 + (2.2 * cell.Deprivation);
        var isLine = _lineCells.Contains(cell) && month >= LineFrom;
        factor *= kind switch
        {
            "missing_episodes" when isLine => 2.8,
            "school_suspensions" when isLine => 2.2,
            "housing_concerns" when isLine => 3.0,
            "exploitation_assessments" or "nrm_referrals" when isLine => 2.4,
            "istv_assaults" or "licensing_actions" when _nightCells.TryGetValue(cell, out var night) => night * 2,
            "trading_standards_seizures" when _shopCells.ContainsKey(cell) => 6,
            _ => 1,
        };
        factor *= kind is "housing_concerns" or "asb_incidents" or "istv_assaults" && _operationCells.Contains(cell)
            ? Operation(month) : 1;
        return factor * Season(kind, month);
    }

    /// <summary>What the hub should find.</summary>
    public JsonObject Truth() => new()
    {
        ["operation"] = new JsonObject
        {
            ["group"] = Groups.Operation, ["on"] = Text(OperationOn), ["town"] = OperationTown.Name,
            ["before"] = 2.2, ["after"] = 0.9,
            ["crimeTypes"] = new JsonArray([.. MarketTypes.Select(type => (JsonNode)type)]),
            ["kinds"] = new JsonArray("housing_concerns", "asb_incidents", "istv_assaults"), ["cells"] = Codes(_operationCells),
        },
        ["countyLine"] = new JsonObject
        {
            ["group"] = Groups.Line,
            ["from"] = Text(LineFrom),
            ["towns"] = new JsonArray([.. LineTowns.Select(town => (JsonNode)town.Name)]),
            ["factors"] = new JsonObject
            {
                ["missing_episodes"] = 2.8, ["school_suspensions"] = 2.2, ["housing_concerns"] = 3.0, ["exploitation_assessments"] = 2.4,
                ["nrm_referrals"] = 2.4, ["street_crime:Drugs"] = 1.9,
            },
            ["cells"] = Codes(_lineCells),
        },
        ["hotSpots"] = new JsonObject
        {
            ["nightTime"] = Codes(_nightCells.Keys), ["shops"] = Codes(_shopCells.Keys), ["burglary"] = Codes(_burglaryCells),
            ["drugs"] = Codes(_drugCells),
        },
    };

    // A drug market before the operation, less than the town's usual afterwards; in its month both, by days.
    private double Operation(DateOnly month)
    {
        var next = month.AddMonths(1);
        if (next <= OperationOn)
        {
            return 2.2;
        }

        var before = Math.Max(0, OperationOn.DayNumber - month.DayNumber) / (double)(next.DayNumber - month.DayNumber);
        return (2.2 * before) + (0.9 * (1 - before));
    }

    private static double Season(string what, DateOnly month)
    {
        var summer = -Math.Cos((month.Month - 1) * Math.PI / 6);
        return what switch
        {
            "Burglary" => 1 - (0.18 * summer),
            "Bicycle theft" => 1 + (0.5 * summer),
            "Anti-social behaviour" or "asb_incidents" or "deliberate_fires" => 1 + (0.28 * summer),
            "Violence and sexual offences" or "Public order" or "istv_assaults" => 1 + (0.1 * summer) + (month.Month == 12 ? 0.12 : 0),
            "Shoplifting" => month.Month is 11 or 12 ? 1.18 : 1,
            "school_suspensions" => month.Month == 8 ? 0.01 : month.Month is 4 or 7 or 12 ? 0.6 : 1.2,
            "missing_episodes" => 1 + (0.15 * summer),
            _ => 1,
        };
    }

    private static JsonArray Codes(IEnumerable<Cell> cells)
        => new([.. cells.Select(cell => cell.Code).Order(StringComparer.Ordinal).Select(code => (JsonNode)code)]);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
