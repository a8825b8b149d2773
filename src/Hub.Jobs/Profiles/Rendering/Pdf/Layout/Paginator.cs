namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>
/// Gives every piece a page and a place. Pieces that keep with the next move together; a group taller than a page is broken
/// where it must be. When a drawing or small table has no room, the blocks after it that fit move up into the space, as in a
/// printed report: the eye sees less white, the reading order of the tags stays that of the document.
/// </summary>
internal sealed class Paginator
{
    /// <summary>Below this share of a page, white space is left as it is.</summary>
    private const double SpaceWorthFilling = 0.15;

    /// <summary>
    /// A page break that would leave more than this share of a page white is not taken: the next section follows below. Page one
    /// stands alone however short it is.
    /// </summary>
    private const double MostWhiteBeforeBreak = 1.0 / 3;

    private readonly List<PlacedPiece> _placed = [];
    private readonly List<Piece> _pieces;
    private readonly List<int> _blockEnds;
    private readonly double _top;
    private readonly double _bottom;
    private int _page;
    private double _y;
    private double _spaceAfter;

    private Paginator(IReadOnlyList<IReadOnlyList<Piece>> blocks, double top, double bottom)
    {
        _pieces = [.. blocks.SelectMany(b => b)];
        _blockEnds = new List<int>(_pieces.Count);
        foreach (var block in blocks)
        {
            var end = _blockEnds.Count + block.Count;
            _blockEnds.AddRange(block.Select(_ => end));
        }

        (_top, _bottom, _y) = (top, bottom, top);
    }

    private bool IsAtTop => _y <= _top;

    /// <summary>
    /// Places in the order of drawing; pages count from 0. <paramref name="top"/> and <paramref name="bottom"/> bound the
    /// text of a page.
    /// </summary>
    public static IReadOnlyList<PlacedPiece> Place(IReadOnlyList<IReadOnlyList<Piece>> blocks, double top, double bottom)
    {
        var paginator = new Paginator(blocks, top, bottom);
        for (var start = 0; start < paginator._pieces.Count;)
        {
            start = paginator.PlaceGroup(start);
        }

        return paginator._placed;
    }

    /// <summary>Places the group that begins here, and what moved up before it; returns the piece to go on with.</summary>
    private int PlaceGroup(int start)
    {
        var end = GroupEnd(start);
        var next = end;
        if (_pieces[start].StartsPage && !IsAtTop && (_page == 0 || _bottom - _y <= MostWhiteBeforeBreak * (_bottom - _top)))
        {
            NewPage();
        }

        if (!Fits(start, end) && !IsAtTop)
        {
            next = _pieces[start].Floats == FloatKind.None ? end : FillSpace(end, _pieces[start].Floats);
            NewPage();
        }

        Put(start, end);
        return next;
    }

    private int GroupEnd(int start)
    {
        var end = start + 1;
        while (end < _pieces.Count && _pieces[end - 1].KeepsWithNext && !_pieces[end].StartsPage)
        {
            end++;
        }

        return end;
    }

    /// <summary>Whole blocks move up while they fit; a heading or one that waits ends it. Returns the first piece left.</summary>
    private int FillSpace(int start, FloatKind waiting)
    {
        while (start < _pieces.Count && _bottom - _y > SpaceWorthFilling * (_bottom - _top))
        {
            var end = _blockEnds[start];
            var first = _pieces[start];
            if (first.StaysBehind || first.Floats == waiting || first.StartsPage || _pieces[end - 1].KeepsWithNext || !Fits(start, end))
            {
                break;
            }

            Put(start, end);
            start = end;
        }

        return start;
    }

    private void Put(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_y + Gap(_pieces[i]) + _pieces[i].Height > _bottom + 0.01 && !IsAtTop)
            {
                NewPage();
            }

            if (IsAtTop && _page > 0 && _pieces[i].Repeated is { } repeated)
            {
                _placed.Add(new PlacedPiece(repeated, _page, _y));
                _y += repeated.Height;
            }
            else
            {
                _y += Gap(_pieces[i]);
            }

            _placed.Add(new PlacedPiece(_pieces[i], _page, _y));
            _y += _pieces[i].Height;
            _spaceAfter = _pieces[i].SpaceAfter;
        }
    }

    private bool Fits(int start, int end)
    {
        var height = Gap(_pieces[start]) + _pieces[start].Height;
        for (var i = start + 1; i < end; i++)
        {
            height += Math.Max(_pieces[i - 1].SpaceAfter, _pieces[i].SpaceBefore) + _pieces[i].Height;
        }

        return _y + height <= _bottom + 0.01;
    }

    private double Gap(Piece piece) => IsAtTop ? 0 : Math.Max(_spaceAfter, piece.SpaceBefore);

    private void NewPage()
    {
        _page++;
        _y = _top;
        _spaceAfter = 0;
    }
}
