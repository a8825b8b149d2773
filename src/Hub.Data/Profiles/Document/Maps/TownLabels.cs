using Hub.Data.Profiles.Document.Charts;

namespace Hub.Data.Profiles.Document.Maps;

/// <summary>Names towns on a map, the largest first; a name that would touch another, or leave the map, is left out.</summary>
internal static class TownLabels
{
    private const double Dot = 1.8;
    private const double Away = 4;
    private const double Clear = 1.5;

    /// <summary>Draws dots and names.</summary>
    public static void Draw(Canvas canvas, MapFrame frame, IEnumerable<MapTown> towns, double rightEdge)
    {
        var taken = new List<(double X1, double Y1, double X2, double Y2)>();
        foreach (var town in towns.OrderBy(t => t.Rank).ThenBy(t => t.Name, StringComparer.Ordinal))
        {
            var at = frame.Place(town.At);
            if (at.X < frame.Left || at.X > frame.Left + frame.Width || at.Y < frame.Top || at.Y > frame.Top + frame.Height)
            {
                continue;
            }

            var width = TextWidth.Of(town.Name, Canvas.Small, bold: true);
            (double X, double Y, LabelAnchor Anchor)[] places =
            [
                (at.X + Away, at.Y + 3.2, LabelAnchor.Start),
                (at.X - Away, at.Y + 3.2, LabelAnchor.End),
                (at.X, at.Y - Away, LabelAnchor.Middle),
                (at.X, at.Y + Away + 7, LabelAnchor.Middle),
            ];
            foreach (var (x, y, anchor) in places)
            {
                var x1 = x - anchor switch { LabelAnchor.End => width, LabelAnchor.Middle => width / 2, _ => 0 };
                var box = (X1: x1 - Clear, Y1: y - 7.5 - Clear, X2: x1 + width + Clear, Y2: y + 2.5 + Clear);
                var dot = (X1: at.X - Dot, Y1: at.Y - Dot, X2: at.X + Dot, Y2: at.Y + Dot);
                if (box.X1 < 0 || box.X2 > rightEdge || box.Y1 < 0 || taken.Exists(t => Touch(t, box) || Touch(t, dot)))
                {
                    continue;
                }

                taken.Add(box);
                taken.Add(dot);
                canvas.Add(new Disc(at.X, at.Y, Dot, Palette.Ink, Palette.Paper, 0.8));
                canvas.Text(x, y, town.Name, anchor, Palette.Ink, bold: true, halo: true);
                break;
            }
        }
    }

    private static bool Touch((double X1, double Y1, double X2, double Y2) a, (double X1, double Y1, double X2, double Y2) b)
        => a.X1 < b.X2 && b.X1 < a.X2 && a.Y1 < b.Y2 && b.Y1 < a.Y2;
}
