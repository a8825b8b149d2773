using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>
/// A page as blocks see it: points from the top left. What is drawn belongs to the tag or artifact named last.
/// </summary>
internal sealed class Canvas(PdfPage page, LinkTargets links)
{
    /// <summary>The page underneath, for drawings with many shapes.</summary>
    public PdfPage Page { get; } = page;

    /// <summary>What is drawn next belongs to a tag.</summary>
    public void Mark(StructureElement tag) => Page.Mark(tag);

    /// <summary>What is drawn next is skipped by screen readers.</summary>
    public void MarkArtifact(Artifact kind = Artifact.Ornament) => Page.MarkArtifact(kind);

    /// <summary>From points below the top to PDF's points above the bottom.</summary>
    public double Up(double y) => Page.Height - y;

    /// <summary>Sets a line with its top at <paramref name="y"/>, left, centred or right within the width.</summary>
    public void Text(StructureElement tag, Line line, TextStyle style, double x, double y, Align align = Align.Left, double width = 0)
    {
        var start = Start(line, x, align, width);
        foreach (var span in line.Spans)
        {
            if (span.Link is { } run && links.Resolve(run) is { } target)
            {
                Link(tag, span, run, target, start, y, style);
            }
            else
            {
                Mark(tag);
                Glyphs(span, style, start, y);
            }
        }
    }

    /// <summary>The same as an artifact: furniture and repeated headings.</summary>
    public void Text(Artifact kind, Line line, TextStyle style, double x, double y, Align align = Align.Left, double width = 0)
    {
        MarkArtifact(kind);
        var start = Start(line, x, align, width);
        foreach (var span in line.Spans)
        {
            Glyphs(span, style, start, y);
        }
    }

    /// <summary>A horizontal rule, as ornament.</summary>
    public void Rule(double x0, double x1, double y, double width, string colour)
    {
        MarkArtifact();
        Page.Stroke(colour, width);
        Page.MoveTo(x0, Up(y));
        Page.LineTo(x1, Up(y));
        Page.Op("S");
    }

    /// <summary>A dotted line that leads the eye from a heading to its page number.</summary>
    public void Leader(double x0, double x1, double baseline)
    {
        if (x1 - x0 > 8)
        {
            MarkArtifact();
            Page.Save();
            Page.Stroke(Theme.LightRule, 0.8);
            Page.Op("1 J [0 4] 0 d");
            Page.MoveTo(x0, Up(baseline));
            Page.LineTo(x1, Up(baseline));
            Page.Op("S");
            Page.Restore();
        }
    }

    /// <summary>A vertical rule, as ornament.</summary>
    public void VerticalRule(double x, double y0, double y1, double width, string colour, bool isDashed = false)
    {
        MarkArtifact();
        Page.Stroke(colour, width, isDashed);
        Page.MoveTo(x, Up(y0));
        Page.LineTo(x, Up(y1));
        Page.Op("S");
    }

    /// <summary>A filled box, as ornament.</summary>
    public void Box(double x, double y, double width, double height, string colour)
    {
        MarkArtifact();
        Page.Fill(colour);
        Page.Rectangle(x, Up(y + height), width, height);
        Page.Op("f");
    }

    /// <summary>A frame drawn inside a box, as ornament.</summary>
    public void Outline(double x, double y, double width, double height, double thickness, string colour)
    {
        MarkArtifact();
        Page.Stroke(colour, thickness);
        Page.Rectangle(x + (thickness / 2), Up(y + height - (thickness / 2)), width - thickness, height - thickness);
        Page.Op("S");
    }

    /// <summary>An area that leads elsewhere, under the tag of the text in it.</summary>
    public void LinkArea(StructureElement tag, double x, double y, double width, double height, string target, string description)
        => Page.AddLink(new LinkArea(x, Up(y + height), x + width, Up(y), target, IsAddress: false, description, tag));

    private void Link(StructureElement tag, LineSpan span, TextRun run, LinkTarget target, double start, double y, TextStyle style)
    {
        var link = links.TagOf(run, tag);
        Mark(link);
        Glyphs(span with { Style = span.Style with { Colour = Theme.DarkBlue } }, style, start, y);
        Page.AddLink(new LinkArea(
            start + span.X, Up(y + style.LineHeight), start + span.X + span.Width, Up(y), target.Place, target.IsAddress, run.Text, link));
    }

    private void Glyphs(LineSpan span, TextStyle style, double start, double y)
        => Page.Text(span.Glyphs, span.Style.Size, start + span.X, Up(y + style.Baseline), span.Style.Colour);

    private static double Start(Line line, double x, Align align, double width) => align switch
    {
        Align.Left => x,
        Align.Centre => x + ((width - line.Width) / 2),
        Align.Right => x + width - line.Width,
        _ => throw new ArgumentOutOfRangeException(nameof(align)),
    };
}

/// <summary>Where a line stands within its width.</summary>
internal enum Align
{
    /// <summary>At the left: text.</summary>
    Left,

    /// <summary>In the middle: furniture and marks.</summary>
    Centre,

    /// <summary>At the right: numbers.</summary>
    Right,
}
