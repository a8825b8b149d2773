using Hub.Data.Profiles.Document;
using Hub.Testing.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hub.Jobs.Tests.Profiles.Rendering;

/// <summary>Where things stand on the pages of the default engine, read back from the letters of the file.</summary>
public sealed class PageLayoutTests
{
    private const double Millimetre = 72 / 25.4, PageWidth = 210 * Millimetre, PageHeight = 297 * Millimetre;
    private const double SectionSize = 17, SubSectionSize = 13, BodySize = 12;

    /// <summary>Furniture at the top ends above this, furniture at the bottom begins below that; points from the bottom.</summary>
    private const double BodyTop = PageHeight - 50, BodyBottom = 18 * Millimetre - 1;

    [Fact]
    public void Render_Sample_StaysWithinTheMargins()
    {
        Assert.All(Letters(Engines.Render(SampleProfile.Create())), letter =>
        {
            Assert.InRange(letter.StartBaseLine.X, (18 * Millimetre) - 0.1, PageWidth - (18 * Millimetre));
            Assert.InRange(letter.EndBaseLine.X, 18 * Millimetre, PageWidth - (18 * Millimetre) + 0.1);
            Assert.InRange(letter.StartBaseLine.Y, 20, PageHeight - 20);
        });
    }

    [Fact]
    public void Render_Sample_HasNoTypeBelowNinePoints()
        => Assert.All(Letters(Engines.Render(SampleProfile.Create())), letter => Assert.True(letter.PointSize >= 8.99, letter.Value));

    [Fact]
    public void Render_HeadingsAtEveryHeight_NeverStandLastOnAPage()
    {
        for (var lines = 20; lines < 45; lines++)
        {
            var filler = Enumerable.Repeat<Block>(new Paragraph("One line."), lines);
            Block[] blocks =
            [
                .. filler, new Heading(1, "A section", "a"), new Heading(2, "A part of it", "b"),
                new Paragraph("The text under the heading goes on for a line and more, and so it needs a second line, which is this one."),
            ];
            foreach (var body in BodyLines(Engines.Render(Engines.With(blocks))))
            {
                Assert.InRange(body[^1].Max(l => l.PointSize), 9, BodySize + 0.01);
            }
        }
    }

    [Fact]
    public void Render_ParagraphsAtEveryHeight_LeaveNoLonelyLine()
    {
        var words = string.Join(' ', Enumerable.Repeat("neighbourhood", 40));
        for (var lines = 20; lines < 45; lines++)
        {
            Block[] blocks = [.. Enumerable.Repeat<Block>(new Paragraph("One line."), lines), new Paragraph(words)];
            var pages = BodyLines(Engines.Render(Engines.With(blocks)));
            var counts = pages.Select(page => page.Count(line => Text(line).Contains("neighbourhood", StringComparison.Ordinal))).ToList();
            Assert.All(counts, count => Assert.NotEqual(1, count));
        }
    }

