using Hub.Data.Profiles.Document;
using Hub.Jobs.Tests.Profiles.Rendering;
using Hub.Testing.Documents;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>The checker is only worth something when it sees what is wrong: each rule meets a file that breaks it.</summary>
public sealed class UaCheckerTests
{
    private static readonly Lazy<byte[]> Whole = new(() => Engines.Render(Engines.With(
        new Heading(1, "A section", "a"),
        new Paragraph(new RichText([new("See "), new("the site", LinkTo: "https://example.org/"), new(" and "), new("below", LinkTo: "#b")])),
        new Contents("Contents"),
        new TextList(true, ["first", "second"]),
        new Heading(2, "A part", "b"),
        SampleProfile.Table(3, "A table", "T1"),
        new Chart("A finding", "A measure", "Line chart of a measure.", SampleScenes.Trend(1), null, "F1", SourceNote.None),
        new CoverageGrid("Coverage", ["Jan 2025"], [new CoverageRow("Returns", "council", [CoverageState.Missing])], SourceNote.None))));

    /// <summary>Ways to break the file, each with the checkpoint that must see it.</summary>
    private static readonly IReadOnlyList<(string Checkpoint, string Name, Func<BrokenPdf, BrokenPdf> Break)> Breakages =
    [
        ("01-003", "artifact in a tag", pdf => pdf.EditStream(@"(/P <</MCID \d+>> BDC\n)", "$1/Artifact BMC EMC\n")),
        ("01-004", "tag in an artifact", pdf => pdf.EditStream(@"(/Artifact[^\n]*BDC\n)", "$1/P <</MCID 900>> BDC EMC\n")),
        ("01-005", "paint without a mark", pdf => pdf.EditStream(@"\A(?=/P <</MCID)", "0 0 10 10 re f\n")),
        ("01-005", "a mark that is no tag", pdf => pdf.EditStream(@"\A(?=/P <</MCID)", "/P BMC 0 0 10 10 re f EMC\n")),
        ("01-007", "suspects", pdf => pdf.Replace("/Marked true", "/Marked true /Suspects true")),
        ("02-001", "unknown type", pdf => pdf.Replace("/S ?/Caption", "/S/Legend")),
        ("02-001", "role map", pdf => pdf.Replace("/Type ?/StructTreeRoot", "/Type/StructTreeRoot/RoleMap<</Legend/Caption>>")),
        ("06-001", "no metadata", pdf => pdf.Replace(@"/Metadata \d+ 0 R", "")),
        ("06-003", "metadata without title", pdf => pdf.EditStream("(?s)<dc:title>.*</dc:title>", "")),
        ("07-001", "file name shown", pdf => pdf.Replace("/DisplayDocTitle true", "/DisplayDocTitle false")),
        ("07-001", "no preference", pdf => pdf.Replace("/DisplayDocTitle true", "")),
        ("09-002", "paragraph in a heading", pdf => pdf.ReplaceFirst("/S ?/Link", "/S/P")),
        ("09-004", "row outside a table", pdf => pdf.Replace("/S ?/TBody", "/S/Sect")),
        ("09-004", "text in a table", pdf => pdf.ReplaceFirst("/S ?/TD", "/S/P")),
        ("09-005", "item outside a list", pdf => pdf.ReplaceFirst("/S ?/L(?=[ /])", "/S/Div")),
        ("09-005", "item without a body", pdf => pdf.ReplaceFirst("/S ?/LBody", "/S/Lbl")),
        ("09-006", "contents of paragraphs", pdf => pdf.ReplaceFirst("/S ?/TOCI", "/S/P")),
        ("10-001", "no map", pdf => pdf.ReplaceFirst(@"/ToUnicode \d+ 0 R", "")),
        ("10-001", "a hole in the map", pdf => pdf.EditStream(@"(beginbfchar\n)<[0-9A-F]+> <[0-9A-F]+>\n", "$1")),
        ("11-001", "no language", pdf => pdf.Replace(@"/Lang ?\(en-GB\)", "")),
        ("11-001", "no such language", pdf => pdf.Replace(@"/Lang ?\(en-GB\)", "/Lang(English)")),
        ("13-004", "figure without words", pdf => pdf.Replace(@"/Alt ?\([^)]*\)", "")),
        ("14-002", "first heading of level 2", pdf => pdf.Replace("/S ?/H1", "/S/H2")),
        ("14-003", "skipped level", pdf => pdf.Replace("/S ?/H3", "/S/H5")),
        ("14-007", "heading without level", pdf => pdf.Replace("/S ?/H2", "/S/H")),
        ("15-003", "no scope", pdf => pdf.Replace("/Scope ?/Row", "")),
        ("16-001", "no numbering", pdf => pdf.Replace("/ListNumbering ?/Decimal", "/ListNumbering/None")),
        ("19-003", "note without identifier", pdf => pdf.ReplaceFirst("/S ?/Lbl", "/S/Note")),
        ("20-001", "layers", pdf => pdf.AddToCatalog("/OCProperties<</OCGs[]/D<<>>>>")),
        ("21-001", "attachment", pdf => pdf.AddToCatalog("/AF[<</Type/Filespec/F(a.csv)>>]")),
        ("25-001", "form", pdf => pdf.AddToCatalog("/AcroForm<</XFA(x)/Fields[]>>")),
        ("28-002", "note on a page", pdf => pdf.ReplaceFirst("/Subtype ?/Link", "/Subtype/Text")),
        ("28-008", "tab order of the page", pdf => pdf.ReplaceFirst("/Tabs ?/S", "/Tabs/R")),
        ("28-008", "no tab order", pdf => pdf.ReplaceFirst("/Tabs ?/S", "")),
        ("28-011", "link without a tag", pdf => pdf.ReplaceFirst("/S ?/Link", "/S/Span")),
        ("28-011", "link without a key", pdf => pdf.ReplaceFirst(@"/StructParent \d+", "", where: "/Annot")),
        ("28-012", "link without words", pdf => pdf.ReplaceFirst(@"/Contents ?\([^)]*\)", "", where: "/Annot")),
        ("30-001", "drawn from elsewhere", pdf => pdf.ReplaceFirst("/Font ?<<", "/XObject<</X0 1 0 R>>/Font<<")),
        ("31-004", "no way to glyphs", pdf => pdf.Replace("/CIDToGIDMap ?/Identity", "")),
        ("31-006", "another kind of font", pdf => pdf.ReplaceFirst("/Subtype ?/CIDFontType2", "/Subtype/CIDFontType0")),
        ("31-006", "another encoding", pdf => pdf.ReplaceFirst("/Encoding ?/Identity-H", "/Encoding/Identity-V")),
        ("31-009", "not embedded", pdf => pdf.ReplaceFirst(@"/FontFile2 \d+ 0 R", "")),
        ("31-011", "a glyph beyond the font", pdf => pdf.EditStream(@"\[<[0-9A-F]{4}", "[<FF00")),
        ("31-016", "wrong widths", pdf => pdf.ReplaceFirst(@"/W ?\[ ?\d+ ?\[ ?\d+", "/W[3[5")),
        ("31-028", "a glyph for nothing", pdf => pdf.EditStream(@"(beginbfchar\n<[0-9A-F]+>) <[0-9A-F]+>", "$1 <0000>")),
        ("31-028", "a private character", pdf => pdf.EditStream(@"(beginbfchar\n<[0-9A-F]+>) <[0-9A-F]+>", "$1 <E001>")),
        ("31-030", "missing glyph", pdf => pdf.EditStream(@"\[<[0-9A-F]{4}", "[<0000")),
        ("X-MARK", "not said to be tagged", pdf => pdf.Replace("/Marked true", "/Marked false")),
        ("X-MARK", "a mark left open", pdf => pdf.EditStream("EMC(?![\\s\\S]*EMC)", "")),
        ("X-MARK", "an end too many", pdf => pdf.EditStream(@"\A(?=/P <</MCID)", "EMC\n")),
        ("X-TREE", "a mark without a tag", pdf => pdf.EditStream(@"/P <</MCID \d+>> BDC", "/P <</MCID 900>> BDC")),
        ("X-TREE", "a mark of another name", pdf => pdf.EditStream(@"/P (<</MCID \d+>> BDC)", "/H1 $1")),
        ("X-TREE", "no way back", pdf => pdf.Replace(@"/StructParents \d+", "/StructParents 900")),
        ("X-TREE", "no document", pdf => pdf.Replace("/S ?/Document", "/S/Part")),
        ("X-TITLE", "no title", pdf => pdf.ReplaceFirst(@"/Title ?\([^)]*\)", "", where: "/Producer")),
        ("X-TITLE", "two titles", pdf => pdf.EditStream("(?s)(<rdf:li xml:lang=\"x-default\">)[^<]*", "$1Another")),
        ("X-EMPTY", "an empty tag", pdf => pdf.ReplaceFirst(@"/K ?\[ ?\d+ ?\]", "/K[]", where: "/S ?/P[ /]")),
        ("X-HEAD", "a heading of nothing", pdf => pdf.ReplaceFirst(@"/K ?\[ ?\d+ ?\]", "/K[]", where: "/S ?/H3")),
        ("X-HEAD", "a heading cell of nothing", pdf => pdf.ReplaceFirst(@"/K ?\[ ?\d+ ?\]", "/K[]", where: "/S ?/TH[ /]")),
        ("X-GRID", "a short row", pdf => pdf.ReplaceFirst("/S ?/TD", "/S/P")),
        ("X-GRID", "no heading cells", pdf => pdf.Replace("/S ?/TH(?=[ /])", "/S/TD")),
        ("X-ALT", "a name for words", pdf => pdf.Replace(@"/Alt ?\([^)]*\)", "/Alt(picture1.png)")),
        ("X-ALT", "too few words", pdf => pdf.Replace(@"/Alt ?\([^)]*\)", "/Alt(chart)")),
        ("X-BOX", "no box", pdf => pdf.Replace(@"/BBox ?\[[^\]]*\]", "")),
        ("X-OUTLINE", "no outline", pdf => pdf.Replace(@"/Outlines \d+ 0 R", "")),
        ("X-OUTLINE", "other words", pdf => pdf.ReplaceFirst(@"/Title ?\(A part\)", "/Title(Another)")),
        ("X-LINK", "a place that is not", pdf => pdf.ReplaceFirst(@"/Dest ?\(b\)", "/Dest(c)")),
        ("X-LINK", "a script for an address", pdf => pdf.ReplaceFirst(@"/URI ?\([^)]*\)", "/URI(javascript:alert)")),
        ("X-SCRIPT", "a script", pdf => pdf.ReplaceFirst("/S ?/URI", "/S/JavaScript/JS(x)")),
        ("X-SCRIPT", "something at the start", pdf => pdf.AddToCatalog("/OpenAction<</S/GoTo>>")),
        ("X-TEXT", "a letter without words", pdf => pdf.Replace(@"/E ?\([^)]*\)", "")),
    ];

