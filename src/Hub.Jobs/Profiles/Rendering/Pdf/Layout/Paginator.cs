namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>
/// Gives every piece a page and a place. Pieces that keep with the next move together; a group taller than a page is broken
/// where it must be. <paramref name="top"/> and <paramref name="bottom"/> bound the text on a page.
/// </summary>
internal sealed class Paginator(double top, double bottom)
{
    private readonly List<PlacedPiece> _placed = [];
    private readonly double _top = top;
    private int _page;
    private double _y = top;
    private double _spaceAfter;

    private bool IsAtTop => _y <= _top;

    /// <summary>Places in the order of drawing; pages count from 0.</summary>
    public IReadOnlyList<PlacedPiece> Place(IReadOnlyList<Piece> pieces)
    {
        for (var start = 0; start < pieces.Count;)
        {
            var end = start + 1;
            while (end < pieces.Count && pieces[end - 1].KeepsWithNext && !pieces[end].StartsPage)
            {
                end++;
            }

            PlaceGroup(pieces, start, end);
            start = end;
        }

        return _placed;
    }

    private void PlaceGroup(IReadOnlyList<Piece> pieces, int start, int end)
    {
        if (pieces[start].StartsPage && !IsAtTop)
        {
            NewPage();
        }

        if (_y + HeightOf(pieces, start, end) > bottom && !IsAtTop)
        {
            NewPage();
        }

        for (var i = start; i < end; i++)
        {
            if (_y + Gap(pieces[i]) + pieces[i].Height > bottom + 0.01 && !IsAtTop)
            {
                NewPage();
            }

            Put(pieces[i]);
        }
    }

    private double HeightOf(IReadOnlyList<Piece> pieces, int start, int end)
    {
        var height = Gap(pieces[start]) + pieces[start].Height;
        for (var i = start + 1; i < end; i++)
        {
            height += Math.Max(pieces[i - 1].SpaceAfter, pieces[i].SpaceBefore) + pieces[i].Height;
        }

        return height;
    }

    private void Put(Piece piece)
    {
        if (IsAtTop && _page > 0 && piece.Repeated is { } repeated)
        {
            _placed.Add(new PlacedPiece(repeated, _page, _y));
            _y += repeated.Height;
        }
        else
        {
            _y += Gap(piece);
        }

        _placed.Add(new PlacedPiece(piece, _page, _y));
        _y += piece.Height;
        _spaceAfter = piece.SpaceAfter;
    }

    private double Gap(Piece piece) => IsAtTop ? 0 : Math.Max(_spaceAfter, piece.SpaceBefore);

    private void NewPage()
    {
        _page++;
        _y = _top;
        _spaceAfter = 0;
    }
}
