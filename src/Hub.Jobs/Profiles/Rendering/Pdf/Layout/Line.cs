using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>A set line. <paramref name="Width"/> in points, without the space that ends a wrapped line.</summary>
internal sealed record Line(IReadOnlyList<LineSpan> Spans, double Width);

/// <summary>Glyphs of one font, style and link; <paramref name="X"/> counts from the start of the line.</summary>
/// <param name="Link">The run that carries the link, so that a link over two lines is one link.</param>
internal sealed record LineSpan(GlyphRun Glyphs, TextStyle Style, double X, TextRun? Link)
{
    /// <summary>Width in points.</summary>
    public double Width => Glyphs.Width * Style.Size / 1000;
}
