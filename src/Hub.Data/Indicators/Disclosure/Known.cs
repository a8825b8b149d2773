namespace Hub.Data.Indicators.Disclosure;

/// <summary>What a reader is told about one cell: it is a whole number from <paramref name="Least"/> to <paramref name="Most"/>.</summary>
/// <param name="Least">The least it can be.</param>
/// <param name="Most">The most it can be; <see cref="NoLimit"/> where nothing is said.</param>
internal readonly record struct Known(long Least, long Most)
{
    /// <summary>Stands for "as many as you like": larger than any count of a force.</summary>
    public const long NoLimit = 1_000_000_000_000;

    /// <summary>A number that is not printed and of which nothing is said.</summary>
    public static Known Nothing { get; } = new(0, NoLimit);

    /// <summary>An exact number.</summary>
    public static Known Exactly(long value) => new(value, value);

    /// <summary>True when the cell is told exactly.</summary>
    public bool IsFixed => Least == Most;

    /// <summary>What two tellings of the same number say together; the first alone where they contradict each other.</summary>
    public Known And(Known other)
    {
        var both = new Known(Math.Max(Least, other.Least), Math.Min(Most, other.Most));
        return both.Least <= both.Most ? both : this;
    }
}

/// <summary>A cell that is the sum of others, as every reader of the table knows.</summary>
/// <param name="Total">Place of the total among the cells.</param>
/// <param name="Parts">Places of the parts.</param>
internal sealed record Sum(int Total, IReadOnlyList<int> Parts);

/// <summary>
/// How much must stay open about a cell whose number is small, in the terms of Fischetti and Salazar (2000): the attacker's
/// least must not rise above <paramref name="Least"/> (lower protection level), the most not fall below <paramref name="Most"/>
/// (upper), and between them must lie at least <paramref name="Width"/> (sliding).
/// </summary>
internal readonly record struct Protection(long Least, long Most, long Width)
{
    /// <summary>Only the distance between least and most counts.</summary>
    public static Protection Sliding(long width) => new(long.MaxValue, long.MinValue, width);

    /// <summary>Every number from <paramref name="least"/> to <paramref name="most"/> must stay possible.</summary>
    public static Protection Range(long least, long most) => new(least, most, 0);

    /// <summary>Whether bounds leave as much open as is asked.</summary>
    public bool IsKept(long least, long most) => least <= Least && most >= Most && most - least >= Width;
}

/// <summary>A cell that the attacker tries to work out.</summary>
/// <param name="Cell">Its place.</param>
/// <param name="Protection">What must stay open about it.</param>
/// <param name="Below">
/// A cell that is seen to be this large is no small number and needs nothing: "withheld" also stands beside small ones.
/// </param>
internal readonly record struct Target(int Cell, Protection Protection, long Below = Known.NoLimit)
{
    /// <summary>Whether bounds leave as much open as is asked.</summary>
    public bool IsKept(long least, long most) => least >= Below || Protection.IsKept(least, most);
}

/// <summary>A cell that can be worked out more closely than its policy allows.</summary>
internal sealed record Finding(int Cell, long Least, long Most);
