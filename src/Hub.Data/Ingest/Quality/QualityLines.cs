using System.Globalization;

namespace Hub.Data.Ingest.Quality;

/// <summary>One measure in words.</summary>
/// <param name="Name">"Completeness".</param>
/// <param name="Value">"99%", "3 days early", or "Not measured".</param>
/// <param name="Detail">Part and whole, and what they are.</param>
/// <param name="Mend">What to mend, as a sentence; null where nothing is wrong.</param>
public sealed record QualityLine(string Name, string Value, string Detail, string? Mend);

/// <summary>
/// The five measures in words: each by itself with its part, its whole and what to mend. They are never made into one score, which
/// would say neither what is wrong nor what to do.
/// </summary>
public static class QualityLines
{
    /// <summary>The lines of a submission in their fixed order.</summary>
    public static IReadOnlyList<QualityLine> Of(QualityView view)
    {
        var quality = view.Quality;
        return
        [
            new(
                "Completeness",
                Percent(quality.Completeness),
                Text($"{quality.Complete:N0} of {quality.CompleteOf:N0} cells that figures need are filled in"),
                view.Fields.Where(field => field is { IsNeeded: true, Completeness.Short: > 0 }).MaxBy(field => field.Completeness.Short)
                    is { } emptiest ? Empty(emptiest) : null),
            new(
                "Validity",
                Percent(quality.Validity),
                Text($"{quality.Valid:N0} of {quality.ValidOf:N0} filled cells hold a value that can be used"),
                view.Fields.Where(field => field.Validity.Short > 0).MaxBy(field => field.Validity.Short) is { } worst
                    ? Text($"“{worst.Title}” has {worst.Validity.Short:N0} {Word(worst.Validity.Short, "value")} that cannot be used.")
                    : null),
            new("Timeliness", Days(quality.DaysAfterDue), "Days from the due day to the day it came", null),
            Unique(quality),
            Placed(quality),
        ];
    }

    /// <summary>"99%", or "Not measured" where there was nothing to look at.</summary>
    public static string Percent(Measure measure) => measure.Percent is { } percent ? Text($"{percent}%") : "Not measured";

    /// <summary>"3 days early", "On its due day", "1 day late".</summary>
    public static string Days(int? afterDue) => afterDue switch
    {
        null => "Not measured",
        0 => "On its due day",
        < 0 => Text($"{-afterDue:N0} {Word(-afterDue.Value, "day")} early"),
        _ => Text($"{afterDue:N0} {Word(afterDue.Value, "day")} late"),
    };

    private static string Empty(FieldQuality field)
        => field.IsSent
            ? Text($"“{field.Title}” is empty in {field.Completeness.Short:N0} {Word(field.Completeness.Short, "row")}.")
            : Text($"The file has no column “{field.Title}”.");

    private static QualityLine Unique(SubmissionQuality quality)
        => quality.Uniqueness is not { } uniqueness
            ? new("Uniqueness", "Not measured", "Rows that look alike are separate events in this return", null)
            : new(
                "Uniqueness",
                Percent(uniqueness),
                Text($"{uniqueness.Part:N0} of {uniqueness.Whole:N0} rows repeat no other row"),
                uniqueness.Short == 0
                    ? null
                    : Text($"{uniqueness.Short:N0} {Word(uniqueness.Short, "row")} {(uniqueness.Short == 1 ? "repeats" : "repeat")} ")
                        + "the reference of an earlier row.");

    private static QualityLine Placed(SubmissionQuality quality)
        => quality.FoundOf == 0
            ? new("Placing", "Not measured", "No row of this file was placed", null)
            : new(
                "Placing",
                Percent(quality.Placing),
                Text($"{quality.Found:N0} of {quality.FoundOf:N0} rows say where, inside the area or outside"),
                quality.Placing.Short == 0
                    ? null
                    : Text($"{quality.Placing.Short:N0} {Word(quality.Placing.Short, "row")} cannot be placed."));

    private static string Word(long number, string singular) => number == 1 ? singular : singular + "s";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
