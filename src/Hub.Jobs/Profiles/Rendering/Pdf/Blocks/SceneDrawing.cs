using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>Draws a scene as vectors under one figure tag.</summary>
internal sealed class SceneDrawing(Scene scene, double scale, Shaper shaper)
{
    /// <summary>A circle is four curves whose handles are this part of the radius long.</summary>
    private const double CircleHandle = 0.5523;

    public double Width => scene.Width * scale;

    public double Height => scene.Height * scale;

    /// <summary>Draws with the top left corner at x, y (points from the top of the page) and gives the tag its box.</summary>
    public void Draw(Canvas canvas, StructureElement figure, double x, double y)
    {
        var page = canvas.Page;
        var box = new[] { x, canvas.Up(y + Height), x + Width, canvas.Up(y) }.Select(PdfSyntax.Number);
        figure.Attributes = $"<</O/Layout/BBox[{string.Join(' ', box)}]/Placement/Block>>";
        var onPage = new Place(x, canvas.Up(y), scale);

        // Inside, points count from the drawing's own corner: shorter numbers, and a map has a hundred thousand.
        var at = new Place(0, 0, scale);
        Begin(page, figure, onPage);
        foreach (var shape in scene.Shapes)
        {
            if (shape is Label { Halo: true } label)
            {
                // The halo repeats the text, so it must not be read twice: outside the figure, as an artifact.
                page.Restore();
                canvas.MarkArtifact();
                Text(page, onPage, label, Palette.HaloWidth);
                Begin(page, figure, onPage);
            }

            Shape(page, at, shape);
        }

        page.Restore();
    }

    private static void Begin(PdfPage page, StructureElement figure, Place corner)
    {
        page.Mark(figure);
        page.Save();
        page.Op("1 j 1 J");
        page.Translate(corner.Left, corner.Top);
    }

    private void Shape(PdfPage page, Place at, Shape shape)
    {
        switch (shape)
        {
            case Polygon polygon:
                Fill(page, at, polygon);
                break;
            case Polyline { Points.Count: > 1 } line:
                page.Stroke(line.Stroke, line.StrokeWidth * at.Scale, line.Dashed);
                Path(page, at, line.Points);
                page.Op("S");
                break;
            case Polyline:
                break; // fewer than two points draw nothing
            case Disc disc:
                Circle(page, at, disc);
                break;
            case Label label:
                Text(page, at, label, halo: 0);
                break;
            default:
                throw new InvalidOperationException($"The PDF engine has no drawing for the shape {shape.GetType().Name}.");
        }
    }

    private static void Fill(PdfPage page, Place at, Polygon polygon)
    {
        var fill = polygon.Fill ?? (polygon.Hatched ? Palette.Paper : null);
        if (fill is not null)
        {
            page.Fill(fill);
        }

        if (polygon.Hatched)
        {
            Rings(page, at, polygon);
            page.Op("f*");
            Hatch(page, at, polygon);
        }

        if (polygon.Stroke is not null)
        {
            page.Stroke(polygon.Stroke, polygon.StrokeWidth * at.Scale);
        }

        if (polygon.Stroke is not null || !polygon.Hatched)
        {
            Rings(page, at, polygon);
            page.Op((fill, polygon.Stroke) switch
            {
                (null, null) => "n",
                (null, _) => "S",
                (_, null) => "f*",
                _ => polygon.Hatched ? "S" : "B*",
            });
        }
    }

    /// <summary>Slanting lines clipped to the area: readable in grey print, and drawn alike by every reader.</summary>
    private static void Hatch(PdfPage page, Place at, Polygon polygon)
    {
        var points = polygon.Rings.SelectMany(r => r).ToList();
        if (points.Count == 0)
        {
            return;
        }

        double left = points.Min(p => p.X), right = points.Max(p => p.X), top = points.Min(p => p.Y), bottom = points.Max(p => p.Y);
        var step = Palette.HatchSpacing * Math.Sqrt(2);
        page.Save();
        Rings(page, at, polygon);
        page.Op("W* n");
        page.Stroke(Palette.HatchLine, Palette.HatchWidth * at.Scale);

        // Lines lie on a grid of the whole drawing, so neighbouring areas share them.
        for (var sum = Math.Floor((left + top) / step) * step; sum <= right + bottom; sum += step)
        {
            page.MoveTo(at.X(sum - top), at.Y(top));
            page.LineTo(at.X(sum - bottom), at.Y(bottom));
        }

        page.Op("S");
        page.Restore();
    }

    private static void Circle(PdfPage page, Place at, Disc disc)
    {
        double x = at.X(disc.X), y = at.Y(disc.Y), r = disc.Radius * at.Scale, h = r * CircleHandle;
        if (disc.Fill is not null)
        {
            page.Fill(disc.Fill);
        }

        if (disc.Stroke is not null)
        {
            page.Stroke(disc.Stroke, disc.StrokeWidth * at.Scale);
        }

        page.MoveTo(x + r, y);
        page.CurveTo(x + r, y + h, x + h, y + r, x, y + r);
        page.CurveTo(x - h, y + r, x - r, y + h, x - r, y);
        page.CurveTo(x - r, y - h, x - h, y - r, x, y - r);
        page.CurveTo(x + h, y - r, x + r, y - h, x + r, y);
        page.Op((disc.Fill, disc.Stroke) switch { (null, null) => "n", (null, _) => "s", (_, null) => "f", _ => "b" });
    }

    private void Text(PdfPage page, Place at, Label label, double halo)
    {
        var size = label.Size * at.Scale;
        var runs = shaper.Shape(label.Text, label.Bold);
        var width = runs.Sum(r => r.Width) * size / 1000;
        var x = at.X(label.X) - (label.Anchor switch
        {
            LabelAnchor.Start => 0,
            LabelAnchor.Middle => width / 2,
            LabelAnchor.End => width,
            _ => throw new ArgumentOutOfRangeException(nameof(label)),
        });
        foreach (var run in runs)
        {
            page.Text(run, size, x, at.Y(label.Y), halo > 0 ? Palette.Paper : label.Colour, halo * at.Scale);
            x += run.Width * size / 1000;
        }
    }

    private static void Rings(PdfPage page, Place at, Polygon polygon)
    {
        foreach (var ring in polygon.Rings.Where(r => r.Count > 1))
        {
            Path(page, at, ring);
            page.Op("h");
        }
    }

    private static void Path(PdfPage page, Place at, IReadOnlyList<ScenePoint> points)
    {
        page.MoveTo(at.X(points[0].X), at.Y(points[0].Y));
        for (var i = 1; i < points.Count; i++)
        {
            page.LineTo(at.X(points[i].X), at.Y(points[i].Y));
        }
    }

    /// <summary>From the drawing's points, downwards, to the page's, upwards.</summary>
    private readonly record struct Place(double Left, double Top, double Scale)
    {
        public double X(double x) => Left + (x * Scale);

        public double Y(double y) => Top - (y * Scale);
    }
}
