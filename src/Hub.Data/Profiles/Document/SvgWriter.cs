using Hub.Data.Profiles.Document.Html;

namespace Hub.Data.Profiles.Document;

/// <summary>
/// Writes a scene as SVG with presentation attributes only: no style attribute, class or script, so the strict content
/// security policy of the portal holds. Equal scenes and prefixes give equal text, whatever the machine's culture.
/// </summary>
public static class SvgWriter
{
    /// <summary>Font of every label; the widths of <see cref="TextWidth"/> are those of the first.</summary>
    private const string FontFamily = "Noto Sans, Segoe UI, Arial, sans-serif";

    /// <summary>Writes a drawing that the text around it describes: hidden from assistive technology.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="idPrefix">Start of every id inside; unique on the page.</param>
    public static string Write(Scene scene, string idPrefix)
    {
        var markup = new Markup();
        Append(markup, scene, idPrefix, "", "");
        return markup.ToString();
    }

    /// <summary>Writes a drawing as an image with a name and a description.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="idPrefix">Start of every id inside; unique on the page.</param>
    /// <param name="title">Name of the image, read first.</param>
    /// <param name="description">Type, subject and finding; may be empty.</param>
    public static string Write(Scene scene, string idPrefix, string title, string description)
    {
        var markup = new Markup();
        Append(markup, scene, idPrefix, title, description);
        return markup.ToString();
    }

    internal static void Append(Markup to, Scene scene, string idPrefix, string title, string description)
    {
        to.Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scene.Width} {scene.Height}" """)
            .Add($"""width="{scene.Width}" height="{scene.Height}" font-family="{FontFamily}" """);
        AppendName(to, idPrefix, title, description);
        var hatch = scene.Shapes.Any(s => s is Polygon { Hatched: true });
        if (hatch)
        {
            to.Add($"""<defs><pattern id="{idPrefix}-hatch" patternUnits="userSpaceOnUse" """)
                .Add($"""width="{Palette.HatchSpacing}" height="{Palette.HatchSpacing}" patternTransform="rotate(45)">""")
                .Add($"""<path d="M{Palette.HatchSpacing / 2} 0V{Palette.HatchSpacing}" stroke="{Palette.HatchLine}" """)
                .Add($"""stroke-width="{Palette.HatchWidth}"/></pattern></defs>""");
        }

        foreach (var shape in scene.Shapes)
        {
            AppendShape(to, shape, idPrefix);
        }

        to.Add("</svg>");
    }

    private static void AppendName(Markup to, string idPrefix, string title, string description)
    {
        if (title.Length == 0)
        {
            to.Add("""aria-hidden="true" focusable="false">""");
            return;
        }

        to.Add($"""role="img" aria-labelledby="{idPrefix}-title""");
        if (description.Length > 0)
        {
            to.Add($""" {idPrefix}-desc""");
        }

        to.Add("\" focusable=\"false\">").Add($"""<title id="{idPrefix}-title">{title}</title>""");
        if (description.Length > 0)
        {
            to.Add($"""<desc id="{idPrefix}-desc">{description}</desc>""");
        }
    }

    private static void AppendShape(Markup to, Shape shape, string idPrefix)
    {
        switch (shape)
        {
            case Polygon { Hatched: true } polygon:
                // The plain fill first, the hatch over it: lines without a background would show what lies below.
                AppendPath(to, polygon).Add($"""fill="{polygon.Fill ?? Palette.Paper}"/>""");
                AppendPath(to, polygon).Add($"""fill="url(#{idPrefix}-hatch)" """);
                AppendStroke(to, polygon.Stroke, polygon.StrokeWidth).Add("/>");
                break;
            case Polygon polygon:
                AppendPath(to, polygon).Add($"""fill="{polygon.Fill ?? "none"}" """);
                AppendStroke(to, polygon.Stroke, polygon.StrokeWidth).Add("/>");
                break;
            case Polyline line:
                to.Add("<polyline points=\"");
                foreach (var point in line.Points)
                {
                    to.Number(point.X).Add(",").Number(point.Y).Add(" ");
                }

                to.Add("\" fill=\"none\" ");
                AppendStroke(to, line.Stroke, line.StrokeWidth).Add(line.Dashed ? """stroke-dasharray="4 3"/>""" : "/>");
                break;
            case Disc disc:
                to.Add($"""<circle cx="{disc.X}" cy="{disc.Y}" r="{disc.Radius}" fill="{disc.Fill ?? "none"}" """);
                AppendStroke(to, disc.Stroke, disc.StrokeWidth).Add("/>");
                break;
            case Label label:
                AppendLabel(to, label);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape.GetType().Name, "A shape without a drawing.");
        }
    }

    private static Markup AppendPath(Markup to, Polygon polygon)
    {
        to.Add("<path d=\"");
        foreach (var ring in polygon.Rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                to.Add(i == 0 ? "M" : "L").Number(ring[i].X).Add(" ").Number(ring[i].Y);
            }

            to.Add("Z");
        }

        return to.Add("\" fill-rule=\"evenodd\" ");
    }

    private static Markup AppendStroke(Markup to, string? stroke, double width)
        => stroke is null
            ? to
            : to.Add($"""stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round" stroke-linecap="round" """);

    private static void AppendLabel(Markup to, Label label)
    {
        // A halo is a copy below the text: "paint-order" is not understood by every reader of SVG.
        if (label.Halo)
        {
            AppendTextStart(to, label).Add($"""fill="{Palette.Paper}" aria-hidden="true" """);
            AppendStroke(to, Palette.Paper, Palette.HaloWidth).Add($">{label.Text}</text>");
        }

        AppendTextStart(to, label).Add($"""fill="{label.Colour}">{label.Text}</text>""");
    }

    private static Markup AppendTextStart(Markup to, Label label)
    {
        var anchor = label.Anchor switch
        {
            LabelAnchor.Start => "start",
            LabelAnchor.Middle => "middle",
            LabelAnchor.End => "end",
            _ => throw new ArgumentOutOfRangeException(nameof(label), label.Anchor, "An anchor without a drawing."),
        };
        to.Add($"""<text x="{label.X}" y="{label.Y}" font-size="{label.Size}" text-anchor="{anchor}" """);
        return label.Bold ? to.Add("""font-weight="bold" """) : to;
    }
}
