namespace Hub.Data.Primitives;

/// <summary>
/// Days from <paramref name="From"/> up to, and not including, <paramref name="Until"/>. <see cref="DateOnly.MinValue"/> and
/// <see cref="DateOnly.MaxValue"/> stand for "as far back as is known" and "until further notice" (PostgreSQL's infinities).
/// </summary>
public readonly record struct DateRange(DateOnly From, DateOnly Until) : IComparable<DateRange>
{
    /// <summary>Every day.</summary>
    public static DateRange Always { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Whether it holds no day.</summary>
    public bool IsEmpty => From >= Until;

    /// <summary>Whether <paramref name="day"/> lies in it.</summary>
    public bool Contains(DateOnly day) => From <= day && day < Until;

    /// <summary>The days that both hold; may be empty.</summary>
    public DateRange Intersect(DateRange other)
        => new(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);

    /// <inheritdoc/>
    public int CompareTo(DateRange other)
        => From.CompareTo(other.From) is var byFrom and not 0 ? byFrom : Until.CompareTo(other.Until);

    /// <summary>Joins ranges that touch or overlap; the result is in order.</summary>
    public static IReadOnlyList<DateRange> Merge(IEnumerable<DateRange> ranges)
    {
        var merged = new List<DateRange>();
        foreach (var range in ranges.Where(r => !r.IsEmpty).Order())
        {
            if (merged.Count > 0 && range.From <= merged[^1].Until)
            {
                var last = merged[^1];
                merged[^1] = last with { Until = range.Until > last.Until ? range.Until : last.Until };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
