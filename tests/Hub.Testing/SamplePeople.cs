using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Linked;
using Hub.Data.Primitives;

namespace Hub.Testing;

/// <summary>Linked people of the invented area, released from exact numbers as a run releases them.</summary>
public static class SamplePeople
{
    private const string Police = "Marrowshire Constabulary";
    private const string Council = "Marrow county council";
    private const string Area = "X99000001";

    private static readonly IndicatorRun Run = new(1, "lpa", new(2025, 1, 1), new(2026, 1, 1), new(2024, 1, 1), 1, null, []);

    private static readonly IReadOnlyList<LinkedCount> Counts =
    [
        new("victim", Area, [Council], 36, 0x5d1f), new("victim", Area, [Police], 58, 0x77aa), new("victim", Area, [Council, Police], 46, 0x0b3c),
        new("suspected", Area, [Police], 57, 0x2e90), new("suspected", Area, [Council, Police], 3, 0x41c7),
    ];

    /// <summary>Victims and suspected people whom two agencies know, with links that were measured.</summary>
    public static LinkedPeople Linked(string areaName) => new LinkedRelease(
        new LinkedSet(
            null,
            HasOverlap: true,
            [$"Children's exploitation assessments ({Council})", $"Missing episodes ({Police})", $"Referrals to the national referral mechanism ({Police})"],
            ["Tenancy and cuckooing concerns (Quellmoor housing): its agreement does not allow it"],
            [Council, Police],
            Method,
            []),
        Counts,
        Run,
        EarlierTellings.None).For(Area, areaName);

    /// <summary>No agreement allows it.</summary>
    public static LinkedPeople NotLinked() => LinkedPeople.None(LinkedSet.NotAgreed, []);

    private static LinkingFacts Method { get; } = new(
        1, new(2026, 1, 12), Figure.Released(18_240), new(2026, 1, 19), Figure.Released(21_655), Figure.Released(9_310),
        Figure.Released(13_420))
    {
        Quality = new(
            "clerical_sample", new(2026, 1, 16), Figure.Released(400), IsOfThisModel: true,
            Share(97.4m, 95.2m, 98.8m), Share(92.1m, 88.6m, 94.7m)),
    };

    private static MeasuredShare Share(decimal value, decimal low, decimal high)
        => new(Figure.Released(value, 1), Figure.Released(low, 1), Figure.Released(high, 1));
}
