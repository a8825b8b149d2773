using Hub.Data.Indicators;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>Tables that more than one section prints.</summary>
internal static class Tables
{
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

    /// <summary>A percentage in a cell, or the reason why there is none.</summary>
    public static TableCell Percent(Figure figure) => TableCell.Of(figure, "%");
}
