namespace Hub.Data.Profiles.Document.Charts;

/// <summary>Collects the shapes of a scene; sizes in points.</summary>
internal sealed class Canvas
{
    /// <summary>Width of the text on A4 with margins of 18 mm: the width of a chart unless it says otherwise.</summary>
    public const double FullWidth = 493;

    /// <summary>Size of ticks, notes and values: nothing in a drawing is smaller.</summary>
    public const double Small = 9;

    /// <summary>Size of names.</summary>
    public const double Normal = 10;

    /// <summary>From one baseline of small text to the next.</summary>
    public const double LineHeight = 12;

    private readonly List<Shape> _shapes = [];

    /// <summary>Adds a shape.</summary>
    public void Add(Shape shape) => _shapes.Add(shape);

    /// <summary>A filled rectangle.</summary>
    public void Box(double x, double y, double width, double height, string? fill, string? stroke = null, double strokeWidth = 0.5)
        => Add(new Polygon([Corners(x, y, width, height)], fill, stroke, strokeWidth));

    /// <summary>A hatched rectangle: a value that is there and may not be shown.</summary>
    public void Hatch(double x, double y, double width, double height)
        => Add(new Polygon([Corners(x, y, width, height)], Palette.Paper, Palette.HatchLine, 0.5, Hatched: true));

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string stroke, double width, bool dashed = false)
        => Add(new Polyline([new(x1, y1), new(x2, y2)], stroke, width, dashed));

    /// <summary>One line of text; y is the baseline.</summary>
    public void Text(
        double x, double y, string text, LabelAnchor anchor = LabelAnchor.Start, string colour = Palette.Ink, double size = Small,
        bool bold = false, bool halo = false)
    {
        if (text.Length > 0)
        {
            Add(new Label(x, y, text, size, colour, anchor, bold, halo));
        }
    }

    /// <summary>Words in place of a value, on paper of their own so that no gridline runs through them.</summary>
    public void Words(double x, double middle, string text, LabelAnchor anchor = LabelAnchor.Start)
    {
        var width = TextWidth.Of(text, Small) + 4;
        Box(x - 2 - (anchor == LabelAnchor.End ? width - 4 : 0), middle - 6, width, 12, Palette.Paper);
        Text(x, middle + 3.2, text, anchor, Palette.QuietInk);
    }

    /// <summary>Lines of text below one another, centred on <paramref name="middle"/>.</summary>
    public void TextBlock(
        double x, double middle, IReadOnlyList<string> lines, LabelAnchor anchor, string colour, double size = Small, bool bold = false)
    {
        var height = size * 1.2;
        var baseline = middle - (lines.Count * height / 2) + (size * 0.95);
        for (var i = 0; i < lines.Count; i++)
        {
            Text(x, baseline + (i * height), lines[i], anchor, colour, size, bold);
        }
    }

    /// <summary>Text over the whole width, wrapped; returns the y below it.</summary>
    public double Note(double x, double top, double width, string text)
    {
        var y = top;
        foreach (var line in TextWidth.Wrap(text, Small, width, 4))
        {
            Text(x, y + Small, line, colour: Palette.QuietInk);
            y += LineHeight;
        }

        return y;
    }

    /// <summary>The finished scene.</summary>
    public Scene ToScene(double width, double height) => new(width, Math.Ceiling(height), [.. _shapes]);

    private static ScenePoint[] Corners(double x, double y, double width, double height)
        => [new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height)];
}
