using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Blocks;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>Lays out one document: blocks become pieces, pieces get pages, pages are drawn.</summary>
internal sealed class DocumentLayout
{
    private readonly LayoutContext _context;
    private readonly TextBlocks _texts;
    private readonly FramedBlocks _framed;
    private readonly PageOneBlocks _pageOne;
    private readonly TableBlocks _tables;
    private readonly CoverageBlocks _coverage;
    private readonly DrawingBlocks _drawings;
    private readonly ContentsBlocks _contents;

    private DocumentLayout(LayoutContext context)
    {
        _context = context;
        _texts = new TextBlocks(context);
        _framed = new FramedBlocks(context);
        _pageOne = new PageOneBlocks(context);
        _tables = new TableBlocks(context, _texts);
        _coverage = new CoverageBlocks(context, _texts);
        _drawings = new DrawingBlocks(context, _texts);
        _contents = new ContentsBlocks(context);
    }

    /// <summary>The bytes of the file.</summary>
    public static byte[] Render(ProfileDocument document, FontSet fonts, bool claimConformance, CancellationToken cancellationToken)
    {
        string[] keywords = [document.Marking, .. document.Notices, .. document.Keywords];
        var file = new PdfFile(new PdfProperties(
            document.Title, document.Subtitle, document.Author,
            string.Join(", ", keywords.Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)),
            document.Language, document.CreatedAt, claimConformance));
        var context = new LayoutContext(document, fonts, file);
        new DocumentLayout(context).Draw(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return file.Save(context.Shaper.Fonts);
    }

    private void Draw(CancellationToken cancellationToken)
    {
        var furniture = new Furniture(_context);
        _context.BodyHeight = furniture.Bottom - furniture.Top;
        var placed = Paginator.Place(Blocks(cancellationToken), furniture.Top, furniture.Bottom);
        _context.SetPages(placed);
        var pages = placed.Select(p => p.Page).DefaultIfEmpty().Max() + 1;
        var byPage = placed.ToLookup(p => p.Page);
        for (var page = 0; page < pages; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sheet = new PdfPage(Theme.PageWidth, Theme.PageHeight);
            _context.File.Pages.Add(sheet);
            var canvas = new Canvas(sheet, _context.Links);
            furniture.DrawTop(canvas, page);
            DrawPieces(canvas, [.. byPage[page]]);
            furniture.DrawBottom(canvas, page, pages);
        }
    }

    private static void DrawPieces(Canvas canvas, IReadOnlyList<PlacedPiece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var frame = pieces[i].Piece.Frame;
            if (frame is not null && (i == 0 || pieces[i - 1].Piece.Frame != frame))
            {
                var last = pieces.Skip(i).TakeWhile(p => p.Piece.Frame == frame).Last();
                frame.Draw(canvas, pieces[i].Top, last.Top + last.Piece.Height);
            }

            pieces[i].Piece.Draw(canvas, pieces[i].Top);
        }
    }

    private List<IReadOnlyList<Piece>> Blocks(CancellationToken cancellationToken)
    {
        var blocks = new List<IReadOnlyList<Piece>>();
        if (!_context.Document.Blocks.OfType<Band>().Any())
        {
            blocks.Add(_texts.Title(_context.Document.Title, _context.Document.Subtitle));
        }

        foreach (var block in _context.Document.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            blocks.Add(Pieces(block));
        }

        return blocks;
    }

    private IReadOnlyList<Piece> Pieces(Block block) => block switch
    {
        Heading heading => _texts.Heading(heading),
        Paragraph paragraph => _texts.Paragraph(paragraph),
        TextList list => _texts.List(list),
        Band band => _pageOne.Band(band),
        ThreatLines threats => _pageOne.ThreatLines(threats),
        KeyJudgement judgement => _framed.Judgement(judgement),
        FigureTable table => _tables.Table(table),
        Chart chart => _drawings.Chart(chart),
        Map map => _drawings.Map(map),
        ActionList actions => _tables.Actions(actions),
        Callout callout => _framed.Callout(callout),
        CoverageGrid grid => _coverage.Grid(grid),
        SourceNote source => _texts.Source(source, _context.Section),
        Contents contents => _contents.Contents(contents),
        PageBreak => [new Piece { Height = 0, StartsPage = true, KeepsWithNext = true, Draw = static (_, _) => { } }],
        FactList facts => _pageOne.Facts(facts),
        _ => throw new InvalidOperationException($"The PDF engine has no form for the block {block.GetType().Name}."),
    };
}
