using Hub.Data.Indicators;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>Tables that more than one section prints.</summary>
internal static class Tables
{
    // Four columns of numbers leave room for titles; more are split into tables of their own.
    private const int SourcesInOneTable = 4;

    /// <summary>A two-column table of labels and counts.</summary>
    public static FigureTable Counts(
        string caption, string label, string unit, IReadOnlyList<LabelledFigure> rows, string code, SourceNote source)
        => new(
            caption,
            [new(label, 3, false), new(unit, 1, true)],
            [.. rows.Select(r => new TableRow([TableCell.Of(r.Label), TableCell.Of(r.Count)]))],
            code,
            source);

    /// <summary>A monthly series as a table.</summary>
    public static FigureTable Months(string caption, string unit, IReadOnlyList<MonthFigure> months, string code, SourceNote source)
        => new(
            caption,
            [new("Month", 2, false), new(Wording.Sentence(unit), 1, true)],
            [.. months.Select(m => new TableRow([TableCell.Of(Wording.Month(m.Month)), TableCell.Of(m.Count)]))],
            code,
            source);

    /// <summary>Where the rows of each source were placed, those outside the force and without a place too: nothing is dropped.</summary>
    public static IEnumerable<FigureTable> Placing(SnapshotContent content)
        => PlacingTables(content.Placing).Select((sources, n) => Placing(content, sources, TableCodes.Placing(n)));

    /// <summary>The sources of each table of placing.</summary>
    public static IEnumerable<IReadOnlyList<PlacingRow>> PlacingTables(IReadOnlyList<PlacingRow> placing)
        => placing.Chunk(SourcesInOneTable);

    private static FigureTable Placing(SnapshotContent content, IReadOnlyList<PlacingRow> sources, string code)
    {
        return new FigureTable(
            $"Rows by area and placing, {Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil)}",
            [new("Place of the rows", 2.2, false), .. sources.Select(source => new TableColumn(source.Title, 1.2, true))],
            [
                .. sources[0].Areas.Select((area, n) => Row(area.Area, source => source.Areas[n].Count)),
                Row("Known only for a wider area", source => source.Wider),
                Row("Outside the force", source => source.Outside),
                Row("Without a place", source => source.WithoutPlace),
            ],
            code,
            new SourceNote(string.Join("; ", sources.Select(source => source.Source).Distinct())));

        TableRow Row(string label, Func<PlacingRow, Figure> figure)
            => new([TableCell.Of(label), .. sources.Select(source => TableCell.Of(figure(source)))]);
    }
}
