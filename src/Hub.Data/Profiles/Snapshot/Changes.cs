namespace Hub.Data.Profiles.Snapshot;

/// <summary>
/// What moved, from figures alone: the largest movements beyond chance against the period before, and sources that are in
/// now and were not in the snapshot before.
/// </summary>
internal static class Changes
{
    private const int Most = 3;

    public static IReadOnlyList<ChangeLine> Between(
        SnapshotContent? earlier, IReadOnlyList<IndicatorView> indicators, IReadOnlyList<SourceRow> sources)
    {
        var moved = indicators
            .Where(i => i.LevelNote is null && i.ChangePercent.HasValue
                && (i.Direction.StartsWith("rising", StringComparison.Ordinal)
                    || i.Direction.StartsWith("falling", StringComparison.Ordinal)))
            .OrderByDescending(i => Math.Abs(i.ChangePercent.Value!.Value))
            .Select(i => new ChangeLine(
                i.Title,
                $"{i.Count.Text} {i.Unit} in {i.PeriodText} after {i.Previous.Text} ({Signed(i)}), beyond chance."));
        var arrived = earlier is null
            ? []
            : sources.Where(s => s.IsIn && earlier.Sources.Any(e => e.Kind == s.Kind && e.Agency == s.Agency && !e.IsIn))
                .Select(s => new ChangeLine(s.Title, $"received from {s.Agency} for the first time."));
        var lines = moved.Concat(arrived).Take(Most).ToList();
        return lines.Count > 0
            ? lines
            : [new ChangeLine("Figures", indicators.Any(i => i.LevelNote is null && i.ChangePercent.HasValue)
                ? "no figure moved beyond chance against the period before."
                : "none can be compared with the period before, which was not supplied.")];
    }

    private static string Signed(IndicatorView i)
        => (i.ChangePercent.Value > 0 ? "+" : "−")
            + Math.Abs(i.ChangePercent.Value!.Value).ToString("0", System.Globalization.CultureInfo.InvariantCulture)
            + "%";
}
