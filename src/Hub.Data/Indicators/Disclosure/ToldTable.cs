namespace Hub.Data.Indicators.Disclosure;

/// <summary>
/// All that several versions tell of one indicator, as one table: areas by days. The same number in two versions is one cell
/// where it cannot have changed. Days are cut where any version's days begin or end, so that the years of two versions add up
/// from the same pieces whether or not these are printed.
/// </summary>
internal sealed class ToldTable
{
    private readonly Dictionary<CellName, int> _places = [];
    private readonly List<CellName> _names = [];
    private readonly List<Known> _known = [];
    private readonly List<Sum> _sums = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<int> _hidden = [];

    public ToldTable(IReadOnlyList<Telling> tellings)
    {
        foreach (var telling in tellings)
        {
            foreach (var number in telling.Numbers)
            {
                var place = Put(telling.Cell(number.Place));
                _known[place] = _known[place].And(number.Known);
                if (number.IsHidden)
                {
                    _ = _hidden.Add(place);
                }
            }
        }

        var edges = tellings.Where(telling => telling.AddsUp)
            .SelectMany(telling => telling.Numbers.SelectMany(number => new[]
            {
                (number.Place.Area, Day: number.Place.From), (number.Place.Area, Day: number.Place.Until),
            }))
            .Distinct().OrderBy(edge => edge.Day).ToLookup(edge => edge.Area, edge => edge.Day);
        foreach (var telling in tellings)
        {
            foreach (var place in telling.AddsUp ? telling.Numbers.Select(number => number.Place).Distinct() : [])
            {
                AddSteps(telling, place, [.. edges[place.Area].Where(day => place.From <= day && day <= place.Until)]);
            }

            foreach (var sum in telling.Sums)
            {
                Add(
                    Put(telling.Cell(new(sum.Total, sum.From, sum.Until))),
                    [.. sum.Parts.Select(part => Put(telling.Cell(new(part, sum.From, sum.Until))))],
                    sum.Rest);
            }
        }
    }

    /// <summary>What is known of each cell.</summary>
    public IReadOnlyList<Known> Cells => _known;

    /// <summary>The sums that hold.</summary>
    public IReadOnlyList<Sum> Sums => _sums;

    /// <summary>Cells whose number is not printed though something is said of it, in their order.</summary>
    public IReadOnlyList<int> Hidden => [.. _hidden.Order()];

    /// <summary>The name of a cell.</summary>
    public CellName Name(int cell) => _names[cell];

    /// <summary>The place of a name; null where the table has none.</summary>
    public int? Find(CellName name) => _places.TryGetValue(name, out var place) ? place : null;

    /// <summary>Whether something is said of a cell and its number is not.</summary>
    public bool IsHidden(int cell) => _hidden.Contains(cell);

    private void AddSteps(Telling telling, ToldPlace place, IReadOnlyList<DateOnly> edges)
    {
        if (edges.Count > 2 && telling.BesideSteps(place) is { } rest)
        {
            Add(
                Put(telling.Cell(place)),
                [.. edges.Zip(edges.Skip(1), (from, until) => Put(telling.Cell(new(place.Area, from, until))))],
                rest);
        }
    }

    private int Put(CellName name)
    {
        if (!_places.TryGetValue(name, out var place))
        {
            _places[name] = place = _known.Count;
            _names.Add(name);
            _known.Add(Known.Nothing);
        }

        return place;
    }

    // A sum that what is told contradicts does not hold: rows that count in several parts, a table that is no sum at all.
    private void Add(int total, List<int> parts, Known rest)
    {
        var (least, most) = (parts.Sum(part => _known[part].Least) + rest.Least, parts.Sum(part => _known[part].Most) + rest.Most);
        if (least > _known[total].Most || most < _known[total].Least
            || !_written.Add(FormattableString.Invariant($"{total}={string.Join('+', parts)}+{rest}")))
        {
            return;
        }

        if (rest != Known.Exactly(0))
        {
            _names.Add(_names[total] with { Area = $"rest of {_names[total].Area}" });
            _known.Add(rest);
            parts.Add(_known.Count - 1);
        }

        _sums.Add(new(total, parts));
    }
}
