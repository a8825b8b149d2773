using Hub.Data.Profiles.Document;
using Hub.Jobs.Tests.Profiles.PdfUa;
using Hub.Jobs.Tests.Profiles.Rendering;
using Hub.Testing.Documents;

namespace Hub.Jobs.Tests.Profiles.Geometry;

/// <summary>The sample keeps every rule of the page; each rule meets a file that breaks it.</summary>
public sealed class PageGeometryTests
{
    private static readonly Lazy<byte[]> Sample = new(() => Engines.Render(SampleProfile.Create()));

    private static readonly Lazy<byte[]> TwoPages = new(() => Engines.Render(Engines.With(
        SampleProfile.Table(40, "A long table", "T1"), new Paragraph(string.Join(' ', Enumerable.Repeat("neighbourhood", 400))))));

    /// <summary>Files broken after they were rendered, because the engine does not break them.</summary>
    private static readonly IReadOnlyList<(string Rule, string Name, Func<BrokenPdf, BrokenPdf> Break)> Breakages =
    [
        ("margin", "beyond the right margin", pdf => pdf.EditStream(@"/F0 12 Tf\n[\d.]+ ", "/F0 12 Tf\n540 ")),
        ("margin", "beyond the paper", pdf => pdf.EditStream(@"(/F0 12 Tf\n[\d.]+) [\d.]+ Td", "$1 -20 Td")),
        ("size", "eight points", pdf => pdf.EditStream("/F0 10 Tf", "/F0 8 Tf")),
        ("marking", "no marking", pdf => pdf.EditStream(@"/F1 9 Tf[\s\S]*?TJ", "/F1 9 Tf")),
        ("number", "no number", pdf => pdf.EditStream(@"\[<0033[^\]]*\] TJ\nET\nEMC\s*\z", "ET\nEMC")),
        ("overlap", "text on text", pdf => pdf.EditStream(@"(\d+ Tf\n)([\d.]+ [\d.]+)( Td\n[^\n]*\nET[\s\S]*?\d+ Tf\n)[\d.]+ [\d.]+ Td", "$1$2$3$2 Td")),
        ("contrast", "grey on white", pdf => pdf.EditStream("0.314 0.314 0.314 rg", "0.7 0.7 0.7 rg")),
    ];

    private static readonly IReadOnlyList<(string Rule, string Name, Func<BrokenPdf, BrokenPdf> Break)> BrokenFlows =
    [
        ("heading", "headings everywhere", pdf => pdf.Replace("/S ?/P(?=[ /])", "/S/H3")),
        ("row", "a cell on the next page", pdf => pdf.ReplaceFirst(@"/Pg \d+ 0 R", $"/Pg {pdf.Pages[1]}", where: "/S ?/TD")),
        ("repeat", "no headings on the next page", pdf => pdf.EditStream(@"/Artifact <</Type /Pagination>> BDC[\s\S]*?EMC", "")),
        ("lonely", "a line left of a paragraph", pdf => pdf.EditStream(
            @"(\A/Artifact(?:(?!/TH)[\s\S])*?/P <</MCID \d+>> BDC\n[\s\S]*?ET\n)[\s\S]*?(?=EMC)", "$1")),
    ];

