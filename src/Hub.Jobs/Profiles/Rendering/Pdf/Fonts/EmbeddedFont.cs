namespace Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

/// <summary>A face as one document uses it: its resource name and the glyphs drawn so far, each with the text it stands for.</summary>
internal sealed class EmbeddedFont(FontFace face, string resource)
{
    public FontFace Face { get; } = face;

    /// <summary>Name in the resources of the pages, such as "F0".</summary>
    public string Resource { get; } = resource;

    /// <summary>Glyph number to text; sorted, so that the file does not depend on the order of use alone.</summary>
    public SortedDictionary<int, string> Used { get; } = [];

    /// <summary>Font units to thousandths of an em, the unit of text in a PDF.</summary>
    public double PerMille(double units) => Face.PerMille(units);
}

/// <summary>
/// A glyph on the line. <paramref name="Adjust"/> is what its advance falls short of the font's own (kerning), the offsets
/// move an accent to its letter; all in thousandths of an em.
/// </summary>
internal readonly record struct Glyph(int Id, int Adjust, int OffsetX, int OffsetY);

/// <summary>Glyphs of one font in a row; <paramref name="Width"/> in thousandths of an em.</summary>
internal sealed record GlyphRun(EmbeddedFont Font, IReadOnlyList<Glyph> Glyphs, double Width);
