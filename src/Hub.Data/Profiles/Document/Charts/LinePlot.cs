using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>
/// A rectangle with months from left to right and values from bottom to top. A month without a value interrupts the line:
/// it is never drawn at zero, and a suppressed one is a hatched mark of fixed height that says nothing about its value.
/// </summary>
internal sealed class LinePlot(
    Canvas canvas, double left, double top, double width, double height, IReadOnlyList<DateOnly> months, Axis axis)
{
    private const double HatchHeight = 12;

    /// <summary>Distance of two months.</summary>
    public double MonthWidth { get; } = width / Math.Max(months.Count, 1);

    /// <summary>The baseline.</summary>
    public double Bottom => top + height;

    /// <summary>The right edge.</summary>
    public double Right => left + width;

    /// <summary>Middle of a month.</summary>
    public double X(int month) => left + ((month + 0.5) * MonthWidth);

    /// <summary>Height of a value.</summary>
    public double Y(decimal value) => Bottom - (axis.Share(value) * height);

    /// <summary>Grey behind the months of which nothing was received; drawn before the lines.</summary>
    public void GapBands(IReadOnlyList<Figure> values)
    {
        foreach (var (first, last, why) in Months.Gaps(values))
        {
            if (why.State != FigureState.Suppressed)
            {
                canvas.Box(X(first) - (MonthWidth / 2), top, (last - first + 1) * MonthWidth, height, Palette.GapFill);
            }
        }
    }

    /// <summary>A tint between the limits of ordinary variation; drawn before the lines.</summary>
    public void LimitBand(ControlLimits? limits)
    {
        if (limits is { Lower.Value: { } lower, Upper.Value: { } upper })
        {
            canvas.Box(left, Y(upper), width, Y(lower) - Y(upper), Palette.BandFill);
        }
    }

    /// <summary>Light horizontal lines, with their values at the left if wanted, and a firm baseline.</summary>
    public void Grid(bool labelled)
    {
        foreach (var tick in axis.Ticks)
        {
            if (tick != 0)
            {
                canvas.Line(left, Y(tick), Right, Y(tick), Palette.Grid, 0.5);
            }

            if (labelled)
            {
                canvas.Text(left - 6, Y(tick) + 3.2, axis.Format(tick), LabelAnchor.End, Palette.QuietInk);
            }
        }

        canvas.Line(left, Bottom, Right, Bottom, Palette.DarkGrey, 0.8);
    }

    /// <summary>Names of months below the baseline, as many as fit, with the year under the first and under each January.</summary>
    public void MonthLabels()
    {
        var needed = (TextWidth.Of("May", Canvas.Small) + 5) / MonthWidth;
        var step = ((int[])[1, 2, 3, 6, 12]).FirstOrDefault(s => s >= needed, 12);
        int? lastLabel = null;
        for (var i = 0; i < months.Count; i++)
        {
            // Counted from January, so that the years line up.
            if ((months[i].Month - 1) % step != 0 || (lastLabel is { } last && (i - last) * MonthWidth < needed * MonthWidth))
            {
                continue;
            }

            canvas.Line(X(i), Bottom, X(i), Bottom + 3, Palette.DarkGrey, 0.8);
            canvas.Text(X(i), Bottom + 13, Months.Short(months[i]), LabelAnchor.Middle, Palette.QuietInk);
            if (lastLabel is null || months[i].Year != months[lastLabel.Value].Year)
            {
                canvas.Text(X(i), Bottom + 25, Invariant(months[i].Year), LabelAnchor.Middle, Palette.QuietInk);
            }

            lastLabel = i;
        }
    }

    /// <summary>The line, a dot where a value stands alone, hatched marks for suppressed months.</summary>
    public void Line(IReadOnlyList<Figure> values, string colour, double strokeWidth, bool dashed = false)
    {
        var run = new List<ScenePoint>();
        for (var i = 0; i <= values.Count; i++)
        {
            if (i < values.Count && values[i].Value is { } value)
            {
                run.Add(new ScenePoint(X(i), Y(value)));
                continue;
            }

            if (run.Count == 1)
            {
                canvas.Add(new Disc(run[0].X, run[0].Y, strokeWidth, colour, null, 0));
            }
            else if (run.Count > 1)
            {
                canvas.Add(new Polyline([.. run], colour, strokeWidth, dashed));
            }

            run.Clear();
        }

        var markWidth = Math.Min(MonthWidth * 0.7, 10);
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].State == FigureState.Suppressed)
            {
                canvas.Hatch(X(i) - (markWidth / 2), Bottom - HatchHeight, markWidth, HatchHeight);
            }
        }
    }

    private static string Invariant(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
