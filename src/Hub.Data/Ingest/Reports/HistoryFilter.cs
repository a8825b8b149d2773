namespace Hub.Data.Ingest.Reports;

/// <summary>What of an agency's returns to list; null leaves a side open.</summary>
/// <param name="Kind">Of one kind.</param>
/// <param name="Status">Of one status.</param>
/// <param name="Year">Whose period begins in that year.</param>
public sealed record HistoryFilter(string? Kind, string? Status, int? Year);
