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

    /// <summary>Where the rows of each source were placed, those outside the force and without a place too: nothing is dropped.</summary>
    public static FigureTable Placing(SnapshotContent content)
    {
        var rows = content.Placing;
        return new FigureTable(
            $"Rows by area and placing, {Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil)}",
            [
                new("", 2, false),
                .. rows[0].Areas.Select(area => new TableColumn(area.Area, 1.2, true)),
                new("Wider", 0.8, true),
                new("Outside", 0.9, true),
                new("No place", 0.8, true),
            ],
            [.. rows.Select(row => new TableRow(
                [
                    TableCell.Of(row.Title),
                    .. row.Areas.Select(area => TableCell.Of(area.Count)),
                    TableCell.Of(row.Wider),
                    TableCell.Of(row.Outside),
                    TableCell.Of(row.WithoutPlace),
                ]))],
            "",
            new SourceNote(
                string.Join("; ", rows.Select(row => row.Source).Distinct()),
                "Wider: known only for something wider than an area. Outside: outside the force. No place: the row names none."));
    }

    /// <summary>A percentage in a cell, or the reason why there is none.</summary>
    public static TableCell Percent(Figure figure) => TableCell.Of(figure, "%");
}
