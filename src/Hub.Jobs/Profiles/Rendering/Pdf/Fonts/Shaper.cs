using System.Globalization;
using System.Text;
using HarfBuzz = HarfBuzzSharp;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

/// <summary>
/// Turns words into glyphs for one document: kerning and accents by HarfBuzz, a fallback face for what the text face lacks.
/// Not for use by several threads.
/// </summary>
internal sealed class Shaper
{
    /// <summary>Ligatures are off: "fi" as one glyph is found by no search in some readers.</summary>
    private static readonly HarfBuzz.Feature[] Features =
        [new(new HarfBuzz.Tag('l', 'i', 'g', 'a'), 0), new(new HarfBuzz.Tag('c', 'l', 'i', 'g'), 0)];

    private readonly FontSet _fonts;
    private readonly Dictionary<FontFace, EmbeddedFont> _embedded = [];
    private readonly Dictionary<(string Text, bool Bold), IReadOnlyList<GlyphRun>> _cache = [];

    /// <summary>Both text faces and all fallback faces get their resource names here, in the order of the set.</summary>
    public Shaper(FontSet fonts)
    {
        _fonts = fonts;
        foreach (var face in (FontFace[])[fonts.Regular, fonts.Bold, .. fonts.Fallbacks])
        {
            _embedded[face] = new EmbeddedFont(face, string.Create(CultureInfo.InvariantCulture, $"F{_embedded.Count}"));
        }
    }

    /// <summary>Faces in resource order.</summary>
    public IEnumerable<EmbeddedFont> Fonts => _embedded.Values;

    /// <summary>The glyphs of a text without line breaks, one run for each change of font.</summary>
    public IReadOnlyList<GlyphRun> Shape(string text, bool bold)
    {
        if (!_cache.TryGetValue((text, bold), out var runs))
        {
            runs = [.. Split(Printable(text), bold).Select(part => ShapeRun(part.Text, part.Font))];
            _cache[(text, bold)] = runs;
        }

        return runs;
    }

    /// <summary>Width in points at a size.</summary>
    public double Width(string text, bool bold, double size) => Shape(text, bold).Sum(run => run.Width) * size / 1000;

    /// <summary>
    /// Special spaces and hyphens share their glyph with the plain ones; what a search finds must be the plain one. Characters
    /// without shape (soft hyphen, byte order mark, controls) are left out.
    /// </summary>
    private static string Printable(string text)
    {
        var isPlain = text.All(c => c is >= ' ' and <= '~' or >= '\u00C0' and <= '\u024F');
        return isPlain ? text : string.Concat(text.Select(c => c switch
        {
            '\u00A0' or '\u2007' or '\u202F' or '\t' => " ",
            '\u2010' or '\u2011' => "-",
            _ when char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format => string.Empty,
            _ => c.ToString(),
        }));
    }

    private IEnumerable<(string Text, EmbeddedFont Font)> Split(string text, bool bold)
    {
        var part = new StringBuilder();
        FontFace? current = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            var stays = current is not null && isMark && current.Has(rune.Value);
            var face = stays ? current : _fonts.FaceFor(rune.Value, bold);
            // FontCoverage refuses such a text when it is saved; a stored snapshot still prints, with the sign for "unknown".
            var drawn = face is null ? "\uFFFD" : rune.ToString();
            face ??= _fonts.FaceFor(0xFFFD, bold) ?? (bold ? _fonts.Bold : _fonts.Regular);
            if (current is not null && face != current)
            {
                yield return (part.ToString(), _embedded[current]);
                part.Clear();
            }

            current = face;
            part.Append(drawn);
        }

        if (current is not null)
        {
            yield return (part.ToString(), _embedded[current]);
        }
    }

    private static GlyphRun ShapeRun(string text, EmbeddedFont font)
    {
        var shaped = font.Face.Shape(text, Shaped);
        for (var i = 0; i < shaped.Glyphs.Count; i++)
        {
            var id = shaped.Glyphs[i].Id;
            if (!font.Used.ContainsKey(id))
            {
                var from = shaped.Clusters[i];
                var until = i + 1 < shaped.Clusters.Count ? shaped.Clusters[i + 1] : text.Length;
                font.Used[id] = until > from ? text[from..until] : text[from].ToString();
            }
        }

        return new GlyphRun(font, shaped.Glyphs, shaped.Width);
    }

    private static ShapedText Shaped(FontFace face, string text)
    {
        using var buffer = new HarfBuzz.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        face.Shaping.Shape(buffer, Features);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var (glyphs, clusters, width) = (new Glyph[infos.Length], new int[infos.Length], 0.0);
        for (var i = 0; i < glyphs.Length; i++)
        {
            var id = (int)infos[i].Codepoint;
            var shortfall = face.TrueType.Advance(id) - positions[i].XAdvance;
            glyphs[i] = new Glyph(
                id, Rounded(face, shortfall), Rounded(face, positions[i].XOffset), Rounded(face, positions[i].YOffset));
            clusters[i] = (int)infos[i].Cluster;
            width += face.PerMille(positions[i].XAdvance);
        }

        return new ShapedText(glyphs, clusters, width);
    }

    private static int Rounded(FontFace face, int units) => (int)Math.Round(face.PerMille(units), MidpointRounding.AwayFromZero);
}
