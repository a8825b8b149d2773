using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>
/// The limits of ordinary variation of a monthly series: mean plus and minus 2.66 times the mean step from one month to the next
/// (individuals and moving range chart, XmR; Shewhart 1931, Wheeler 1993). Made from released figures alone, so they tell no more
/// than these do; a month without a value takes no part, nor does a step over it.
/// </summary>
/// <param name="Mean">Mean of the months that have a value.</param>
/// <param name="Lower">Lower limit, never below zero.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record ControlLimits(Figure Mean, Figure Lower, Figure Upper)
{
    /// <summary>With fewer months the limits say little: the usual minimum.</summary>
    public const int FewestMonths = 12;

    // Three standard deviations over the constant that turns a mean step of two values into one: 3 / 1.128.
    private const decimal Width = 2.66m;

    /// <summary>With a lower mean the limits mislead: most months are at nought or near it, and a count of three is a signal.</summary>
    public const decimal LowestMean = 5;

    /// <summary>
    /// The limits, or null where fewer than twelve months have a value, none follows another, or a month has fewer than five on average.
    /// </summary>
    public static ControlLimits? Of(IReadOnlyList<Figure> months)
    {
        var values = months.Where(m => m.HasValue).ToList();
        var steps = months.Zip(months.Skip(1)).Where(pair => pair.First.HasValue && pair.Second.HasValue)
            .Select(pair => Math.Abs(pair.Second.Value!.Value - pair.First.Value!.Value)).ToList();
        if (values.Count < FewestMonths || steps.Count == 0 || values.Average(v => v.Value!.Value) < LowestMean)
        {
            return null;
        }

        var reach = Width * steps.Average();
        var decimals = values.Max(v => v.Decimals);
        return new ControlLimits(
            Figure.Derive(decimals, values, all => all.Average()),
            Figure.Derive(decimals, values, all => Math.Max(0, all.Average() - reach)),
            Figure.Derive(decimals, values, all => all.Average() + reach));
    }

    /// <summary>Whether a month lies outside: a signal worth asking about.</summary>
    public bool IsOutside(Figure month) => month.Value is { } value && (value < Lower.Value || value > Upper.Value);

    /// <summary>"Average 31 a month, ordinarily 12 to 50."</summary>
    public string Words => $"average {Mean.Text} a month; ordinary range {Lower.Text} to {Upper.Text}";
}
