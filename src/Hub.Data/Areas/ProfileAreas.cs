using System.Globalization;

namespace Hub.Data.Areas;

/// <summary>
/// The areas of one kind that a profile is made for, as at one day. <see cref="Sentence"/> says which set that is; where the set
/// changed within the period, it says so.
/// </summary>
public sealed record ProfileAreaSet(AreaSet Set, DateOnly AsAt, IReadOnlyList<Area> Areas, bool ChangedInPeriod, string Sentence);

/// <summary>Answers "which areas": those of a kind that stand on a day, for a period those of its last day.</summary>
public sealed class ProfileAreas(AreaIndex index)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The areas of <paramref name="kind"/> on a day, in order of their names; null where no set stands.</summary>
    public ProfileAreaSet? On(string kind, DateOnly date) => ForPeriod(kind, date, date.AddDays(1));

    /// <summary>
    /// The areas for a period: those that stand on its last day, for all of it. null where no set of the kind stands then.
    /// </summary>
    /// <param name="kind">One of <see cref="AreaKinds"/>.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">First day after the period.</param>
    public ProfileAreaSet? ForPeriod(string kind, DateOnly from, DateOnly until)
    {
        var asAt = until.AddDays(-1);
        var set = index.Sets.FirstOrDefault(s => s.Kind == kind && s.Valid.Contains(asAt));
        if (set is null)
        {
            return null;
        }

        var areas = index.Areas
            .Where(a => a.Kind == kind && a.Valid.Contains(asAt))
            .OrderBy(a => a.Name, StringComparer.Ordinal)
            .ThenBy(a => a.Code, StringComparer.Ordinal)
            .ToList();
        var changed = set.Valid.From > from;
        return new ProfileAreaSet(set, asAt, areas, changed, Sentence(set, from, asAt, changed));
    }

    private static string Sentence(AreaSet set, DateOnly from, DateOnly asAt, bool changed)
    {
        var standing = (set.Valid.From == DateOnly.MinValue, set.Valid.Until == DateOnly.MaxValue) switch
        {
            (true, true) => "",
            (true, false) => $" (in force until {Day(set.Valid.Until.AddDays(-1))})",
            (false, true) => $" (in force since {Day(set.Valid.From)})",
            (false, false) => $" (in force from {Day(set.Valid.From)} to {Day(set.Valid.Until.AddDays(-1))})",
        };
        return changed
            ? $"The {AreaKinds.Many(set.Kind)} changed on {Day(set.Valid.From)}, within the period that begins on {Day(from)}; "
                + $"every figure uses the areas of the period's last day, {Day(asAt)}: {set.Name}{standing}."
            : $"Areas are as at {Day(asAt)}: {set.Name}{standing}.";
    }

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", English);
}
