using Hub.Data.Ingest.Kinds;
using Hub.SampleForce.Geography;
using Hub.SampleForce.People;

namespace Hub.SampleForce.Returns;

/// <summary>The fictional force with its people, its story and the kinds of data that its agencies send.</summary>
public sealed class World
{
    internal World(SampleOptions options, Force force, IReadOnlyList<DatasetKind> kinds)
    {
        Options = options;
        Force = force;
        Kinds = kinds;
        People = Population.Draw(force, options.From);
        Story = new Story(force, options);
    }

    /// <summary>What was asked for.</summary>
    public SampleOptions Options { get; }

    /// <summary>The map.</summary>
    public Force Force { get; }

    /// <summary>The shipped kinds.</summary>
    public IReadOnlyList<DatasetKind> Kinds { get; }

    /// <summary>Everybody whom agencies know.</summary>
    public Population People { get; }

    /// <summary>What happens.</summary>
    public Story Story { get; }

    /// <summary>The cells that an agency serves.</summary>
    public IReadOnlyList<Cell> CellsOf(SampleAgency agency)
        => agency.ServesForce ? Force.Cells : [.. Force.Cells.Where(cell => agency.Districts.Contains(cell.Ward.District))];
}

/// <summary>The return in hand: its agency, kind and period, with the means to choose where, who and when.</summary>
internal sealed class ReturnContext(World world, SampleAgency agency, DatasetKind kind, ReturnPeriod period, int attempt = 0)
{
    private readonly Dictionary<DateOnly, (WeightedIndex Cells, IReadOnlyList<Cell> Served)> _cells = [];
    private readonly Dictionary<DateOnly, WeightedIndex> _people = [];
    private readonly Clerk _clerk = new(
        new Dice(world.Options.Seed, $"clerk {agency.Code} {kind.Kind} {period.Name} {attempt}"), Recording.Of(agency.Type));

    private int _keys;

    public World World { get; } = world;

    public SampleAgency Agency { get; } = agency;

    public DatasetKind Kind { get; } = kind;

    public ReturnPeriod Period { get; } = period;

    /// <summary>Chance of this return alone.</summary>
    public Dice Dice { get; } = new(world.Options.Seed, $"return {agency.Code} {kind.Kind} {period.Name} {attempt}");

    /// <summary>
    /// How many events fall in a month, where the whole force at scale 1 has <paramref name="perYear"/> of them a year when
    /// nothing in particular happens.
    /// </summary>
    public int Events(double perYear, DateOnly month)
    {
        var usual = World.Force.Cells.Sum(cell => cell.Residents * (0.3 + (2.2 * cell.Deprivation)));
        return Dice.Poisson(perYear / 12 * World.Force.Scale * CellIndex(month).Cells.Total / usual);
    }

    /// <summary>A cell by residents, deprivation and the story.</summary>
    public Cell Cell(DateOnly month)
    {
        var (cells, served) = CellIndex(month);
        return served[cells.Draw(Dice)];
    }

    /// <summary>A person of the agency's area in an age range, by how often they come to notice and by the story.</summary>
    public Person? Person(DateOnly month, int fromAge, int toAge)
    {
        if (!_people.TryGetValue(month, out var index))
        {
            _people[month] = index = new WeightedIndex(World.People.People.Select(person =>
                Agency.Districts.Contains(person.Cell.Ward.District)
                ? person.Activity * World.Story.Partner(person.Cell, Kind.Kind, month) : 1e-12));
        }

        for (var tries = 0; tries < 60; tries++)
        {
            var person = World.People.People[index.Draw(Dice)];
            if (person.AgeOn(month) >= fromAge && person.AgeOn(month) <= toAge && Agency.Districts.Contains(person.Cell.Ward.District))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>A building of a type, near where the story has it.</summary>
    public Premises? Premises(DateOnly month, params PremisesType[] types)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var cell = Cell(month);
            var fitting = World.Force.PremisesIn(cell).Where(premises => types.Contains(premises.Type)).ToArray();
            if (fitting.Length > 0)
            {
                return Dice.Pick(fitting);
            }
        }

        return null;
    }

    /// <summary>An instant of a month, in the evening more often than in the morning.</summary>
    public DateTime At(DateOnly month)
        => month.AddDays(Dice.Below(DateTime.DaysInMonth(month.Year, month.Month)))
            .ToDateTime(new TimeOnly(
                Dice.Weighted([(Dice.Between(0, 3), 2), (Dice.Between(7, 16), 4), (Dice.Between(17, 23), 6)]), Dice.Between(0, 59)));

    /// <summary>An instant on a Friday or Saturday night where there is a choice, as assaults are.</summary>
    public DateTime AtNight(DateOnly month)
    {
        var at = At(month);
        for (var tries = 0; tries < 4 && at.DayOfWeek is not (DayOfWeek.Friday or DayOfWeek.Saturday); tries++)
        {
            at = At(month);
        }

        return Dice.Chance(0.6) ? at.Date.AddHours(Dice.Between(21, 23)).AddMinutes(Dice.Between(0, 59)) : at;
    }

    /// <summary>The next key of this return.</summary>
    public string NextKey(string prefix)
    {
        var sender = Agency.Code[..Math.Min(4, Agency.Code.Length)].ToUpperInvariant();
        return FormattableString.Invariant($"{prefix}-{Period.From:yyMM}-{sender}-{++_keys:00000}");
    }

    /// <summary>The agency's own number of a person: the same in each of its returns.</summary>
    public string KeyOf(Person person, string prefix)
    {
        var salt = Agency.Code.Aggregate(7, (sum, letter) => ((sum * 31) + letter) % 1_000_003);
        var number = int.Parse(person.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        return FormattableString.Invariant($"{prefix}{((number * 7919L) + salt) % 9_999_991:0000000}");
    }

    /// <summary>The person as this agency writes them down.</summary>
    public RecordedPerson Write(Person person) => _clerk.Write(person);

    private (WeightedIndex Cells, IReadOnlyList<Cell> Served) CellIndex(DateOnly month)
    {
        if (!_cells.TryGetValue(month, out var index))
        {
            var served = World.CellsOf(Agency);
            _cells[month] = index = (
                new WeightedIndex(served.Select(cell => cell.Residents * World.Story.Partner(cell, Kind.Kind, month))), served);
        }

        return index;
    }
}
