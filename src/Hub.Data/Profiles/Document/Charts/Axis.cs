using System.Globalization;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>
/// A linear axis that starts at zero and ends at a round number: steps of 1, 2, 2.5 or 5 times a power of ten.
/// Figures without a value take no part in it.
/// </summary>
internal sealed class Axis
{
    private readonly string _format;

    private Axis(decimal step, int steps, int decimals)
        => (Step, Steps, _format) = (step, steps, string.Create(CultureInfo.InvariantCulture, $"N{decimals}"));

    /// <summary>False when no figure has a value: there is nothing to label.</summary>
    public bool HasValues => Steps > 0;

    /// <summary>Distance of ticks.</summary>
    public decimal Step { get; }

    /// <summary>Number of steps from zero to the top.</summary>
    public int Steps { get; }

    /// <summary>The ticks, zero first.</summary>
    public IEnumerable<decimal> Ticks => HasValues ? Enumerable.Range(0, Steps + 1).Select(i => i * Step) : [];

    /// <summary>An axis for all figures that will be drawn on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is below zero: counts and rates are not.</exception>
    public static Axis For(IEnumerable<Figure> figures, int maxSteps = 6)
    {
        var values = figures.Where(f => f.HasValue).ToList();
        if (values.Count == 0)
        {
            return new Axis(0, 0, 0);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(values.Min(f => f.Value!.Value), nameof(figures));
        var whole = values.All(f => f.Decimals == 0);
        var max = values.Max(f => f.Value!.Value);
        if (max == 0)
        {
            return new Axis(1, 1, 0);
        }

        var power = Power(max);
        foreach (var factor in (decimal[])[0.02m, 0.025m, 0.05m, 0.1m, 0.2m, 0.25m, 0.5m])
        {
            var step = factor * power;
            if (max / step <= maxSteps && (!whole || step == decimal.Truncate(step)))
            {
                return new Axis(step, (int)Math.Ceiling(max / step), Decimals(step));
            }
        }

        return new Axis(power, 1, Decimals(power));
    }

    /// <summary>Where a value stands between zero (0) and the top (1); beyond the top is 1.</summary>
    public double Share(decimal value) => HasValues ? Math.Clamp((double)(value / (Step * Steps)), 0, 1) : 0;

    /// <summary>A tick as words.</summary>
    public string Format(decimal tick) => tick.ToString(_format, CultureInfo.InvariantCulture);

    /// <summary>Writes the ticks below a horizontal axis, leaving out those that would touch the one before.</summary>
    public void WriteBelow(Canvas canvas, Func<decimal, double> x, double baseline)
    {
        var free = double.MinValue;
        foreach (var tick in Ticks)
        {
            var half = TextWidth.Of(Format(tick), Canvas.Small) / 2;
            if (x(tick) - half >= free)
            {
                canvas.Text(x(tick), baseline, Format(tick), LabelAnchor.Middle, Palette.QuietInk);
                free = x(tick) + half + 6;
            }
        }
    }

    private static decimal Power(decimal value)
    {
        var power = 1m;
        while (power < value)
        {
            power *= 10;
        }

        while (power / 10 >= value)
        {
            power /= 10;
        }

        return power;
    }

    private static int Decimals(decimal step)
    {
        var decimals = 0;
        while (decimals < 6 && step != decimal.Truncate(step))
        {
            step *= 10;
            decimals++;
        }

        return decimals;
    }
}
