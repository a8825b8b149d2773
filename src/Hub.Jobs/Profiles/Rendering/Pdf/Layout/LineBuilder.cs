using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>A line while words are added to it; neighbours of one font, style and link become one span.</summary>
internal sealed class LineBuilder(Shaper shaper)
{
    private readonly List<LineSpan> _spans = [];
    private readonly List<Glyph> _glyphs = [];
    private EmbeddedFont? _font;
    private TextStyle? _style;
    private TextRun? _link;
    private double _spanWidth;
    private double _spanStart;

    /// <summary>Whether no word has been added.</summary>
    public bool IsEmpty => _style is null;

    /// <summary>Width so far in points.</summary>
    public double Width { get; private set; }

    /// <summary>Adds a word.</summary>
    public void Add(IReadOnlyList<WordPiece> pieces, Gap before)
    {
        if (before is Gap.Space && _style is not null)
        {
            // The space belongs to what stands before it, and to a link only when the link goes on.
            Append(" ", _style, ReferenceEquals(_link, pieces[0].Link) ? _link : null);
        }

        foreach (var piece in pieces)
        {
            Append(piece.Text, piece.Style, piece.Link);
        }
    }

    /// <summary>The line. A wrapped line keeps its space, so that words do not run together when the text is read out or copied.</summary>
    public Line Finish(bool endsWithSpace)
    {
        var width = Width;
        if (endsWithSpace && _style is not null)
        {
            Append(" ", _style, _link);
        }

        Flush();
        return new Line([.. _spans], width);
    }

    private void Append(string text, TextStyle style, TextRun? link)
    {
        foreach (var run in shaper.Shape(text, style.IsBold))
        {
            if (_font != run.Font || _style != style || !ReferenceEquals(_link, link))
            {
                Flush();
                (_font, _style, _link, _spanStart) = (run.Font, style, link, Width);
            }

            _glyphs.AddRange(run.Glyphs);
            _spanWidth += run.Width;
            Width += run.Width * style.Size / 1000;
        }
    }

    private void Flush()
    {
        if (_glyphs.Count > 0)
        {
            _spans.Add(new LineSpan(new GlyphRun(_font!, [.. _glyphs], _spanWidth), _style!, _spanStart, _link));
            _glyphs.Clear();
            _spanWidth = 0;
        }
    }
}
