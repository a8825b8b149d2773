using System.Diagnostics;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;
using Hub.Jobs.Tests.Profiles.Geometry;
using Hub.Jobs.Tests.Profiles.PdfUa;
using Hub.Testing.Documents;
using UglyToad.PdfPig;

namespace Hub.Jobs.Tests.Profiles.Rendering;

/// <summary>Documents that no one meant to write: the default engine prints them whole, or the check names what cannot be printed.</summary>
public sealed class HardInputTests
{
    private static readonly string LongWord = string.Concat(Enumerable.Range(0, 400).Select(i => (char)('a' + (i % 26))));

    private static readonly SourceNote Source = new("here", LongWord);

    /// <summary>A word of 400 letters in every block that holds text.</summary>
    public static TheoryData<int> LongWords => [.. Enumerable.Range(0, BlocksOf(LongWord).Length)];

    [Theory]
    [MemberData(nameof(LongWords))]
    public void Render_WordOf400Letters_BreaksWithinThePage(int index)
    {
        var file = Engines.Render(Engines.With(BlocksOf(LongWord)[index]));
        Assert.Empty(PdfAudit.Of(file).Problems);
        Assert.Contains(LongWord, string.Concat(Engines.PageTexts(file)), StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(file);
        var letters = pdf.GetPages().SelectMany(p => p.Letters).Where(l => !string.IsNullOrWhiteSpace(l.Value));
        Assert.All(letters, letter => Assert.InRange(letter.EndBaseLine.X, 0, 544.36));
    }

    [Fact]
    public void Render_TableOf3000Rows_IsWholeAndQuick()
    {
        var start = Stopwatch.GetTimestamp();
        var file = Engines.Render(Engines.With(SampleProfile.Table(3000, "A long table", "T1")));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMinutes, 0, 3);
        var pages = Engines.PageTexts(file);
        Assert.True(pages.Count > 60);
        Assert.All(pages, page => Assert.Contains("Shareoftheforce", page, StringComparison.Ordinal));
        Assert.Contains(pages, page => page.Contains("MillGreen375", StringComparison.Ordinal));
        Assert.Empty(PdfAudit.Of(file).Problems);
    }

