using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>One line of a trend: a figure for each month of the chart.</summary>
public sealed record TrendSeries(string Name, IReadOnlyList<Figure> Values);

/// <summary>
/// The average month of a span such as twelve months, drawn as a dashed level across it. Without a value no level is drawn
/// and its label and reason stand below the chart.
/// </summary>
/// <param name="From">First month.</param>
/// <param name="Until">First month after the span.</param>
public sealed record TrendLevel(DateOnly From, DateOnly Until, Figure Average, string Label);

/// <summary>A trend by month; the first series is the subject, the others are what it is compared with.</summary>
/// <param name="Months">Firsts of the months, ascending without gaps; a month without data is a figure that says so.</param>
/// <param name="Series">One to four lines.</param>
/// <param name="Levels">For instance the rolling twelve months and the twelve before; may be empty.</param>
/// <param name="Limits">The limits of ordinary variation of the subject, or null where none are drawn.</param>
public sealed record TrendData(
    IReadOnlyList<DateOnly> Months, IReadOnlyList<TrendSeries> Series, IReadOnlyList<TrendLevel> Levels, ControlLimits? Limits = null);

/// <summary>Draws a trend: dark blue subject, grey comparison, names at the ends of the lines, gaps with their reasons.</summary>
public static class TrendChart
{
    private const double LabelColumn = 96;
    private const double Top = 8;
    private const double EmptyHeight = 60;
    private const double LevelRow = 18;

    /// <summary>Draws <paramref name="data"/>; the height grows by the notes below.</summary>
    /// <exception cref="ArgumentException">Not one to four series, or a series with another number of months.</exception>
    public static Scene Build(TrendData data, double width = Canvas.FullWidth, double plotHeight = 170)
    {
        if (data.Series.Count is < 1 or > 4 || data.Series.Any(s => s.Values.Count != data.Months.Count))
        {
            throw new ArgumentException("A trend needs one to four series with a figure for each month.", nameof(data));
        }

        var canvas = new Canvas();
        var axis = Axis.For(data.Series.SelectMany(s => s.Values).Concat(data.Levels.Select(l => l.Average))
            .Concat(data.Limits is { } limits ? [limits.Upper] : Array.Empty<Figure>()));
        var left = axis.Ticks.Select(t => TextWidth.Of(axis.Format(t), Canvas.Small)).DefaultIfEmpty(0).Max() + 8;
        var top = Top + (data.Limits is not null || data.Levels.Any(l => l.Average.HasValue) ? LevelRow : 0);
        var right = LabelWidth(data);
        var plot = new LinePlot(
            canvas, left, top, width - left - right, axis.HasValues ? plotHeight : EmptyHeight, data.Months, axis);

        plot.LimitBand(data.Limits);
        plot.GapBands(data.Series[0].Values);
        plot.Grid(labelled: true);
        plot.MonthLabels();
        for (var i = data.Series.Count - 1; i >= 0; i--)
        {
            var (colour, stroke) = Look(i);
            plot.Line(data.Series[i].Values, colour, stroke, dashed: i > 1);
        }

        DrawLevels(canvas, plot, data);
        DrawLimits(canvas, plot, data, left);
        DrawEndLabels(canvas, plot, data, top);
        if (!axis.HasValues)
        {
            var reasons = string.Join("; ", data.Series.SelectMany(s => s.Values).Select(v => v.Text).Distinct());
            canvas.TextBlock(
                left + ((width - right - left) / 2), top + (EmptyHeight / 2),
                TextWidth.Wrap("No line: " + reasons, Canvas.Normal, width - right - left - 20, 2),
                LabelAnchor.Middle, Palette.QuietInk, Canvas.Normal);
        }

        return canvas.ToScene(width, DrawNotes(canvas, data, plot.Bottom + 32, width) + 2);
    }

    private static (string Colour, double Stroke) Look(int series) => series switch
    {
        0 => (Palette.DarkBlue, 2.2),
        1 => (Palette.MidGrey, 1.5),
        2 => (Palette.Turquoise, 1.5),
        _ => (Palette.DarkPink, 1.5),
    };

    /// <summary>One line needs no name at its end: the chart's title has it.</summary>
    private static double LabelWidth(TrendData data)
        => data.Series.Count > 1 ? LabelColumn : 12 + TextWidth.Of(LastValue(data, data.Series[0].Values), Canvas.Small, true);

    private static int Last(IReadOnlyList<Figure> values)
        => Enumerable.Range(0, values.Count).LastOrDefault(m => values[m].HasValue, -1);

