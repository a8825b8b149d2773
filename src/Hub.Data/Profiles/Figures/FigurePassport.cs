using Hub.Data.Indicators.Released;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Figures;

/// <summary>
/// What stands behind one figure, or one table of figures, of a profile: frozen with the figures, so that it can be followed when the
/// rows are gone. Never a row and never an exact number: counts by agency are told as far as the policy of the figure allows.
/// </summary>
/// <param name="Code">The code printed beside it.</param>
/// <param name="Title">Its name on paper.</param>
/// <param name="Counts">What is counted or summed, in words: the numerator.</param>
/// <param name="Denominator">What it is divided by, with year and source; null where it is not divided.</param>
/// <param name="Rate">How the rate is made; null without one.</param>
/// <param name="Unit">What the number counts, in the plural.</param>
/// <param name="Period">The period of the figure in words.</param>
/// <param name="Areas">Where: the area, and those it is compared with.</param>
/// <param name="Kind">The kinds of return that it rests on, by title and version; or the reference data.</param>
/// <param name="Value">The figure of the area as printed; null for a table.</param>
/// <param name="Agencies">What each agency's rows add up to.</param>
/// <param name="Placing">How its rows were placed, in label and figure.</param>
/// <param name="Linking">The rule of linking.</param>
/// <param name="Suppression">The rule by which small numbers are treated, and any exception from it.</param>
/// <param name="Caveat">The sentence printed wherever the figure is; empty where there is none.</param>
/// <param name="Coverage">Whether everything arrived, or what is missing from whom.</param>
/// <param name="SubmissionIds">The submissions behind it.</param>
public sealed record FigurePassport(
    string Code,
    string Title,
    string Counts,
    string? Denominator,
    string? Rate,
    string Unit,
    string Period,
    string Areas,
    string Kind,
    Figure? Value,
    IReadOnlyList<AgencyFigure> Agencies,
    IReadOnlyList<PlacedCount> Placing,
    string Linking,
    string Suppression,
    string Caveat,
    string Coverage,
    IReadOnlyList<long> SubmissionIds)
{
    /// <summary>Said of linking until records of several agencies are linked for a figure.</summary>
    public const string NotLinked = "Not linked: each agency's rows are counted as they were sent, and one event or person known to "
        + "several agencies is counted by each.";
}

/// <summary>Rows of the whole force by how they were placed: "Outside the force".</summary>
public sealed record PlacedCount(string Label, Figure Rows);

/// <summary>A submission as it stood when the figures were frozen. What became of it since is asked when a passport is opened.</summary>
/// <param name="SubmissionId">Its number.</param>
/// <param name="Agency">Name of the agency that sent it.</param>
/// <param name="Kind">Title of its kind.</param>
/// <param name="KindVersion">Version of the kind it was read with.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="ReceivedAt">When it came.</param>
public sealed record PassportSubmission(
    long SubmissionId, string Agency, string Kind, int KindVersion, DateOnly PeriodFrom, DateOnly PeriodUntil, DateTimeOffset ReceivedAt);

/// <summary>Every passport of a snapshot.</summary>
/// <param name="Figures">By code; the first of a code is the area's own.</param>
/// <param name="Submissions">The submissions that they name.</param>
/// <param name="Rules">Version of the rules of computation.</param>
public sealed record PassportBook(
    IReadOnlyList<FigurePassport> Figures, IReadOnlyList<PassportSubmission> Submissions, int Rules)
{
    /// <summary>A snapshot of before passports were kept, or an edition that leaves them out.</summary>
    public static readonly PassportBook None = new([], [], 0);
}
