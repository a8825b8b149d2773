using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>
/// One small trend for each series, three in a row, all on the same scale: a steep panel is steep because its figures are.
/// </summary>
public static class SmallMultiples
{
    private const int MostColumns = 3;
    private const double Between = 18;
    private const double PlotHeight = 62;

    /// <summary>Draws the panels in the order given.</summary>
    /// <exception cref="ArgumentException">A series with another number of months.</exception>
    public static Scene Build(IReadOnlyList<DateOnly> months, IReadOnlyList<TrendSeries> panels, double width = Canvas.FullWidth)
    {
        if (panels.Any(p => p.Values.Count != months.Count))
        {
            throw new ArgumentException("Each panel needs a figure for each month.", nameof(panels));
        }

        var canvas = new Canvas();
        var limits = panels.Select(p => ControlLimits.Of(p.Values)).ToList();
        var axis = Axis.For(panels.SelectMany(p => p.Values).Concat(limits.OfType<ControlLimits>().Select(l => l.Upper)), maxSteps: 3);
        var ticks = axis.Ticks.Select(t => TextWidth.Of(axis.Format(t), Canvas.Small)).DefaultIfEmpty(0).Max() + 8;
        var values = panels.SelectMany(p => p.Values).Where(v => v.HasValue)
            .Select(v => TextWidth.Of(v.Text, Canvas.Small, true)).DefaultIfEmpty(0).Max() + 8;
        // Two panels, or four, stand wider than three in a row.
        var columns = panels.Count % MostColumns == 0 || panels.Count > 4 ? MostColumns : Math.Clamp(panels.Count, 1, 2);
        var panelWidth = (width - ticks - (Between * (columns - 1))) / columns;
        var (y, panel) = (2d, 0);
        foreach (var row in panels.Chunk(columns))
        {
            var titles = row.Select(p => TextWidth.Wrap(p.Name, Canvas.Small, panelWidth, 2, bold: true)).ToList();
            var titleHeight = titles.Max(t => t.Count) * Canvas.Small * 1.2;
            for (var i = 0; i < row.Length; i++)
            {
                var left = ticks + (i * (panelWidth + Between));
                canvas.TextBlock(left, y + (titleHeight / 2), titles[i], LabelAnchor.Start, Palette.Ink, bold: true);
                var plot = new LinePlot(canvas, left, y + titleHeight + 8, panelWidth - values, PlotHeight, months, axis);
                plot.LimitBand(limits[panel++]);
                DrawPanel(canvas, plot, row[i].Values, months, labelled: i == 0);
            }

            y += titleHeight + 8 + PlotHeight + 26;
        }

        foreach (var note in Notes(months, panels))
        {
            y = canvas.Note(0, y, width, note);
        }

        if (limits.Exists(l => l is not null))
        {
            y = canvas.Note(0, y, width, "Shaded: limits of ordinary variation from month to month (XmR).");
        }

        return canvas.ToScene(width, y + 2);
    }

    /// <summary>Each reason for a gap once, with the panels that have it.</summary>
    private static IEnumerable<string> Notes(IReadOnlyList<DateOnly> months, IReadOnlyList<TrendSeries> panels)
        => panels.SelectMany(p => Months.Explain(months, p.Values, "").Select(note => (Note: note, p.Name)))
            .GroupBy(n => n.Note, StringComparer.Ordinal)
            .Select(shared =>
            {
                var names = shared.Select(n => n.Name).ToList();
                var comma = shared.Key.IndexOf(',', StringComparison.Ordinal);
                var where = names.Count == panels.Count && names.Count > 1 ? "every panel" : Wording.List(names);
                return $"{shared.Key[..comma]} in {where}{shared.Key[comma..]}";
            });

    private static void DrawPanel(
        Canvas canvas, LinePlot plot, IReadOnlyList<Figure> values, IReadOnlyList<DateOnly> months, bool labelled)
    {
        plot.GapBands(values);
        plot.Grid(labelled);
        plot.Line(values, Palette.DarkBlue, 1.6);
        canvas.Text(plot.X(0) - (plot.MonthWidth / 2), plot.Bottom + 12, Months.Of(months[0]), colour: Palette.QuietInk);
        canvas.Text(plot.Right, plot.Bottom + 12, Months.Of(months[^1]), LabelAnchor.End, Palette.QuietInk);
        var last = Enumerable.Range(0, values.Count).LastOrDefault(i => values[i].HasValue, -1);
        if (last >= 0)
        {
            var (x, y) = (plot.X(last), plot.Y(values[last].Value!.Value));
            canvas.Add(new Disc(x, y, 2.4, Palette.DarkBlue, Palette.Paper, 0.6));
            canvas.Text(x + 5, y + 3.2, values[last].Text, colour: Palette.DarkBlue, bold: true, halo: true);
        }
    }
}
