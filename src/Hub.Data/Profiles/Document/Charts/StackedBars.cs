using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>One row of parts; <paramref name="Total"/> is the released total, which need not be the sum of rounded parts.</summary>
public sealed record BarGroup(string Name, IReadOnlyList<Figure> Parts, Figure? Total = null);

/// <summary>Rows of parts with the names of the parts.</summary>
/// <param name="Parts">One to four names, in their order if they have one.</param>
/// <param name="AreOrdered">True for levels (light to dark blue), false for kinds (different hues).</param>
public sealed record BarGroups(IReadOnlyList<string> Parts, IReadOnlyList<BarGroup> Rows, bool AreOrdered)
{
    /// <summary>Colours of the parts.</summary>
    internal IReadOnlyList<string> Colours => AreOrdered
        ? [.. Palette.SequentialOf(Parts.Count).Reverse()]
        : [.. Palette.Stack.Take(Parts.Count)];

    /// <summary>Throws when the rows do not fit the names.</summary>
    internal void Check()
    {
        if (Parts.Count is < 1 or > 4 || Rows.Any(r => r.Parts.Count != Parts.Count))
        {
            throw new ArgumentException("Grouped bars need one to four parts and a figure for each in every row.");
        }
    }
}

/// <summary>
/// Parts of a whole end to end, such as disruptions by strand and level. A part without a value is a hatched end piece of
/// fixed length, named in the key: it stands for "some", never for an amount.
/// </summary>
public static class StackedBars
{
    private const double Thickness = 16;
    private const double HatchWidth = 9;
    private const double MaxTotal = 110;

    /// <summary>Draws the rows.</summary>
    public static Scene Build(BarGroups data, double width = Canvas.FullWidth)
    {
        data.Check();
        var canvas = new Canvas();

        // The axis must hold the drawn sum as well as the released total, which rounding may put apart.
        var sums = data.Rows.Select(r => Figure.Released(r.Parts.Sum(p => p.Value ?? 0), r.Parts.Max(p => p.Decimals)));
        var axis = Axis.For(data.Rows.SelectMany(r => r.Parts.Append(r.Total)).OfType<Figure>().Any(f => f.HasValue) ? sums : []);
        var hidden = data.Rows.SelectMany(r => r.Parts).Where(p => p.State == FigureState.Suppressed).Select(p => p.Text).Distinct();
        var key = data.Parts.Zip(data.Colours, (n, c) => (n, (string?)c))
            .Concat(hidden.Select(text => ("a part of " + text, (string?)null)));
        var top = KeyRow.Draw(canvas, 0, 2, width, [.. key]);
        var pieces = data.Rows.Select(r => r.Parts.Count(p => p.State == FigureState.Suppressed)).DefaultIfEmpty(0).Max();
        var totals = data.Rows.Select(r => TextWidth.Of(TotalText(r), Canvas.Small, bold: true)).DefaultIfEmpty(0).Max();
        var endRoom = 10 + totals + (pieces * HatchWidth);
        var rows = new BarRows(canvas, axis, [.. data.Rows.Select(r => r.Name)], endRoom, width, Thickness + 8) { Top = top };
        rows.Grid();
        for (var i = 0; i < data.Rows.Count; i++)
        {
            rows.Name(i, bold: false);
            DrawRow(canvas, rows, data, i);
        }

        return canvas.ToScene(width, rows.Bottom + 18);
    }

    /// <summary>The total behind a bar; a reason for having none is cut, because the table beside the chart has it in full.</summary>
    private static string TotalText(BarGroup row) => TextWidth.Shorten(row.Total?.Text ?? "", Canvas.Small, MaxTotal, bold: true);

    private static void DrawRow(Canvas canvas, BarRows rows, BarGroups data, int index)
    {
        var row = data.Rows[index];
        var middle = rows.Middle(index);
        if (row.Parts.All(p => !p.HasValue))
        {
            rows.Reason(middle, Thickness, row.Parts.FirstOrDefault(p => p.State == FigureState.Suppressed) ?? row.Parts[0]);
            return;
        }

        var (sum, from) = (0m, rows.Left);
        for (var part = 0; part < row.Parts.Count; part++)
        {
            if (row.Parts[part].Value is not { } value || value == 0)
            {
                continue;
            }

            sum += value;
            var to = rows.X(sum);
            canvas.Box(from, middle - (Thickness / 2), to - from, Thickness, data.Colours[part], Palette.Paper, 1);
            var text = row.Parts[part].Text;
            if (TextWidth.Of(text, Canvas.Small) + 4 <= to - from)
            {
                var ink = Palette.InkOn(data.Colours[part]);
                canvas.Text((from + to) / 2, middle + 3.2, text, LabelAnchor.Middle, ink);
            }

            from = to;
        }

        canvas.Box(rows.Left, middle - (Thickness / 2), from - rows.Left, Thickness, null, Palette.DarkGrey);
        foreach (var _ in row.Parts.Where(p => p.State == FigureState.Suppressed))
        {
            canvas.Hatch(from, middle - (Thickness / 2), HatchWidth, Thickness);
            from += HatchWidth;
        }

        canvas.Text(from + 5, middle + 3.2, TotalText(row), bold: true, halo: true);
    }
}
