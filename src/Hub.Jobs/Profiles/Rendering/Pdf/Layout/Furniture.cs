using System.Globalization;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Layout;

/// <summary>
/// What stands on every page: the marking centred at the top and bottom, the notices under it, area and period at the top
/// left, page x of y at the bottom right. On page one marking and notices are real text and the first that is read; elsewhere
/// they are artifacts, so that a screen reader is not interrupted at every page break.
/// </summary>
internal sealed class Furniture
{
    private const double FirstLine = 18, SpaceBelow = 14, Gap = 14;

    private readonly LayoutContext _context;
    private readonly StructureElement _markingTag;
    private readonly IReadOnlyList<(Line Line, StructureElement Notice)> _notices;
    private readonly IReadOnlyList<Line> _marking;
    private readonly Line? _runningTitle;
    private readonly int _runningTitleLine;

    /// <summary>Measures the furniture; its tags come first in the document.</summary>
    public Furniture(LayoutContext context)
    {
        _context = context;
        var document = context.Document;
        _markingTag = context.File.Root.Add("P");
        _marking = context.Lines.Break(document.Marking, Theme.Marking, Theme.TextWidth);
        _notices = [.. Lines(document.Notices, context).SelectMany(notice =>
        {
            var tag = context.File.Root.Add("P");
            return context.Lines.Break(notice, Theme.Furniture, Theme.TextWidth).Select(line => (line, tag));
        })];
        _runningTitle = context.Lines.First(document.RunningTitle, Theme.Furniture, Theme.TextWidth);
        _runningTitleLine = FreeLine(_runningTitle?.Width ?? 0);
        var lines = Math.Max(CentredLines.Count, _runningTitle is null ? 0 : _runningTitleLine + 1);
        Top = Math.Max(Theme.TopMargin, FirstLine + (lines * Theme.Furniture.LineHeight) + SpaceBelow);
        Bottom = Theme.PageHeight - Math.Max(Theme.BottomMargin, 32 + (_marking.Count * Theme.Marking.LineHeight));
    }

    /// <summary>Where the text of a page begins, in points from its top.</summary>
    public double Top { get; }

    /// <summary>Where the text of a page must end, in points from its top.</summary>
    public double Bottom { get; }

    /// <summary>Notices that fit beside one another share a line: every line less is a line more of text.</summary>
    private static List<string> Lines(IReadOnlyList<string> notices, LayoutContext context)
    {
        var lines = new List<string>();
        foreach (var notice in notices)
        {
            var together = lines.Count == 0 ? notice : $"{lines[^1]} · {notice}";
            if (lines.Count > 0 && context.Lines.Break(together, Theme.Furniture, Theme.TextWidth).Count == 1)
            {
                lines[^1] = together;
            }
            else
            {
                lines.Add(notice);
            }
        }

        return lines;
    }

    private List<Line> CentredLines => [.. _marking, .. _notices.Select(n => n.Line)];

    /// <summary>The top of a page; call before the text is drawn.</summary>
    public void DrawTop(Canvas canvas, int page)
    {
        var y = FirstLine;
        foreach (var line in _marking)
        {
            Centred(canvas, page, _markingTag, line, Theme.Marking, y);
            y += Theme.Furniture.LineHeight;
        }

        foreach (var (line, tag) in _notices)
        {
            Centred(canvas, page, tag, line, Theme.Furniture, y);
            y += Theme.Furniture.LineHeight;
        }

        if (_runningTitle is not null)
        {
            var top = FirstLine + (_runningTitleLine * Theme.Furniture.LineHeight);
            canvas.Text(Artifact.Header, _runningTitle, Theme.Furniture, Theme.Left, top);
        }
    }

    /// <summary>The bottom of a page.</summary>
    public void DrawBottom(Canvas canvas, int page, int pages)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Page {page + 1} of {pages}");
        var number = _context.Lines.Break(text, Theme.Furniture, Theme.TextWidth)[0];
        var widest = _marking.Select(l => l.Width).DefaultIfEmpty().Max();
        var isBeside = Theme.TextWidth / 2 > (widest / 2) + Gap + number.Width;
        var y = Bottom + SpaceBelow;
        if (!isBeside)
        {
            canvas.Text(Artifact.Footer, number, Theme.Furniture, Theme.Left, y, Align.Right, Theme.TextWidth);
            y += Theme.Furniture.LineHeight;
        }

        foreach (var line in _marking)
        {
            canvas.Text(Artifact.Footer, line, Theme.Marking, Theme.Left, y, Align.Centre, Theme.TextWidth);
            y += Theme.Marking.LineHeight;
        }

        if (isBeside)
        {
            var top = Bottom + SpaceBelow + (Math.Max(0, _marking.Count - 1) * Theme.Marking.LineHeight);
            canvas.Text(Artifact.Footer, number, Theme.Furniture, Theme.Left, top, Align.Right, Theme.TextWidth);
        }
    }

    private static void Centred(Canvas canvas, int page, StructureElement tag, Line line, TextStyle style, double y)
    {
        if (page == 0)
        {
            canvas.Text(tag, line, style, Theme.Left, y, Align.Centre, Theme.TextWidth);
        }
        else
        {
            canvas.Text(Artifact.Header, line, style, Theme.Left, y, Align.Centre, Theme.TextWidth);
        }
    }

    /// <summary>The first line whose centred text leaves room at the left, or a line of its own.</summary>
    private int FreeLine(double width)
    {
        var lines = CentredLines;
        var index = lines.FindIndex(line => (Theme.TextWidth - line.Width) / 2 > width + Gap);
        return index >= 0 ? index : lines.Count;
    }
}
