using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Disclosure;

/// <summary>Reads from a printed figure and the words of its policy what a reader knows.</summary>
internal static partial class PrintedPolicy
{
    /// <summary>The policy that is printed with a figure; null where nothing is suppressed.</summary>
    public static Suppression? Read(string words)
        => Rounding().Match(words) is { Success: true } rounding ? new(Number(rounding, 1) + 1, Number(rounding, 2))
            : Withholding().Match(words) is { Success: true } withholding ? Suppression.Secondary(Number(withholding, 1) + 1)
            : null;

    /// <summary>What is known of a figure; null where it says nothing of a number (not received, left out of the edition).</summary>
    /// <remarks>Of an amount over few rows a reader knows nothing: "fewer than 8" speaks of the rows.</remarks>
    public static Known? Of(Suppression policy, Figure figure, bool isSum = false) => figure switch
    {
        { Value: { } value } => PolicyCells.Shown(policy, (long)Math.Round(value, MidpointRounding.AwayFromZero)),
        { State: FigureState.Suppressed } => isSum ? Known.Nothing : PolicyCells.Small(policy),

        // The words had a reason after them once: what was printed then is still read.
        { State: FigureState.Withheld, Note: { } note } when note == Suppression.WithheldWords
            || note.StartsWith(Suppression.WithheldWords + ":", StringComparison.Ordinal) => isSum ? Known.Nothing : PolicyCells.Withheld,
        _ => null,
    };

    /// <summary>
    /// What a printed rate tells of the count behind it: the counts that a policy may print and that give this rate.
    /// </summary>
    public static Known? OfRate(Suppression policy, Figure rate, decimal denominator, decimal per, bool isSum = false)
    {
        if (rate.Value is not { } value)
        {
            return Of(policy, rate, isSum);
        }

        if (denominator <= 0)
        {
            return value == 0 ? Known.Exactly(0) : null;
        }

        var half = 0.5m / (decimal)Math.Pow(10, rate.Decimals);
        var least = Math.Max(0, Math.Ceiling((value - half) * denominator / per / policy.RoundTo)) * policy.RoundTo;
        var most = Math.Floor((value + half) * denominator / per / policy.RoundTo) * policy.RoundTo;
        return least > most ? null : new(PolicyCells.Shown(policy, (long)least).Least, PolicyCells.Shown(policy, (long)most).Most);
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^Counts of 1 to ([0-9]+) are shown .* nearest ([0-9]+)\\.")]
    private static partial Regex Rounding();

    [GeneratedRegex("^Exact\\. Counts of 1 to ([0-9]+) are withheld")]
    private static partial Regex Withholding();
}
