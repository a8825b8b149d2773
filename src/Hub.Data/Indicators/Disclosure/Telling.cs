namespace Hub.Data.Indicators.Disclosure;

/// <summary>A number by its area and its days.</summary>
internal readonly record struct ToldPlace(string Area, DateOnly From, DateOnly Until)
{
    /// <summary>The name under which every version knows the force.</summary>
    public const string Force = "";

    /// <summary>The name of an area that is wider than those that profiles are made for: "county figure, not split".</summary>
    public static string Wider(string name) => name + " (not split)";
}

/// <summary>Names a number: its area, its days, and the returns that it rests on.</summary>
internal readonly record struct CellName(string Area, DateOnly From, DateOnly Until, string Mark);

/// <summary>One number that a version tells, or would.</summary>
/// <param name="Place">Area and days.</param>
/// <param name="Known">What a reader knows of it.</param>
/// <param name="IsHidden">True where the number itself is not printed.</param>
internal sealed record ToldNumber(ToldPlace Place, Known Known, bool IsHidden);

/// <summary>Areas that add up to another in some days.</summary>
/// <param name="Total">The name of the whole.</param>
/// <param name="Parts">The names of its parts.</param>
/// <param name="From">First day.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="Rest">What lies in the whole and in none of the parts.</param>
internal sealed record ToldSum(string Total, IReadOnlyList<string> Parts, DateOnly From, DateOnly Until, Known Rest);

/// <summary>All that one version tells of one indicator.</summary>
/// <param name="Name">The version in words: "Quellmoor, January to December 2025, edition 2".</param>
/// <param name="Numbers">Its numbers.</param>
/// <param name="Mark">
/// What a number of some days rests on: two versions with equal marks tell the same exact number, whatever else changed between them.
/// </param>
internal sealed record Telling(string Name, IReadOnlyList<ToldNumber> Numbers, Func<DateOnly, DateOnly, string> Mark)
{
    /// <summary>False for a register, whose months do not add up.</summary>
    public bool AddsUp { get; init; } = true;

    /// <summary>Areas that add up.</summary>
    public IReadOnlyList<ToldSum> Sums { get; init; } = [];

    /// <summary>What a number holds beside its steps: rows that are dated more widely. Null where the steps are no parts of it.</summary>
    public Func<ToldPlace, Known?> BesideSteps { get; init; } = _ => Known.Exactly(0);

    /// <summary>The same numbers, taken to be other ones than any other version tells.</summary>
    public Telling Apart() => this with { Mark = (from, until) => $"{Name}: {Mark(from, until)}" };

    /// <summary>The name of a number.</summary>
    public CellName Cell(ToldPlace place) => new(place.Area, place.From, place.Until, Mark(place.From, place.Until));
}