    /// <summary>The last value there is, with its month when that is not the last of the chart.</summary>
    private static string LastValue(TrendData data, IReadOnlyList<Figure> values) => Last(values) switch
    {
        -1 => "",
        var last when last == values.Count - 1 => values[last].Text,
        var last => $"{values[last].Text} in {Months.Of(data.Months[last])}",
    };

    /// <summary>Dashed levels across the lines; their words stand above the plot, clear of every line.</summary>
    private static void DrawLevels(Canvas canvas, LinePlot plot, TrendData data)
    {
        foreach (var level in data.Levels)
        {
            var inside = Enumerable.Range(0, data.Months.Count)
                .Where(i => data.Months[i] >= level.From && data.Months[i] < level.Until).ToList();
            if (level.Average.Value is not { } average || inside.Count == 0)
            {
                continue;
            }

            var (x1, x2) = (plot.X(inside[0]) - (plot.MonthWidth / 2), plot.X(inside[^1]) + (plot.MonthWidth / 2));
            var y = plot.Y(average);
            canvas.Line(x1 + 2, y, x2 - 2, y, Palette.DarkGrey, 1, dashed: true);
            var text = TextWidth.Shorten($"{level.Label} {level.Average.Text}", Canvas.Small, x2 - x1 - 24);
            canvas.Line(x1 + 2, Top + 2, x1 + 16, Top + 2, Palette.DarkGrey, 1, dashed: true);
            canvas.Text(x1 + 20, Top + 5.2, text, colour: Palette.DarkGrey);
        }
    }

    /// <summary>The mean as a dashed line, a ring on each month outside the limits, and the key above the plot.</summary>
    private static void DrawLimits(Canvas canvas, LinePlot plot, TrendData data, double left)
    {
        if (data.Limits is not { Mean.Value: { } mean } limits)
        {
            return;
        }

        canvas.Line(left, plot.Y(mean), plot.Right, plot.Y(mean), Palette.DarkGrey, 0.8, dashed: true);
        var values = data.Series[0].Values;
        foreach (var month in Enumerable.Range(0, values.Count).Where(m => limits.IsOutside(values[m])))
        {
            canvas.Add(new Disc(plot.X(month), plot.Y(values[month].Value!.Value), 4.5, Palette.Paper, Palette.DarkPink, 1.6));
        }

        canvas.Box(left, Top - 4, 14, 9, Palette.BandFill, Palette.MidGrey);
        canvas.Line(left, Top + 0.5, left + 14, Top + 0.5, Palette.DarkGrey, 0.8, dashed: true);
        canvas.Text(
            left + 20, Top + 3.6,
            TextWidth.Shorten(
                Wording.Sentence(limits.Words) + " (XmR limits); ring: a month outside it", Canvas.Small, plot.Right - left - 20),
            colour: Palette.DarkGrey);
    }

    private static void DrawEndLabels(Canvas canvas, LinePlot plot, TrendData data, double top)
    {
        var stack = new LabelStack(top - 6, plot.Bottom + 6);
        for (var i = 0; i < data.Series.Count; i++)
        {
            var (name, values) = data.Series[i];
            var (isFirst, colour) = (i == 0, Look(i).Colour);
            var last = Last(values);
            if (last < 0)
            {
                continue;
            }

            var lines = data.Series.Count == 1
                ? [LastValue(data, values)]
                : TextWidth.Wrap(name, Canvas.Small, LabelColumn - 10, 2, isFirst).Append(LastValue(data, values)).ToList();
            var (x, y) = (plot.X(last), plot.Y(values[last].Value!.Value));
            canvas.Add(new Disc(x, y, isFirst ? 3 : 2.2, colour, Palette.Paper, 0.8));
            stack.Add(y, (lines.Count * Canvas.Small * 1.2) + 2, middle =>
            {
                var from = plot.Right + 2;
                if (Math.Abs(middle - y) > 6 && last == values.Count - 1)
                {
                    canvas.Line(x + 4, y, from + 3, middle, colour, 0.6);
                }

                canvas.TextBlock(
                    plot.Right + 8, middle, lines, LabelAnchor.Start, isFirst ? Palette.DarkBlue : Palette.QuietInk, bold: isFirst);
            });
        }

        stack.Draw();
    }

    private static double DrawNotes(Canvas canvas, TrendData data, double top, double width)
    {
        var y = top;
        var notes = data.Series.SelectMany(s => Months.Explain(data.Months, s.Values, data.Series.Count == 1 ? "" : s.Name))
            .Concat(data.Levels.Where(l => !l.Average.HasValue).Select(l => $"{l.Label}: {l.Average.Text}."));
        foreach (var note in notes)
        {
            y = canvas.Note(0, y, width, note);
        }

        return y;
    }
}