    /// <summary>Documents that nobody should write, rendered as they are.</summary>
    private static readonly IReadOnlyList<(string Rule, string Name, Block[] Blocks)> BadDocuments =
    [
        ("white", "a section that begins with a drawing as tall as a page",
            [.. Enumerable.Repeat(new Paragraph("Few words."), 40), new Heading(1, "Next", "n"), new Chart(
                "A finding", "A measure", "A drawing for a test.", new Scene(490, 600, []), null, "F1", SourceNote.None)]),
        ("crossed", "a line through a word", [Drawing(
            new Label(100, 50, "Northmarch", 10, "#1A1A1A", LabelAnchor.Start),
            new Polyline([new(80, 47), new(200, 47)], "#12436D", 2))]),
        ("overlap", "a label on a label", [Drawing(
            new Label(100, 50, "Northmarch", 10, "#1A1A1A", LabelAnchor.Start),
            new Label(104, 52, "Ellerford", 10, "#1A1A1A", LabelAnchor.Start))]),
        ("contrast", "dark words on a dark bar", [Drawing(
            new Polygon([[new(90, 30), new(300, 30), new(300, 60), new(90, 60)]], "#12436D", null, 0),
            new Label(100, 50, "Northmarch", 10, "#1A1A1A", LabelAnchor.Start))]),
        ("size", "small words in a drawing", [Drawing(new Label(100, 50, "Northmarch", 7, "#1A1A1A", LabelAnchor.Start))]),
    ];

    public static TheoryData<string, string> Flows => [.. BrokenFlows.Select(b => new TheoryDataRow<string, string>(b.Rule, b.Name))];

    public static TheoryData<string, string> Documents => [.. BadDocuments.Select(b => new TheoryDataRow<string, string>(b.Rule, b.Name))];

    public static TheoryData<string, string> Names => [.. Breakages.Select(b => new TheoryDataRow<string, string>(b.Rule, b.Name))];

    [Fact]
    public void Check_Sample_FindsNothing() => Assert.Empty(PageGeometry.Problems(Sample.Value, SampleProfile.Marking));

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_BrokenFile_FindsIt(string rule, string name)
    {
        var broken = Breakages.Single(b => b.Rule == rule && b.Name == name).Break(BrokenPdf.Of(Sample.Value)).Bytes();
        Assert.Contains(PageGeometry.Check(broken, SampleProfile.Marking), problem => problem.Rule == rule);
    }

    [Fact]
    public void Check_TablesAndParagraphsOverPages_FindsNothing()
        => Assert.Empty(PageGeometry.Problems(TwoPages.Value, SampleProfile.Marking));

    [Theory]
    [MemberData(nameof(Flows))]
    public void Check_BrokenPageBreak_FindsIt(string rule, string name)
    {
        var broken = BrokenFlows.Single(b => b.Rule == rule && b.Name == name).Break(BrokenPdf.Of(TwoPages.Value)).Bytes();
        Assert.Contains(PageGeometry.Check(broken, SampleProfile.Marking), problem => problem.Rule == rule);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Check_BadDocument_FindsIt(string rule, string name)
    {
        var blocks = BadDocuments.Single(b => b.Rule == rule && b.Name == name).Blocks;
        Assert.Contains(PageGeometry.Check(Engines.Render(Engines.With(blocks)), SampleProfile.Marking), problem => problem.Rule == rule);
    }

    [Theory]
    [InlineData(3, 2)] // page one stands alone
    [InlineData(35, 2)]
    [InlineData(60, 3)]
    public void Render_PageBreak_IsTakenWhereLittleStaysWhite(int lines, int pages)
    {
        Block[] blocks = [.. Enumerable.Repeat(new Paragraph("Few words."), lines), new PageBreak(), new Heading(1, "Next", "n"), new Paragraph("More.")];
        var file = Engines.Render(Engines.With(blocks));
        Assert.Equal(pages, Engines.PageTexts(file).Count);
        Assert.Empty(PageGeometry.Problems(file, SampleProfile.Marking));
    }

    [Fact]
    public void Rules_All_MeetAFileThatBreaksThem() => Assert.Equal(
        PageGeometry.Rules.Keys.Order(StringComparer.Ordinal),
        Breakages.Select(b => b.Rule).Concat(BrokenFlows.Select(b => b.Rule)).Concat(BadDocuments.Select(b => b.Rule)).Distinct()
            .Order(StringComparer.Ordinal));

    private static Chart Drawing(params Shape[] shapes)
        => new("A finding", "A measure", "A drawing for a test.", new Scene(490, 120, shapes), null, "F1", SourceNote.None);
}
