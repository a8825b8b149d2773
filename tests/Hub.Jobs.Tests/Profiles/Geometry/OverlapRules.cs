using System.Globalization;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace Hub.Jobs.Tests.Profiles.Geometry;

/// <summary>Rules for what lies over what: text over text, text over colour, lines through words.</summary>
internal static class OverlapRules
{
    /// <summary>WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for large type.</summary>
    private const double Contrast = 4.5, LargeContrast = 3, Large = 18, LargeBold = 14;

    /// <summary>Lines lighter than this against paper are gridlines, which may pass behind words.</summary>
    private const double GridContrast = 2.2;

    private static readonly (double R, double G, double B) Paper = (1, 1, 1);

    /// <summary>Applies the rules.</summary>
    public static IEnumerable<GeometryProblem> Check(PageView page)
        => Overlaps(page).Concat(Contrasts(page)).Concat(Crossed(page));

    private static IEnumerable<GeometryProblem> Overlaps(PageView page)
    {
        var letters = page.Letters.Where(l => !l.IsHalo).OrderBy(l => l.Box.Left).ToList();
        for (var i = 0; i < letters.Count; i++)
        {
            var a = letters[i];
            for (var j = i + 1; j < letters.Count && letters[j].Box.Left < a.Box.Right; j++)
            {
                // Accents and kerned pairs of one show of text touch by design.
                if (letters[j].Order != a.Order && Share(a.Box, letters[j].Box) > 0.15)
                {
                    yield return new("overlap", page.Number, $"\"{Word(page, a)}\" and \"{Word(page, letters[j])}\" stand on each other.");
                }
            }
        }
    }

    private static IEnumerable<GeometryProblem> Contrasts(PageView page)
    {
        var fills = page.Shapes.Where(s => s.Path is { IsFilled: true, FillColor: not null }).ToList();
        var halos = page.Letters.Where(l => l.IsHalo).ToList();
        foreach (var letter in page.Letters.Where(l => !l.IsHalo))
        {
            var centre = letter.Box.Centroid;
            var isOnHalo = halos.Exists(h => h.Order < letter.Order && Share(h.Box, letter.Box) > 0.9);
            var behind = isOnHalo ? null : fills.FindLast(s => s.Order < letter.Order && Contains(s.Box, centre) && IsInside(s, centre));
            var ground = behind is null ? Paper : behind.Path.FillColor!.ToRGBValues();
            var contrast = Ratio(letter.Letter.Color.ToRGBValues(), ground);
            var isLarge = letter.Letter.PointSize >= Large || (letter.Letter.PointSize >= LargeBold && letter.Letter.FontDetails.IsBold);
            if (contrast < (isLarge ? LargeContrast : Contrast))
            {
                yield return new("contrast", page.Number, string.Create(
                    CultureInfo.InvariantCulture, $"\"{Word(page, letter)}\" has a contrast of {contrast:0.0} to 1."));
            }
        }
    }

    /// <summary>Dark lines of a drawing that were not painted before a halo or a fill of their own may not run through its words.</summary>
    private static IEnumerable<GeometryProblem> Crossed(PageView page)
    {
        var lines = page.Shapes.Where(s => s is { Owner.Type: "Figure", IsClipped: false } && s.Path is { IsStroked: true, StrokeColor: not null }
            && Ratio(s.Path.StrokeColor.ToRGBValues(), Paper) > GridContrast).ToList();
        var fills = page.Shapes.Where(s => s.Path.IsFilled).ToList();
        var halos = page.Letters.Where(l => l.IsHalo).ToList();
        foreach (var letter in page.Letters.Where(l => l is { IsInFigure: true, IsHalo: false }))
        {
            var box = Shrunk(letter.Box);
            if (halos.Exists(h => Share(h.Box, letter.Box) > 0.9))
            {
                continue;
            }

            var line = lines.Find(s => Overlap(s.Box, box) && Segments(s).Any(p => Crosses(p.From, p.To, box))
                && !fills.Exists(f => f.Order > s.Order && f.Order < letter.Order && IsInside(f, box.Centroid)));
            if (line is not null)
            {
                yield return new("crossed", page.Number, $"A line runs through \"{Word(page, letter)}\".");
            }
        }
    }

    private static IEnumerable<(PdfPoint From, PdfPoint To)> Segments(PageShape shape)
    {
        foreach (var sub in shape.Path)
        {
            var points = Points(sub).ToList();
            for (var i = 1; i < points.Count; i++)
            {
                yield return (points[i - 1], points[i]);
            }
        }
    }

    private static IEnumerable<PdfPoint> Points(PdfSubpath path)
    {
        PdfPoint? start = null;
        foreach (var command in path.Commands)
        {
            switch (command)
            {
                case PdfSubpath.Move move:
                    start = move.Location;
                    yield return move.Location;
                    break;
                case PdfSubpath.Line line:
                    yield return line.To;
                    break;
                case PdfSubpath.BezierCurve curve:
                    yield return curve.EndPoint;
                    break;
                case PdfSubpath.Close when start is { } first:
                    yield return first;
                    break;
            }
        }
    }

    /// <summary>Even-odd over all rings: what the engine fills with.</summary>
    private static bool IsInside(PageShape shape, PdfPoint point)
    {
        var inside = false;
        foreach (var (a, b) in Segments(shape))
        {
            if ((a.Y > point.Y) != (b.Y > point.Y) && point.X < ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)) + a.X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Whether a segment enters the box (Liang and Barsky).</summary>
    private static bool Crosses(PdfPoint a, PdfPoint b, PdfRectangle box)
    {
        double from = 0, until = 1, dx = b.X - a.X, dy = b.Y - a.Y;
        Span<(double P, double Q)> edges = [(-dx, a.X - box.Left), (dx, box.Right - a.X), (-dy, a.Y - box.Bottom), (dy, box.Top - a.Y)];
        foreach (var (p, q) in edges)
        {
            if (p == 0 && q < 0)
            {
                return false;
            }

            from = p < 0 ? Math.Max(from, q / p) : from;
            until = p > 0 ? Math.Min(until, q / p) : until;
        }

        return from < until;
    }

    private static PdfRectangle Shrunk(PdfRectangle box)
        => new(box.Left + (0.2 * box.Width), box.Bottom + (0.2 * box.Height), box.Right - (0.2 * box.Width), box.Top - (0.2 * box.Height));

    private static bool Contains(PdfRectangle box, PdfPoint point)
        => point.X >= box.Left && point.X <= box.Right && point.Y >= box.Bottom && point.Y <= box.Top;

    private static bool Overlap(PdfRectangle a, PdfRectangle b)
        => a.Left < b.Right && b.Left < a.Right && a.Bottom < b.Top && b.Bottom < a.Top;

    /// <summary>Part of the smaller box that lies in the other.</summary>
    private static double Share(PdfRectangle a, PdfRectangle b)
    {
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Top, b.Top) - Math.Max(a.Bottom, b.Bottom);
        var smaller = Math.Min(a.Width * a.Height, b.Width * b.Height);
        return width <= 0 || height <= 0 || smaller <= 0 ? 0 : width * height / smaller;
    }

    private static double Ratio((double R, double G, double B) a, (double R, double G, double B) b)
    {
        var (light, dark) = (Luminance(a), Luminance(b));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance((double R, double G, double B) colour)
        => (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    private static string Word(PageView page, PageLetter letter)
        => string.Concat(page.Letters.Where(l => l.Order == letter.Order).Select(l => l.Letter.Value).Take(40));
}