    [Fact]
    public void Render_RowTallerThanAPage_IsCutIntoPages()
    {
        var text = string.Join(' ', Enumerable.Range(1000, 2500));
        TableColumn[] columns = [new("Place", 1, false), new("Remarks", 2, false)];
        var table = new FigureTable("Remarks", columns, [new TableRow([TableCell.Of("Ellerford"), TableCell.Of(text)])], "T1", Source);
        var file = Engines.Render(Engines.With(table));
        using var pdf = PdfDocument.Open(file);
        Assert.All(pdf.GetPages().SelectMany(p => p.Letters), letter => Assert.InRange(letter.StartBaseLine.Y, 20, 830));
        var all = string.Concat(Engines.PageTexts(file));
        Assert.All(Enumerable.Range(1000, 2500), number => Assert.Contains($"{number}", all, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_NoBlocks_IsOnePageWithTheTitle()
    {
        var file = Engines.Render(Engines.With());
        var page = Assert.Single(Engines.PageTexts(file));
        Assert.Contains(Engines.Squeeze(SampleProfile.Create().Title), page, StringComparison.Ordinal);
        Assert.Empty(PdfAudit.Of(file).Problems);
    }

    [Fact]
    public void Render_EmptyTexts_MakeAFile()
    {
        Block[] blocks =
        [
            new Heading(1, "", "e"), new Paragraph(""), new TextList(true, [""]), new TextList(false, []), new Band("", "", []),
            new ThreatLines([], ""), new FigureTable("", [new("", 1, false)], [], "", SourceNote.None), new FactList("", []),
            new ActionList("", [], SourceNote.None), new Callout(CalloutTone.Note, "", ""), new CoverageGrid("", [], [], SourceNote.None),
            new Contents(""), new Chart("", "", "a", new Scene(0, 0, []), null, "", SourceNote.None), SourceNote.None,
        ];
        Assert.Single(Engines.PageTexts(Engines.Render(Engines.With(blocks) with { Marking = "", Notices = [], RunningTitle = "" })));
    }

    [Fact]
    public void Render_MapWithOnePolygon_Draws()
    {
        var scene = new Scene(300, 200, [new Polygon([[new(10, 10), new(290, 10), new(150, 190)]], "#12436D", null, 0, Hatched: true)]);
        var file = Engines.Render(Engines.With(new Map("One area", "Rate", "A map of one area.", scene, null, "M1", SourceNote.None)));
        Assert.Equal(["A map of one area."], PdfAudit.Of(file).Alternatives);
    }

    [Fact]
    public void Render_DrawingTallerThanAPage_IsMadeSmaller()
    {
        var scene = new Scene(400, 2000, [new Label(10, 1990, "at the foot", 40, "#1A1A1A", LabelAnchor.Start)]);
        var file = Engines.Render(Engines.With(new Chart("Tall", "Measure", "A tall chart.", scene, null, "F1", SourceNote.None)));
        using var pdf = PdfDocument.Open(file);
        Assert.All(pdf.GetPages().SelectMany(p => p.Letters), letter => Assert.InRange(letter.StartBaseLine.Y, 20, 830));
    }

    [Fact]
    public void Render_LinksToNowhere_StayPlainText()
    {
        var text = new RichText([new("one", LinkTo: "#missing"), new(" two", LinkTo: "javascript:alert(1)"), new(" three", LinkTo: "file:///x")]);
        Assert.False(PdfAudit.Of(Engines.Render(Engines.With(new Paragraph(text)))).Tags.ContainsKey("Link"));
    }

    [Theory]
    [InlineData("שלום")]
    [InlineData("مرحبا")]
    [InlineData("🚓🚨")]
    [InlineData("👩‍👩‍👧")]
    public void Check_RightToLeftAndEmoji_ArePrintedOrNamedInOneSentence(string text)
    {
        var document = Engines.With(new Paragraph($"Seen beside the station: {text}."));
        var missing = FontCoverage.Check(document, Engines.Fonts);
        var file = Engines.Render(document);
        Assert.Empty(PdfAudit.Of(file).Problems);
        var printed = Engines.PageTexts(file)[0];
        Assert.All(missing, character => Assert.EndsWith("would be missing in print: replace it.", character.Reason, StringComparison.Ordinal));
        Assert.True(missing.Count > 0 || printed.Contains(text.EnumerateRunes().First().ToString(), StringComparison.Ordinal), printed);
    }

    [Fact]
    public void Render_SectionOf30000Words_IsWholeAndKeepsTheRulesOfThePage()
    {
        var paragraphs = Enumerable.Range(1, 300).Select(i => new Paragraph($"Paragraph {i}. " + string.Join(' ', Enumerable.Repeat("neighbourhood", 98))));
        var file = Engines.Render(Engines.With([new Heading(1, "A long section", "s"), .. paragraphs]));
        Assert.Empty(PageGeometry.Problems(file, SampleProfile.Marking));
        Assert.Contains("Paragraph300.", string.Concat(Engines.PageTexts(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_CharacterNoFontHas_IsNamed()
    {
        var document = Engines.With(new Paragraph("Meeting in 北 hall"), new Paragraph("Łódź café naïve ≥ 5 ✓"));
        var missing = Assert.Single(FontCoverage.Check(document, Engines.Fonts));
        Assert.Equal("The character \"北\" (U+5317) is in none of the fonts and would be missing in print: replace it.", missing.Reason);
    }

    [Fact]
    public void Render_CharacterNoFontHas_PrintsTheSignForUnknown()
        => Assert.Contains("\uFFFD", Engines.PageTexts(Engines.Render(Engines.With(new Paragraph("北"))))[0], StringComparison.Ordinal);

    [Fact]
    public void Check_Sample_IsCovered() => Assert.Empty(FontCoverage.Check(SampleProfile.Create(), Engines.Fonts));

    private static Block[] BlocksOf(string word) =>
    [
        new Heading(1, word, "h"), new Paragraph(word), new Paragraph(new RichText([new("see "), new(word, Bold: true, LinkTo: "https://example.org/")])),
        new TextList(true, [word]), new Band(word, "subtitle", []), new Band("Title", "subtitle", [new("Period", word)]),
        new ThreatLines([new("Theme", word, null, "alt", "rising", "low")], ""), new KeyJudgement(word, "likely", "low", "none"),
        new FigureTable("Caption", [new("A", 1, false), new("B", 1, true)], [new([TableCell.Of(word), TableCell.Of(Figure.Published(1))])], "T", Source),
        new FigureTable(word, [new("A", 1, false)], [], "T", SourceNote.None), new Callout(CalloutTone.Gap, "Gap", word),
        new ActionList("Actions", [new("Finding", "Protect", word, "3 April 2026", "Open", true)], SourceNote.None),
        new CoverageGrid("Coverage", ["Jan 2025"], [new CoverageRow(word, "agency", [CoverageState.Missing])], SourceNote.None),
        new FactList("Facts", [new("Label", word)]), Source,
    ];
}
