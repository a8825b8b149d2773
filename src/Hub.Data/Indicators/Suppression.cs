using Hub.Data.Primitives;

namespace Hub.Data.Indicators;

/// <summary>
/// The one place where an exact number becomes a <see cref="Figure"/>. Everything else (rates, intervals, changes, ranks, map
/// classes, hot spots) is computed from what leaves here, so it tells no more than the released figures do.
/// </summary>
/// <remarks>
/// The default follows the method of NHS England for hospital episodes since 2018: 1 to 7 suppressed, other counts rounded to
/// the nearest 5, zero stays, totals made from the exact numbers and then rounded. Each rounded figure may be two off, so a
/// reader who subtracts parts from their total is left with several possible values, but for rare tables whose roundings all
/// fall to one extreme: those are found and protected (Disclosure/ComplementarySuppression).
/// </remarks>
/// <param name="Threshold">The first count that may be shown; 0 means that every count may.</param>
/// <param name="RoundTo">Released counts are multiples of this; 1 means exact.</param>
/// <param name="Reason">Why exact counts of things that are not people may be shown; null otherwise.</param>
public sealed record Suppression(int Threshold, int RoundTo, string? Reason = null)
{
    /// <summary>The owner has published these figures: they stay exact.</summary>
    public static readonly Suppression AsPublished = new(0, 1);

    /// <summary>1 to 7 suppressed, the rest rounded to 5, zero stays.</summary>
    public static readonly Suppression Default = new(8, 5);

    /// <summary>Exact, for a stated reason, though nobody has published it: groups, disruptions, actions.</summary>
    public static Suppression Exact(string reason) => new(0, 1, reason);

    /// <summary>
    /// Small counts withheld, the rest exact; other counts are withheld beside them, as few as possible, so that no small one can be
    /// worked out from the sums.
    /// </summary>
    public static Suppression Secondary(int threshold) => new(threshold, 1);

    /// <summary>The words that stand for a withheld number: the same for a small one and for one withheld beside it.</summary>
    public const string WithheldWords = "withheld";

    /// <summary>True for a policy that withholds small counts and shows the rest exactly.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsSecondary => Threshold > 0 && RoundTo == 1;

    /// <summary>What is printed with figures under this policy.</summary>
    public string Words => IsSecondary
        ? $"Exact. Counts of 1 to {Threshold - 1} are withheld, and so are a few others from which they could be worked out."
        : IsExact
        ? Reason is null ? "As published by its owner: exact." : $"Exact. {Reason}"
        : $"Counts of 1 to {Threshold - 1} are shown as \"fewer than {Threshold}\"; other counts are rounded to the nearest {RoundTo}.";

    /// <summary>Releases a count of rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public Figure Release(decimal exact) => Release(exact, exact);

    /// <summary>
    /// Releases a sum over <paramref name="rows"/> rows: suppressed when the rows are few or the sum itself is a small number,
    /// for a large sum from three cases would tell about the three.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is negative.</exception>
    public Figure Release(decimal exact, decimal rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (IsExact)
        {
            return Reason is null ? Figure.Published(exact, Decimals(exact)) : Figure.Released(exact, Decimals(exact));
        }

        if (Hides(exact, rows))
        {
            return IsSecondary ? Figure.Withheld(WithheldWords) : Figure.Suppressed(Threshold);
        }

        var rounded = Math.Round(exact / RoundTo, 0, MidpointRounding.AwayFromZero) * RoundTo;

        // A policy whose threshold is below half its rounding must not turn something into nothing.
        return Figure.Released(rounded == 0 && exact != 0 ? Math.Sign(exact) * RoundTo : rounded);
    }

    private bool IsExact => Threshold == 0;

    /// <summary>Whether a number made of so many rows is suppressed for being small.</summary>
    internal bool Hides(decimal exact, decimal rows) => !IsExact && (IsSmall(rows) || IsSmall(Math.Abs(exact)));

    private bool IsSmall(decimal count) => count > 0 && count < Threshold;

    // Published tables carry rates and money: as many decimals as the publisher gave, four at most.
    private static int Decimals(decimal value)
    {
        var decimals = 0;
        while (decimals < 4 && decimal.Round(value, decimals) != value)
        {
            decimals++;
        }

        return decimals;
    }
}
