using System.Globalization;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Looking;
using Hub.Web.Forms;

namespace Hub.Web.Pages.Persons.Review;

/// <summary>Words of the pages on links.</summary>
public static class ReviewWords
{
    /// <summary>The answers, by their stored name.</summary>
    public static IReadOnlyList<Choice> Answers { get; } =
        [new("same", "Same person"), new("different", "Different people"), new("not_sure", "Not sure")];

    /// <summary>The reasons offered.</summary>
    public static IReadOnlyList<Choice> Reasons { get; } =
        [.. ReviewReasons.Offered.Select(reason => new Choice(reason.Key, reason.Value))];

    /// <summary>An answer in words.</summary>
    public static string Answer(string answer) => Answers.FirstOrDefault(known => known.Value == answer)?.Text ?? answer;

    /// <summary>Why a pair is asked.</summary>
    public static string Why(string why) => why switch
    {
        "near_threshold" => "The records alone do not settle it",
        "weak_bridge" => "One weak link holds two groups of records together",
        "large_cluster" => "It holds together unusually many records",
        "against_decision" => "It speaks against an earlier decision",
        _ => "Drawn for the sample",
    };

    /// <summary>"+3.2" or "−1.0".</summary>
    public static string Bits(double bits)
        => Math.Abs(bits) < 0.05 ? "0.0"
            : (bits < 0 ? "−" : "+") + Math.Abs(bits).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>What a weight means: "about 8 times as likely to be one person as two".</summary>
    public static string Odds(double bits)
    {
        var times = Math.Pow(2, Math.Min(40, Math.Abs(bits)));
        var many = times >= 1_000_000 ? "more than a million"
            : times >= 10 ? "about " + Rounded(times).ToString("N0", CultureInfo.InvariantCulture)
            : times.ToString("0.#", CultureInfo.InvariantCulture);
        return Math.Abs(bits) < 0.3 ? "about as likely one person as two"
            : $"{many} times as likely {(bits > 0 ? "one person as two" : "two people as one")}";
    }

    /// <summary>What the hub makes of a pair now.</summary>
    public static string Now(ReviewLine line)
        => line.IsLinked ? "The hub counts them as one person" : "The hub counts them as two people";

    /// <summary>"2 records", "1 record".</summary>
    public static string Records(int count) => count == 1 ? "1 record" : count.ToString("N0", CultureInfo.InvariantCulture) + " records";

    /// <summary>The mark between two values: a shape, and the word that says it.</summary>
    public static (string Shape, string Word, string Style) Mark(FieldLikeness likeness) => likeness switch
    {
        FieldLikeness.Same => ("=", "Same", "same"),
        FieldLikeness.Differs => ("≠", "Differs", "differs"),
        FieldLikeness.OneOnly => ("◐", "Only one has it", "one"),
        FieldLikeness.Neither => ("–", "Neither has it", "one"),
        _ => ("▨", "Not shown", "one"),
    };

    /// <summary>How a decision stands.</summary>
    public static string Standing(ReviewDecision decision) => decision switch
    {
        { UndoneAt: { } at } => $"Undone on {When.Day(at)}",
        { IsReplaced: true } => "Replaced by a later decision",
        { NeedsSecond: true, IsAgreed: false } => "Waits for a second reviewer: it changes nothing yet",
        { NeedsSecond: true } => "Holds: a second reviewer agreed",
        { Answer: "not_sure" } => "Kept; it changes nothing",
        _ => "Holds",
    };

    /// <summary>"97.1% (95% interval 93.0% to 98.8%)".</summary>
    public static string Share(decimal? value, decimal? low, decimal? high)
        => value is not { } share ? "cannot be said"
            : low is { } from && high is { } until && from != until
                ? $"{Percent(share)} (95% interval {Percent(from)} to {Percent(until)})"
            : Percent(share);

    private static string Percent(decimal share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static double Rounded(double times)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(times)) - 1);
        return Math.Round(times / unit) * unit;
    }
}
