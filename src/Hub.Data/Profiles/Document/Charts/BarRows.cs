using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>Rows of horizontal bars: names in a column at the left, wrapped to two lines, the axis below.</summary>
internal sealed class BarRows
{
    private const double NameColumn = 168;
    private const double HatchWidth = 14;
    private const double MinRow = 14;

    private readonly Canvas _canvas;
    private readonly Axis _axis;
    private readonly IReadOnlyList<IReadOnlyList<string>> _names;
    private readonly double[] _offsets;
    private readonly double[] _heights;
    private readonly double _plotWidth;

    /// <summary>Lays out the rows; <paramref name="endRoom"/> is kept free behind the longest bar.</summary>
    public BarRows(Canvas canvas, Axis axis, IReadOnlyList<string> names, double endRoom, double width, double rowHeight)
    {
        (_canvas, _axis, Width) = (canvas, axis, width);
        _names = [.. names.Select(n => TextWidth.Wrap(n, Canvas.Normal, NameColumn, 2, bold: true))];
        _heights = [.. _names.Select(n => Math.Max(Math.Max(rowHeight, MinRow), (n.Count * Canvas.Normal * 1.2) + 5))];
        _offsets = new double[names.Count + 1];
        for (var i = 0; i < names.Count; i++)
        {
            _offsets[i + 1] = _offsets[i] + _heights[i];
        }

        var widest = _names.SelectMany(n => n).Select(l => TextWidth.Of(l, Canvas.Normal, true)).DefaultIfEmpty(0).Max();
        Left = Math.Min(widest, NameColumn) + 8;
        var lastTick = axis.HasValues ? TextWidth.Of(axis.Format(axis.Ticks.Last()), Canvas.Small) / 2 : 0;
        _plotWidth = width - Left - Math.Max(endRoom, lastTick + 1);
    }

    /// <summary>Width of the scene.</summary>
    public double Width { get; }

    /// <summary>Where bars begin.</summary>
    public double Left { get; }

    /// <summary>Top of the first row.</summary>
    public double Top { get; init; } = 4;

    /// <summary>Below the last row.</summary>
    public double Bottom => Top + _offsets[^1];

    /// <summary>Room for the widest value behind a bar; a reason in words stands at the base and needs none.</summary>
    public static double EndRoom(IEnumerable<Figure?> values)
        => 10 + values.OfType<Figure>().Where(v => v.HasValue)
            .Select(v => TextWidth.Of(v.Text, Canvas.Small, true)).DefaultIfEmpty(0).Max();

    /// <summary>Middle of a row.</summary>
    public double Middle(int row) => Top + _offsets[row] + (_heights[row] / 2);

    /// <summary>End of a bar.</summary>
    public double X(decimal value) => Left + (_axis.Share(value) * _plotWidth);

    /// <summary>Light lines at the ticks, their values below, a firm line at zero.</summary>
    public void Grid()
    {
        foreach (var tick in _axis.Ticks)
        {
            if (tick != 0)
            {
                _canvas.Line(X(tick), Top, X(tick), Bottom, Palette.Grid, 0.5);
            }
        }

        _axis.WriteBelow(_canvas, X, Bottom + 12);
        _canvas.Line(Left, Top, Left, Bottom, Palette.DarkGrey, 0.8);
    }

    /// <summary>The name of a row, right-aligned against its bar.</summary>
    public void Name(int row, bool bold)
        => _canvas.TextBlock(Left - 6, Middle(row), _names[row], LabelAnchor.End, Palette.Ink, Canvas.Normal, bold);

    /// <summary>Words in place of a bar: why there is no value.</summary>
    public void Reason(double middle, double thickness, Figure figure)
    {
        var x = Left + 4;
        if (figure.State == FigureState.Suppressed)
        {
            _canvas.Hatch(Left, middle - (thickness / 2), HatchWidth, thickness);
            x = Left + HatchWidth + 5;
        }

        _canvas.Words(x, middle, TextWidth.Shorten(figure.Text, Canvas.Small, Width - x));
    }
}
