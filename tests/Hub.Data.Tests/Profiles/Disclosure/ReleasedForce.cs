using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Tests.Profiles.Disclosure;

/// <summary>
/// A force of a few areas that releases profiles of rolling years, each in several versions between which some months are sent again:
/// what the worker does with rows, done with numbers drawn from a seed.
/// </summary>
internal sealed class ReleasedForce
{
    private const string Kind = "street_crime";
    private const decimal Residents = 100_000;

    private static readonly DateOnly January = new(2024, 1, 1);

    private readonly Suppression _policy;
    private readonly Random _random;
    private readonly long[][] _months;
    private readonly long[] _returns;
    private readonly List<PrintedVersion> _released = [];

    public ReleasedForce(int seed, Suppression policy, int areas, int months, int mean)
    {
        (_policy, _random) = (policy, new(seed));
        _months = [.. Enumerable.Range(0, areas).Select(_ => Enumerable.Range(0, months).Select(_ => Draw(mean)).ToArray())];
        _returns = [.. Enumerable.Range(0, months).Select(month => (long)month)];
        Mean = mean;
    }

    private int Mean { get; }

    public IReadOnlyList<PrintedVersion> Released => _released;

    /// <summary>Numbers that the policy would allow, and how many of them are printed.</summary>
    public (int Allowed, int Kept) Numbers { get; private set; }

    /// <summary>One month comes anew for all areas.</summary>
    public void SendAgain()
    {
        var month = _random.Next(0, _returns.Length);
        _returns[month] = _returns.Max() + 1;
        foreach (var area in _months)
        {
            area[month] = _random.Next(0, 3) == 0 ? Draw(Mean) : area[month];
        }
    }

    /// <summary>The profiles of every area for a year, planned beside what was released; the blind plan knows nothing of it.</summary>
    public IReadOnlyList<PrintedVersion> Plan(int first, string name, bool isBlind = false)
    {
        var (from, until) = (January.AddMonths(first + 12), January.AddMonths(first + 24));
        var previous = January.AddMonths(first);
        var returns = Enumerable.Range(0, _returns.Length)
            .Select(month => new UsedReturn(_returns[month], Kind, January.AddMonths(month), January.AddMonths(month + 1))).ToList();
        var numbers = new List<PlannedNumber>();
        for (var area = 0; area < _months.Length; area++)
        {
            numbers.Add(Number(Name(area), from, until));
            numbers.Add(Number(Name(area), previous, from));
            numbers.AddRange(Enumerable.Range(first, 24).Select(month => Number(Name(area), January.AddMonths(month), January.AddMonths(month + 1))));
        }

        numbers.Add(Number(ToldPlace.Force, from, until));
        var own = new Telling(name, [], (start, end) => UsedReturn.Mark(returns, Kind, "", start, end))
        {
            Sums = [new(ToldPlace.Force, [.. Enumerable.Range(0, _months.Length).Select(Name)], from, until, Known.Exactly(0))],
        };
        var plan = TablePlan.Of(
            _policy, own, numbers, isBlind ? [] : new PrintedTellings("shoplifting", _released).Of, isSum: false, DisclosureLimits.Default);
        Assert.Null(plan.Failure);
        Figure Told(string area, DateOnly start, DateOnly end) => plan.IsWithheld(new(area, start, end))
            ? Figure.Withheld(Suppression.WithheldWords)
            : _policy.Release(Exact(area, start, end));
        var shown = numbers.Where(number => !number.Cell!.IsSmall).ToList();
        Numbers = (Numbers.Allowed + shown.Count, Numbers.Kept + shown.Count(number => !plan.IsWithheld(number.Place)));
        return [.. Enumerable.Range(0, _months.Length).Select(area => new PrintedVersion(
            $"{Name(area)}, {name}", true, Content(Name(area), first, Told), new Dictionary<string, PrintedIndicator>(), returns))];
    }

    /// <summary>Releases versions.</summary>
    public void Release(IEnumerable<PrintedVersion> versions) => _released.AddRange(versions.Select(version => version with { IsNew = false }));

    private PlannedNumber Number(string area, DateOnly from, DateOnly until)
    {
        var exact = Exact(area, from, until);
        return new(new(area, from, until), PolicyCells.Plan(_policy, exact, _policy.Hides(exact, exact), until == from.AddMonths(1) ? 1 : 4));
    }

    private long Exact(string area, DateOnly from, DateOnly until) => Enumerable.Range(0, _months.Length)
        .Where(place => area == ToldPlace.Force || Name(place) == area)
        .Sum(place => Enumerable.Range(0, _returns.Length)
            .Where(month => from <= January.AddMonths(month) && January.AddMonths(month) < until).Sum(month => _months[place][month]));

    private SnapshotContent Content(string area, int first, Func<string, DateOnly, DateOnly, Figure> told)
    {
        var (from, until) = (January.AddMonths(first + 12), January.AddMonths(first + 24));
        var none = Figure.Withheld("no rate");
        var months = Enumerable.Range(first, 24).Select(January.AddMonths)
            .Select(month => (month, told(area, month, month.AddMonths(1)))).ToList();
        var content = DisclosedFigures.Of(months, told(area, from, until), _policy, area, from);
        var force = Figure.Derive(4, [told(ToldPlace.Force, from, until)], values => values[0] / Residents * 1000);
        return content with
        {
            Front = content.Front with { PeriodUntil = until },
            Area = content.Area with
            {
                Facts = [new("Residents (2021)", Figure.Published(Residents / _months.Length), Figure.Published(Residents), "people", "Census 2021")],
            },
            Indicators =
            [
                content.Indicators[0] with
                {
                    Previous = told(area, January.AddMonths(first), from), ForceRate = force, RateUnit = "per 1,000 residents (Census 2021)",
                    Areas = [.. Enumerable.Range(0, _months.Length).Select(place => new AreaRate(
                        Name(place), Name(place) == area, told(Name(place), from, until), none, none, none))],
                },
            ],
            Placing = [new("Crimes", "AC-01", [], Figure.Released(0), Figure.Released(0), Figure.Released(0), "Police")],
        };
    }

    private static string Name(int area) => $"Area {area + 1}";

    private long Draw(int mean) => (long)(-Math.Log(1 - _random.NextDouble()) * mean);
}
