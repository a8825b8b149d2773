namespace Hub.Data.Indicators.Disclosure;

/// <summary>What each policy tells of a number, and what it asks to stay open about a small one.</summary>
internal static class PolicyCells
{
    // To say "withheld" instead of "fewer than 8" loses little.
    private const double SmallCost = 0.25;

    /// <summary>
    /// A count (or a sum of counts) as a policy would release it. Zero is always shown. "Withheld" may stand for a small number as
    /// well as for a large one beside it: under a policy that shows exact numbers all small ones look like that; under one that
    /// rounds those few whose "fewer than 8" would tell too much, six parts of a total that is itself fewer than 8.
    /// </summary>
    /// <param name="policy">A policy with a threshold.</param>
    /// <param name="exact">The number, rounded to a whole one.</param>
    /// <param name="isSmall">Whether the policy suppresses it.</param>
    /// <param name="cost">What is lost by withholding it.</param>
    public static PlannedCell Plan(Suppression policy, long exact, bool isSmall, double cost = 1)
    {
        if (isSmall)
        {
            return new(exact, Small(policy), Withheld, policy.IsSecondary ? null : SmallCost, true);
        }

        return exact == 0
            ? new(0, Known.Exactly(0), Known.Exactly(0), null, false)
            : new(exact, Shown(policy, (long)policy.Release(exact).Value!.Value), Withheld, cost, false);
    }

    /// <summary>
    /// A figure as a policy would release it. Of a sum over few rows a reader knows nothing: "fewer than 8" speaks of the rows.
    /// </summary>
    public static PlannedCell Plan(Suppression policy, Release.ExactFigure figure, bool isSum, double cost)
    {
        var exact = (long)Math.Round(figure.Value, MidpointRounding.AwayFromZero);
        var isSmall = policy.Hides(figure.Value, figure.Rows);
        return isSum && isSmall
            ? new(exact, Known.Nothing, Known.Nothing, null, true)
            : Plan(policy, exact, isSmall, cost);
    }

    /// <summary>What is known of a printed number.</summary>
    public static Known Shown(Suppression policy, long printed)
    {
        if (printed == 0 || policy.RoundTo == 1)
        {
            return Known.Exactly(printed);
        }

        // A threshold below half the rounding: the first step also holds what would have rounded to nothing.
        var least = printed == policy.RoundTo ? policy.Threshold : Math.Max(printed - (policy.RoundTo / 2), policy.Threshold);
        return new(least, printed + ((policy.RoundTo - 1) / 2));
    }

    /// <summary>What is known of a number that is suppressed for being small.</summary>
    public static Known Small(Suppression policy) => policy.IsSecondary ? Withheld : new(1, policy.Threshold - 1);

    /// <summary>What is known of a number that is withheld: there is one.</summary>
    public static Known Withheld { get; } = new(1, Known.NoLimit);

    // Rounding to 5, the method that most publishers of small counts use, leaves five values of a printed number.
    private const long Values = 5;

    /// <summary>
    /// What must stay open about a suppressed number, wherever the interval lies: as many values as a number printed under the
    /// default policy leaves open, five, so that nothing suppressed is known more closely than what is shown. Not "1 to 7 whole":
    /// zeros are shown, so a total of three small parts is known to be at least 3.
    /// </summary>
    /// <param name="policy">A policy with a threshold.</param>
    /// <param name="exact">The suppressed number: a large sum over few rows must stay open by a fifth of it.</param>
    public static Protection Protection(Suppression policy, long exact = 0) => Disclosure.Protection.Sliding(Math.Max(
        policy.IsSecondary ? Values - 1 : Math.Min(policy.RoundTo - 1, policy.Threshold - 2),
        exact >= policy.Threshold ? exact / 5 : 0));
}
