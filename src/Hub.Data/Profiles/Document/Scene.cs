namespace Hub.Data.Profiles.Document;

/// <summary>
/// A vector drawing in points, origin at the top left: the only vocabulary charts and maps use, so the picture is the
/// same in HTML and PDF. Colours are "#rrggbb".
/// </summary>
public sealed record Scene(double Width, double Height, IReadOnlyList<Shape> Shapes);

/// <summary>One shape of a scene.</summary>
public abstract record Shape;

/// <summary>A point of a scene.</summary>
public readonly record struct ScenePoint(double X, double Y);

/// <summary>A filled or outlined area; more than one ring means holes or parts (even-odd). Hatched when a value is suppressed.</summary>
public sealed record Polygon(
    IReadOnlyList<IReadOnlyList<ScenePoint>> Rings, string? Fill, string? Stroke, double StrokeWidth, bool Hatched = false) : Shape;

/// <summary>A line through points.</summary>
public sealed record Polyline(IReadOnlyList<ScenePoint> Points, string Stroke, double StrokeWidth, bool Dashed = false) : Shape;

/// <summary>A disc.</summary>
public sealed record Disc(double X, double Y, double Radius, string? Fill, string? Stroke, double StrokeWidth) : Shape;

/// <summary>A word or number in the drawing; y is the baseline. A halo keeps it readable over a map.</summary>
public sealed record Label(
    double X, double Y, string Text, double Size, string Colour, LabelAnchor Anchor, bool Bold = false, bool Halo = false) : Shape;

/// <summary>Which end of a label stands at its x.</summary>
public enum LabelAnchor
{
    /// <summary>The text starts at x.</summary>
    Start,

    /// <summary>The text is centred on x.</summary>
    Middle,

    /// <summary>The text ends at x.</summary>
    End,
}
