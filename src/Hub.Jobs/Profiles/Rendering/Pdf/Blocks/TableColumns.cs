using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>
/// Widths of a table's columns: by weight, but none narrower than its longest word while another has room to give.
/// </summary>
internal sealed class TableColumns
{
    private const double Padding = 5, Gutter = 24;

    /// <summary>Share of the text's width for a table of words and one column of figures, and for one of two: eyes need no ruler.</summary>
    private const double OneFigure = 0.6, TwoFigures = 0.75;

    private readonly double _left;
    private readonly double[] _starts;
    private readonly double[] _widths;

    /// <summary>Measures the columns; <paramref name="longestWords"/> holds the width of each column's longest word.</summary>
    public TableColumns(IReadOnlyList<TableColumn> columns, IReadOnlyList<double> longestWords)
        : this(columns, Needs(columns, longestWords), Theme.Left, null)
    {
    }

    private TableColumns(IReadOnlyList<TableColumn> columns, double[] needs, double left, double? fixedWidth)
    {
        _left = left;
        var width = fixedWidth ?? Math.Clamp(needs.Sum(), Width(columns), Theme.TextWidth);
        _widths = Distribute([.. columns.Select(c => Math.Max(0.01, c.Weight))], needs, width);
        _starts = new double[_widths.Length];
        for (var i = 1; i < _widths.Length; i++)
        {
            _starts[i] = _starts[i - 1] + _widths[i - 1];
        }
    }

    /// <summary>Left edge of the table on the page.</summary>
    public double LeftEdge => _left;

    /// <summary>Right edge of the table on the page.</summary>
    public double RightEdge => _left + _widths.Sum();

    /// <summary>Number of columns.</summary>
    public int Count => _widths.Length;

    /// <summary>Left edge of a column's text on the page.</summary>
    public double TextLeft(int column) => _left + _starts[column] + Left(column);

    /// <summary>Width of a column's text.</summary>
    public double TextWidth(int column) => Math.Max(1, _widths[column] - Left(column) - Right(column, Count));

    /// <summary>The columns twice beside each other; null where the page has no room for that.</summary>
    public static (TableColumns Left, TableColumns Right)? Halves(IReadOnlyList<TableColumn> columns, IReadOnlyList<double> longestWords)
    {
        var needs = Needs(columns, longestWords);
        const double width = (Theme.TextWidth - Gutter) / 2;
        return needs.Sum() > width
            ? null
            : (new(columns, needs, Theme.Left, width), new(columns, needs, Theme.Left + width + Gutter, width));
    }

    private static double[] Needs(IReadOnlyList<TableColumn> columns, IReadOnlyList<double> longestWords)
        => [.. longestWords.Select((word, i) => word + Left(i) + Right(i, columns.Count) + 0.5)];

    private static double Width(IReadOnlyList<TableColumn> columns)
        => Theme.TextWidth * (columns.Skip(1).All(c => c.Numeric) ? columns.Count : 0) switch
        {
            2 => OneFigure,
            3 => TwoFigures,
            _ => 1,
        };

    /// <summary>The outer columns are flush with the text around the table.</summary>
    private static double Left(int column) => column == 0 ? 0 : Padding;

    private static double Right(int column, int count) => column == count - 1 ? 0 : Padding;

    /// <summary>No widths can hold every word: the widest give way until the rest fits, and their words break.</summary>
    private static double[] Shorten(double[] needs, double total)
    {
        var (room, count, limit) = (total, needs.Length, 0.0);
        foreach (var need in needs.Order())
        {
            limit = room / count;
            if (need > limit)
            {
                break;
            }

            (room, count) = (room - need, count - 1);
        }

        return [.. needs.Select(need => Math.Min(need, limit))];
    }

    private static double[] Distribute(double[] weights, double[] needs, double total)
    {
        if (needs.Sum() >= total)
        {
            return Shorten(needs, total);
        }

        var widths = new double[weights.Length];
        var isFixed = new bool[weights.Length];
        while (true)
        {
            var room = total - needs.Where((_, i) => isFixed[i]).Sum();
            var share = weights.Where((_, i) => !isFixed[i]).Sum();
            var grew = false;
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] = isFixed[i] ? needs[i] : room * weights[i] / share;
            }

            for (var i = 0; i < widths.Length; i++)
            {
                if (!isFixed[i] && widths[i] < needs[i])
                {
                    isFixed[i] = grew = true;
                }
            }

            if (!grew)
            {
                return widths;
            }
        }
    }
}
