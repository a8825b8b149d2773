using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>
/// Bars side by side in each row, for figures that may not be added up: levels as claimed and as a panel saw them, one
/// period and another. Each bar has its value in words.
/// </summary>
public static class GroupedBars
{
    private const double Thickness = 11;

    /// <summary>Draws the rows; a total is not shown.</summary>
    public static Scene Build(BarGroups data, double width = Canvas.FullWidth)
    {
        data.Check();
        var canvas = new Canvas();
        var axis = Axis.For(data.Rows.SelectMany(r => r.Parts));
        var top = data.Parts.Count == 1
            ? 4
            : KeyRow.Draw(canvas, 0, 2, width, [.. data.Parts.Zip(data.Colours, (n, c) => (n, (string?)c))]);
        var height = (Thickness + 2) * data.Parts.Count;
        var endRoom = BarRows.EndRoom(data.Rows.SelectMany(r => r.Parts));
        var rows = new BarRows(canvas, axis, [.. data.Rows.Select(r => r.Name)], endRoom, width, height + 8) { Top = top };
        rows.Grid();
        for (var i = 0; i < data.Rows.Count; i++)
        {
            rows.Name(i, bold: false);
            var middle = rows.Middle(i) - (height / 2) + ((Thickness + 2) / 2);
            for (var part = 0; part < data.Parts.Count; part++, middle += Thickness + 2)
            {
                var figure = data.Rows[i].Parts[part];
                if (figure.Value is not { } value)
                {
                    rows.Reason(middle, Thickness, figure);
                    continue;
                }

                var end = rows.X(value);
                canvas.Box(rows.Left, middle - (Thickness / 2), end - rows.Left, Thickness, data.Colours[part], Palette.DarkGrey);
                canvas.Text(end + 5, middle + 3.2, figure.Text, halo: true);
            }
        }

        return canvas.ToScene(width, rows.Bottom + 18);
    }
}
