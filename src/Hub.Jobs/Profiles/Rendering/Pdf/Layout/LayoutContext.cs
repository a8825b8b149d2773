using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>What the blocks of one document share while they are laid out: fonts, tags, headings, the height of a page.</summary>
internal sealed class LayoutContext(ProfileDocument document, FontSet fonts, PdfFile file)
{
    private readonly Dictionary<string, Piece> _headings = new(StringComparer.Ordinal);
    private readonly Dictionary<Piece, int> _pages = [];
    private int _lastLevel;

    public ProfileDocument Document { get; } = document;

    public PdfFile File { get; } = file;

    public Shaper Shaper { get; } = new(fonts);

    public LineBreaker Lines => field ??= new LineBreaker(Shaper);

    public LinkTargets Links { get; } = new(document.Blocks.OfType<Heading>().Select(h => h.Id), document.FiguresAt);

    /// <summary>The tag that blocks are added to: the current section.</summary>
    public StructureElement Section { get; private set; } = file.Root;

    /// <summary>Height of the text on a page in points.</summary>
    public double BodyHeight { get; set; }

    /// <summary>Starts the section of a level 1 heading.</summary>
    public void StartSection() => Section = File.Root.Add("Sect");

    /// <summary>
    /// The tag of a heading: the title is level 1, and no level is skipped, whatever the document's author did.
    /// </summary>
    public string HeadingTag(int level)
    {
        _lastLevel = Math.Min(Math.Clamp(level, 1, 6), _lastLevel + 1);
        return string.Create(CultureInfo.InvariantCulture, $"H{_lastLevel}");
    }

    /// <summary>Remembers where a heading begins.</summary>
    public void AddHeading(string id, Piece firstLine) => _headings.TryAdd(id, firstLine);

    /// <summary>Takes the pages from the paginator; from here on page numbers can be printed.</summary>
    public void SetPages(IEnumerable<PlacedPiece> placed)
    {
        foreach (var place in placed)
        {
            _pages.TryAdd(place.Piece, place.Page);
        }
    }

    /// <summary>Page number of a heading, counted from 1.</summary>
    public int PageNumberOf(string headingId) => _pages[_headings[headingId]] + 1;

    /// <summary>Lines of text as pieces under one tag, without a lonely line at a page break.</summary>
    public List<Piece> LinePieces(
        StructureElement tag, RichText text, TextStyle style, double left = Theme.Left, double width = Theme.TextWidth)
    {
        var pieces = Lines.Break(text, style, width).Select(line => new Piece
        {
            Height = style.LineHeight,
            Draw = (canvas, y) => canvas.Text(tag, line, style, left, y),
        }).ToList();
        Piece.ControlWidows(pieces);
        return pieces;
    }
}
