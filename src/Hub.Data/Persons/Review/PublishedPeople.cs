using System.Globalization;

namespace Hub.Data.Persons.Review;

/// <summary>A record as the figures count it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Agency">Who sent it.</param>
/// <param name="Category">Category of person: "victim", "suspected" or "other".</param>
/// <param name="Starts">When it counts: the newest placed record of a person says where.</param>
/// <param name="Code">The profile area it stands in, or null.</param>
internal sealed record CountedRecord(long Record, Guid Agency, string Category, DateOnly Starts, string? Code);

/// <summary>Where a person counts: a category in an area.</summary>
internal readonly record struct CountedAs(string Category, string Code);

/// <summary>
/// The figures of people counted once as they are published (LK-01 to LK-04): people of a category and area, by how many agencies know
/// them and by each agency. Each person stands in the area of the newest record that has one.
/// </summary>
internal sealed class PublishedPeople
{
    // The default policy of people: 1 to 7 are hidden, the rest rounded to 5 (a test holds it against Suppression.Default).
    private const int Threshold = 8, RoundTo = 5;

    private readonly bool _hasOverlap;
    private readonly IReadOnlyDictionary<string, string> _areas;
    private readonly IReadOnlyDictionary<Guid, string> _agencies;
    private readonly Dictionary<Cell, long> _exact = [];

    /// <param name="hasOverlap">Whether it is shown how many agencies know a person.</param>
    /// <param name="counts">People by category, area and the agencies that know them.</param>
    /// <param name="areas">Names of areas by code.</param>
    /// <param name="agencies">Names of agencies.</param>
    public PublishedPeople(
        bool hasOverlap, IEnumerable<(CountedAs As, HashSet<Guid> Agencies, long People)> counts,
        IReadOnlyDictionary<string, string> areas, IReadOnlyDictionary<Guid, string> agencies)
    {
        (_hasOverlap, _areas, _agencies) = (hasOverlap, areas, agencies);
        foreach (var (place, known, people) in counts)
        {
            Add(_exact, place, known, people);
        }
    }

    /// <summary>No figures yet.</summary>
    public static PublishedPeople None { get; } = new(false, [], new Dictionary<string, string>(), new Dictionary<Guid, string>());

    /// <summary>What is printed for an exact number; equal texts where a reader sees no difference.</summary>
    internal static string Reads(long exact) => exact == 0 ? "0" : exact < Threshold ? "few"
        : (Math.Round((decimal)exact / RoundTo, MidpointRounding.AwayFromZero) * RoundTo).ToString(CultureInfo.InvariantCulture);

    /// <summary>What changes where one person becomes two, or two become one.</summary>
    /// <param name="left">Counted records of one side.</param>
    /// <param name="right">Counted records of the other.</param>
    /// <param name="isTogether">Whether both count as one person now.</param>
    public ReviewEffect Change(IReadOnlyList<CountedRecord> left, IReadOnlyList<CountedRecord> right, bool isTogether)
    {
        var change = new Dictionary<Cell, long>();
        Count(change, left, isTogether ? 1 : -1);
        Count(change, right, isTogether ? 1 : -1);
        Count(change, [.. left, .. right], isTogether ? -1 : 1);
        var changed = change.Where(pair => pair.Value != 0)
            .OrderBy(pair => pair.Key.Column).ThenBy(pair => Words(pair.Key), StringComparer.Ordinal).ToList();
        return new ReviewEffect(
            changed.Count,
            changed.Sum(pair => Reading(_exact.GetValueOrDefault(pair.Key), pair.Value)),
            [.. changed.Take(ReviewEffect.WordsKept).Select(pair => $"{Words(pair.Key)}: {Said(pair.Value)}")]);
    }

    // A change that shows counts whole; one that rounding hides has brought the figure so much nearer to the next step.
    private static double Reading(long exact, long change)
        => Reads(exact) != Reads(Math.Max(0, exact + change)) ? 1
            : Math.Min(1, Math.Abs(change) / (double)(exact < Threshold ? Threshold : RoundTo));

    private void Count(Dictionary<Cell, long> change, IReadOnlyList<CountedRecord> records, int by)
    {
        foreach (var person in records.GroupBy(record => record.Category, StringComparer.Ordinal))
        {
            if (person.Where(record => record.Code is not null).OrderByDescending(record => record.Starts)
                .ThenByDescending(record => record.Record).FirstOrDefault()?.Code is { } code)
            {
                Add(change, new CountedAs(person.Key, code), [.. person.Select(record => record.Agency)], by);
            }
        }
    }

    private void Add(Dictionary<Cell, long> cells, CountedAs place, HashSet<Guid> known, long people)
    {
        void Put(Column column, Guid agency = default)
            => cells[new Cell(place, column, agency)] = cells.GetValueOrDefault(new Cell(place, column, agency)) + people;

        Put(Column.All);
        if (!_hasOverlap)
        {
            return;
        }

        Put(known.Count == 1 ? Column.One : Column.Several);
        if (known.Count > 1)
        {
            Put(known.Count == 2 ? Column.Two : Column.ThreeOrMore);
        }

        foreach (var agency in known)
        {
            Put(Column.Known, agency);
            Put(known.Count == 1 ? Column.Alone : Column.Shared, agency);
        }
    }

    private string Words(Cell cell)
    {
        var (agency, area) = (_agencies.GetValueOrDefault(cell.Agency, "an agency"), _areas.GetValueOrDefault(cell.As.Code, cell.As.Code));
        var who = cell.As.Category switch { "victim" => "Victims", "suspected" => "Suspected or convicted people", _ => "Other people" };
        return $"{who} in {area}" + cell.Column switch
        {
            Column.One => ", known to one agency",
            Column.Several => ", known to two agencies or more",
            Column.Two => ", known to two agencies",
            Column.ThreeOrMore => ", known to three agencies or more",
            Column.Known => $", known to {agency}",
            Column.Alone => $", known to {agency} alone",
            Column.Shared => $", known to {agency} and another agency",
            _ => "",
        };
    }

    private static string Said(long change) => change > 0 ? $"{change} more" : $"{-change} fewer";

    private enum Column
    {
        All,
        Several,
        One,
        Two,
        ThreeOrMore,
        Shared,
        Alone,
        Known,
    }

    private readonly record struct Cell(CountedAs As, Column Column, Guid Agency);
}
