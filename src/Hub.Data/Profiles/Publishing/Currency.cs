using Hub.Data.Profiles.Settings;

namespace Hub.Data.Profiles.Publishing;

/// <summary>What of a profile grows old.</summary>
public enum CurrencyKind
{
    /// <summary>A full profile of a new period.</summary>
    Full,

    /// <summary>The review of the last one: agreed to as it stands, or amended.</summary>
    Review,

    /// <summary>Its figures.</summary>
    Data,
}

/// <summary>When each was last done for an area; null where it never was.</summary>
/// <param name="Full">Day on which the last full profile was released (an edition 1).</param>
/// <param name="Review">Day of the last review: the release of an amendment, or a review that changed nothing.</param>
/// <param name="Data">Day on which the figures of the newest released profile were frozen.</param>
public sealed record LastDone(DateOnly? Full, DateOnly? Review, DateOnly? Data)
{
    /// <summary>An area of which nothing was ever released.</summary>
    public static readonly LastDone Never = new(null, null, null);
}

/// <summary>One date by which something is due.</summary>
/// <param name="Kind">What.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="IsOverdue">Whether that day has passed.</param>
/// <param name="Words">As a reader sees it: "Full profile due 3 April 2027", "Data refresh overdue since 3 July 2026".</param>
public sealed record DueDate(CurrencyKind Kind, DateOnly DueOn, bool IsOverdue, string Words);

/// <summary>
/// How current the profile of an area is: a full profile, a review and a refresh of the figures are each due so many months after
/// they were last done (the area's settings; 12, 6 and 3 by default). A full profile is also a review, and the figures it was
/// written from are as old as their snapshot. Dates are days in the United Kingdom; the due day itself is in time.
/// </summary>
/// <param name="Dates">Full, review and data, in that order; empty where no profile was ever released.</param>
public sealed record Currency(IReadOnlyList<DueDate> Dates)
{
    /// <summary>Whether anything is overdue.</summary>
    public bool IsOverdue => Dates.Any(date => date.IsOverdue);

    /// <summary>What is due first, or null where nothing was ever released; a full profile before the rest on the same day.</summary>
    public DueDate? Next => Dates.MinBy(date => date.DueOn);

    /// <summary>What is due of one kind, or null where nothing was ever released.</summary>
    public DueDate? Of(CurrencyKind kind) => Dates.FirstOrDefault(date => date.Kind == kind);

    /// <summary>How current the profile is, in a sentence for a home page or a board.</summary>
    public string Words => Dates switch
    {
        [] => "No profile is released yet",
        _ when IsOverdue => string.Join(
            "; ", Dates.Where(date => date.IsOverdue).Select((date, index) => index == 0 ? date.Words : Wording.Inline(date.Words))),
        _ => Next!.Words,
    };

    /// <summary>Works the dates out.</summary>
    /// <param name="settings">The area's intervals.</param>
    /// <param name="last">When each was last done.</param>
    /// <param name="today">Today in the United Kingdom.</param>
    public static Currency Of(AreaSettings settings, LastDone last, DateOnly today)
    {
        if (last.Full is not { } full)
        {
            return new Currency([]);
        }

        var review = last.Review is { } reviewed && reviewed > full ? reviewed : full;
        return new Currency(
        [
            Due(CurrencyKind.Full, full.AddMonths(settings.FullMonths), today),
            Due(CurrencyKind.Review, review.AddMonths(settings.ReviewMonths), today),
            Due(CurrencyKind.Data, (last.Data ?? full).AddMonths(settings.DataMonths), today),
        ]);
    }

    private static DueDate Due(CurrencyKind kind, DateOnly on, DateOnly today)
    {
        var how = today > on ? "overdue since" : today == on ? "due today," : "due";
        return new(kind, on, today > on, $"{Name(kind)} {how} {Wording.Date(on)}");
    }

    private static string Name(CurrencyKind kind) => kind switch
    {
        CurrencyKind.Full => "Full profile",
        CurrencyKind.Review => "Review",
        CurrencyKind.Data => "Data refresh",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This has no name."),
    };
}
