namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>
/// The smallest part of a block that a page break never splits: a line of text, a row, a drawing. Blocks become pieces, the
/// <see cref="Paginator"/> gives them pages, and only then are they drawn, so page numbers are known to whoever prints them.
/// </summary>
internal sealed class Piece
{
    /// <summary>Height in points.</summary>
    public required double Height { get; init; }

    /// <summary>Draws it; the second argument is the top, in points from the top of the page.</summary>
    public required Action<Canvas, double> Draw { get; init; }

    /// <summary>Space above, not used at the top of a page; between two pieces the larger of both wishes counts.</summary>
    public double SpaceBefore { get; set; }

    /// <summary>Space below.</summary>
    public double SpaceAfter { get; set; }

    /// <summary>Stands on the same page as the next piece.</summary>
    public bool KeepsWithNext { get; set; }

    /// <summary>Starts a page.</summary>
    public bool StartsPage { get; init; }

    /// <summary>
    /// Set when the block that begins here may stand after blocks that follow it, where it has no room. Blocks of one kind
    /// keep their order among themselves, so codes of figures and tables still count up.
    /// </summary>
    public FloatKind Floats { get; set; }

    /// <summary>The block that begins here never moves up before another: a heading.</summary>
    public bool StaysBehind { get; init; }

    /// <summary>Drawn above this piece, as an artifact, when a page break comes before it: the heading row of a table.</summary>
    public Piece? Repeated { get; init; }

    /// <summary>Drawn behind this piece and its neighbours of the same frame.</summary>
    public Frame? Frame { get; set; }

    /// <summary>Space of nothing.</summary>
    public static Piece Space(double height, bool keepsWithNext) => new()
    {
        Height = height,
        KeepsWithNext = keepsWithNext,
        Draw = static (_, _) => { },
    };

    /// <summary>Keeps all of a block's pieces on one page, where a page can hold them.</summary>
    public static void KeepTogether(IReadOnlyList<Piece> pieces)
    {
        foreach (var piece in pieces.SkipLast(1))
        {
            piece.KeepsWithNext = true;
        }
    }

    /// <summary>
    /// Keeps a block on one page when it takes at most <paramref name="height"/>: less white than a block torn in two.
    /// </summary>
    public static bool KeepIfSmall(IReadOnlyList<Piece> pieces, double height)
    {
        var isSmall = pieces.Sum(p => p.Height) <= height;
        if (isSmall)
        {
            KeepTogether(pieces);
        }

        return isSmall;
    }

    /// <summary>Never one line of a paragraph alone at the end or at the top of a page.</summary>
    public static void ControlWidows(IReadOnlyList<Piece> lines)
    {
        if (lines.Count > 1)
        {
            lines[0].KeepsWithNext = true;
            lines[^2].KeepsWithNext = true;
        }
    }
}

/// <summary>Kinds of block that may wait for room.</summary>
internal enum FloatKind
{
    /// <summary>Stands where it belongs.</summary>
    None,

    /// <summary>A chart or map.</summary>
    Drawing,

    /// <summary>A table small enough to be kept on one page.</summary>
    Table,
}

/// <summary>A background that spans several pieces; arguments are canvas, top and bottom on the page.</summary>
internal sealed record Frame(Action<Canvas, double, double> Draw);

/// <summary>A piece with its place. <paramref name="Top"/> counts from the top of the page.</summary>
internal sealed record PlacedPiece(Piece Piece, int Page, double Top);