    [Fact]
    public void Render_LongTable_RepeatsTheHeadingAndSplitsNoRow()
    {
        TableColumn[] columns = [new("Place", 1, false), new("What was found there", 2, false), new("Count", 1, true)];
        var rows = Enumerable.Range(100, 120).Select(i => new TableRow(
            [TableCell.Of($"first{i}"), TableCell.Of($"{string.Join(' ', Enumerable.Repeat("words", i % 37))} second{i}"), TableCell.Of($"third{i}")]));
        var pages = Engines.PageTexts(Engines.Render(Engines.With(new FigureTable("A table", columns, [.. rows], "T1", new SourceNote("here")))));
        var tablePages = pages.Where(p => p.Contains("first1", StringComparison.Ordinal) || p.Contains("first2", StringComparison.Ordinal)).ToList();
        Assert.True(tablePages.Count > 3);
        Assert.All(tablePages, page => Assert.Contains("PlaceWhatwasfoundthereCount", page, StringComparison.Ordinal));
        for (var i = 100; i < 220; i++)
        {
            var page = Assert.Single(pages, p => p.Contains($"first{i}", StringComparison.Ordinal));
            Assert.Contains($"second{i}", page, StringComparison.Ordinal);
            Assert.Contains($"third{i}", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(pages, p => p.Contains("Source:here.", StringComparison.Ordinal) && !p.Contains("first219", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_ChartsAtEveryHeight_KeepTitleDrawingAndSourceTogether()
    {
        for (var lines = 10; lines < 40; lines += 3)
        {
            Block[] blocks =
            [
                .. Enumerable.Repeat<Block>(new Paragraph("One line."), lines),
                new Chart("The finding", "The measure", "Alternative", SampleScenes.Trend(1), null, "F1", new SourceNote("the source")),
            ];
            var page = Assert.Single(
                Engines.PageTexts(Engines.Render(Engines.With(blocks))), p => p.Contains("Thefinding", StringComparison.Ordinal));
            Assert.All(["ThemeasureF1", "Northmarch", "Source:thesource."], text => Assert.Contains(text, page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Render_ChartWithoutRoom_LetsTheNextParagraphMoveUp()
    {
        Block[] blocks =
        [
            .. Enumerable.Repeat<Block>(new Paragraph("One line."), 20),
            new Chart("The finding", "The measure", "Alternative", SampleScenes.Map(3, 3), null, "F1", SourceNote.None),
            new Paragraph("Moved up."), new Heading(2, "Stays behind", "s"), new Paragraph("The end."),
        ];
        var pages = Engines.PageTexts(Engines.Render(Engines.With(blocks)));
        Assert.Equal(2, pages.Count);
        Assert.Contains("Movedup.", pages[0], StringComparison.Ordinal);
        Assert.Contains("Thefinding", pages[1], StringComparison.Ordinal);
        Assert.True(
            pages[1].IndexOf("Thefinding", StringComparison.Ordinal) < pages[1].IndexOf("Staysbehind", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_Numbers_StandFlushRight()
    {
        using var pdf = PdfDocument.Open(Engines.Render(Engines.With(SampleProfile.Table(12, "Numbers"))));
        var ends = pdf.GetPage(1).GetWords().Where(w => w.Text.EndsWith('%')).Select(w => Math.Round(w.BoundingBox.Right)).Distinct();
        Assert.InRange(ends.Count(), 1, 4);
    }

    [Fact]
    public void Render_LongMarking_StillFitsAboveAndBelow()
    {
        var document = SampleProfile.Create() with
        {
            Marking = "OFFICIAL – demonstration from published open data – not a police product – contains no intelligence",
            Notices = ["A first notice of some length about the state of this document", "A second notice", "A third notice"],
        };
        var file = Engines.Render(document);
        Assert.All(Letters(file), l => Assert.InRange(l.EndBaseLine.X, 0, PageWidth - (18 * Millimetre) + 0.1));
        Assert.All(Engines.PageTexts(file), page =>
        {
            Assert.InRange(page.Split(Engines.Squeeze(document.Marking)).Length - 1, 2, 3); // page one shows it in the band too
            Assert.All(document.Notices, notice => Assert.Contains(Engines.Squeeze(notice), page, StringComparison.Ordinal));
        });
    }

    private static List<Letter> Letters(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return [.. pdf.GetPages().SelectMany(p => p.Letters).Where(l => !string.IsNullOrWhiteSpace(l.Value))];
    }

    /// <summary>Lines of each page between the furniture, from the top down.</summary>
    private static List<List<List<Letter>>> BodyLines(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return [.. pdf.GetPages().Select(page => page.Letters
            .Where(l => !string.IsNullOrWhiteSpace(l.Value) && l.StartBaseLine.Y > BodyBottom && l.StartBaseLine.Y < BodyTop)
            .GroupBy(l => Math.Round(l.StartBaseLine.Y))
            .OrderByDescending(g => g.Key)
            .Select(g => g.ToList()).ToList())];
    }

    private static string Text(List<Letter> line) => string.Concat(line.Select(l => l.Value));
}