    public static TheoryData<string, string> Names => [.. Breakages.Select(b => new TheoryDataRow<string, string>(b.Checkpoint, b.Name))];

    [Fact]
    public void Check_FileAsRendered_FindsNothing() => Assert.Empty(UaChecker.Problems(Whole.Value));

    [Fact]
    public void Check_FileTakenApartAndPutTogether_FindsNothing()
        => Assert.Empty(UaChecker.Problems(BrokenPdf.Of(Whole.Value).Bytes()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_BrokenFile_FindsIt(string checkpoint, string name)
    {
        var broken = Breakages.Single(b => b.Checkpoint == checkpoint && b.Name == name).Break(BrokenPdf.Of(Whole.Value)).Bytes();
        Assert.Contains(UaChecker.Check(broken), problem => problem.Checkpoint == checkpoint);
    }

    [Fact]
    public void Check_EncryptedFile_FindsIt()
    {
        var broken = BrokenPdf.Of(Whole.Value).Bytes("/Encrypt<</Filter/Standard/V 1/R 2/P -44>>");
        Assert.Equal(["26-001"], UaChecker.Check(broken).Select(p => p.Checkpoint));
    }

    [Fact]
    public void Checkpoints_All_MeetAFileThatBreaksThem()
        => Assert.Equal(
            UaCheckpoints.All.Keys.Order(StringComparer.Ordinal),
            Breakages.Select(b => b.Checkpoint).Append("26-001").Distinct().Order(StringComparer.Ordinal));
}
