namespace Hub.Data.Ingest.Coverage;

/// <summary>
/// How good one agency's returns of a kind were, as an analyst of one of its areas may know it: the newest return that stands, and the
/// median of the last four. Whole per cent, cut downwards; no value and no number of rows. Null is not measured.
/// </summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="PeriodFrom">First day of the newest return's period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Measured">How many returns the medians are of: 1 to 4.</param>
/// <param name="Complete">Cells filled in, of those that figures need.</param>
/// <param name="CompleteMedian">Its median.</param>
/// <param name="Valid">Cells with a usable value, of those with any.</param>
/// <param name="ValidMedian">Its median.</param>
/// <param name="Days">Days from the due day to the day it came: negative is early.</param>
/// <param name="DaysMedian">Its median, cut to the later day.</param>
/// <param name="Single">Rows that repeat no other; null where look-alike rows are separate events.</param>
/// <param name="SingleMedian">Its median.</param>
/// <param name="Placed">Rows whose place is known, of those that have one.</param>
/// <param name="PlacedMedian">Its median.</param>
/// <param name="IsNil">Whether the newest return says that there was nothing to report: then it has no cell to measure.</param>
public sealed record CoverageQuality(
    Guid AgencyId, string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil, int Measured, int? Complete, int? CompleteMedian, int? Valid,
    int? ValidMedian, int? Days, int? DaysMedian, int? Single, int? SingleMedian, int? Placed, int? PlacedMedian,
    bool IsNil);
