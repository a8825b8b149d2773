using System.Globalization;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>
/// A page being drawn, in points with the origin at the bottom left. Everything painted belongs to a tag or is an artifact:
/// <see cref="Mark"/> or <see cref="MarkArtifact"/> comes first, and stays in force until the next of them.
/// </summary>
internal sealed class PdfPage(double width, double height)
{
    private readonly List<StructureElement> _marked = [];
    private readonly List<LinkArea> _links = [];
    private readonly ContentStream _content = new();
    private object? _open;
    private string? _fill;
    private string? _stroke;

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>The tag of each marked-content id.</summary>
    public IReadOnlyList<StructureElement> Marked => _marked;

    public IReadOnlyList<LinkArea> Links => _links;

    /// <summary>Number of the object in the file.</summary>
    public int Id { get; set; }

    /// <summary>What is painted next belongs to this tag.</summary>
    public void Mark(StructureElement tag)
    {
        if (_open != tag)
        {
            Close();
            tag.AddContent(this, _marked.Count);
            Op(string.Create(CultureInfo.InvariantCulture, $"/{tag.Type} <</MCID {_marked.Count}>> BDC"));
            _marked.Add(tag);
            _open = tag;
        }
    }

    /// <summary>What is painted next is furniture or ornament that a screen reader skips.</summary>
    public void MarkArtifact(Artifact kind)
    {
        if (_open is not Artifact open || open != kind)
        {
            Close();
            Op(kind switch
            {
                Artifact.Header => "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC",
                Artifact.Footer => "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC",
                Artifact.Repetition => "/Artifact <</Type /Pagination>> BDC",
                Artifact.Ornament => "/Artifact <</Type /Layout>> BDC",
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            });
            _open = kind;
        }
    }

    /// <summary>The page's operators; no more may be painted afterwards.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Close();
        return _content.Bytes;
    }

    /// <summary>Forgets the operators, once they are in the file.</summary>
    public void Release() => _content.Release();

    public void AddLink(LinkArea link)
    {
        link.Tag.AddLink(this, link);
        _links.Add(link);
    }

    public void Fill(string colour)
    {
        if (_fill != colour)
        {
            Op(PdfSyntax.Colour(colour) + " rg");
            _fill = colour;
        }
    }

    public void Stroke(string colour, double width, bool isDashed = false)
    {
        if (_stroke != colour)
        {
            Op(PdfSyntax.Colour(colour) + " RG");
            _stroke = colour;
        }

        _content.Number(width).Op("w");
        Op(isDashed ? "[4 3] 0 d" : "[] 0 d");
    }

    /// <summary>Keeps clip and text mode until <see cref="Restore"/>; colours set in between are forgotten.</summary>
    public void Save() => Op("q");

    /// <summary>Moves the origin until <see cref="Restore"/>.</summary>
    public void Translate(double x, double y) => _content.Raw("1 0 0 1 ").Number(x).Number(y).Op("cm");

    public void Restore()
    {
        Op("Q");
        _fill = _stroke = null;
    }

    public void MoveTo(double x, double y) => _content.Number(x).Number(y).Op("m");

    public void LineTo(double x, double y) => _content.Number(x).Number(y).Op("l");

    public void CurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
        => _content.Number(x1).Number(y1).Number(x2).Number(y2).Number(x3).Number(y3).Op("c");

    public void Rectangle(double x, double y, double w, double h) => _content.Number(x).Number(y).Number(w).Number(h).Op("re");

    /// <summary>A painting or path operator such as "f*", "S", "h", "W* n".</summary>
    public void Op(string operators) => _content.Op(operators);

    /// <summary>
    /// Paints glyphs with their baseline starting at x, y. With <paramref name="halo"/> only the outline, that wide.
    /// </summary>
    public void Text(GlyphRun run, double size, double x, double y, string colour, double halo = 0)
    {
        if (halo > 0)
        {
            Save();
            Stroke(colour, halo);
            Op("1 j 1 Tr");
        }
        else
        {
            Fill(colour);
        }

        Op("BT");
        _content.Raw("/" + run.Font.Resource + " ").Number(size).Op("Tf");
        _content.Number(x).Number(y).Op("Td");
        _content.Glyphs(run, size);
        Op("ET");
        if (halo > 0)
        {
            Restore();
        }
    }

    private void Close()
    {
        if (_open is not null)
        {
            Op("EMC");
            _open = null;
        }
    }
}

/// <summary>Kinds of artifact: content outside the reading order.</summary>
internal enum Artifact
{
    /// <summary>Furniture at the top of a page.</summary>
    Header,

    /// <summary>Furniture at the bottom of a page.</summary>
    Footer,

    /// <summary>A table's heading row, repeated on a further page.</summary>
    Repetition,

    /// <summary>Rules and backgrounds.</summary>
    Ornament,
}
