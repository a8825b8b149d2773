using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Downloads;
using Hub.Data.Profiles.Editions;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Downloads;

/// <summary>Tables of an edition as files say what its document says, with marking and source, and nothing in them runs.</summary>
public sealed class ReleasedTablesTests
{
    private static readonly string[] Said =
    [
        "\"Notice\",\"FICTIONAL", "\"Handling\",\"", "\"Area\",\"Quellmoor\"", "\"Period\",\"Calendar year 2025\"",
        "\"Source\",\"Marrowshire Constabulary, invented\"", "\"Note\",\"Invented figures.\"",
        "\"Small numbers\",\"Default: 1 to 7 shown as fewer than 8, others rounded to 5\"", "\"Table\"\r\n",
    ];

    private static readonly TableSet Set = ReleasedTables.Of(SampleEdition.Full());

    private static string Csv(TableSet set, ReleasedTable table) => Encoding.UTF8.GetString(TableCsv.Write(set.Front, table));

    private static byte[] Book(TableSet set, IReadOnlyList<ReleasedTable> tables)
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, set.Front, tables);
        return stream.ToArray();
    }

    [Fact]
    public void Of_Edition_HasEveryTableOfItsDocumentOnce()
    {
        var document = ProfileAssembly.Assemble(SampleEdition.Full());
        var printed = document.Blocks.OfType<FigureTable>().Select(table => table.Caption).ToHashSet();

        Assert.Subset(Set.Tables.Select(table => table.Caption).ToHashSet(), printed);
        Assert.Equal(Set.Tables.Count, Set.Tables.Select(table => table.Key).Distinct().Count());
        Assert.All(Set.Tables, table => Assert.Matches("^[a-z0-9-]+$", table.Key));
        Assert.Contains(Set.Tables, table => table.Code == "OG-01");
        Assert.Contains(Set.Tables, table => table.Code == "CV-01");
        Assert.All(Set.Tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Headings.Count, row.Count)));
        Assert.All(Set.Tables, table => Assert.Equal(table.Headings.Count, table.Headings.Where(heading => heading.Length > 0).Distinct().Count()));
    }

    /// <summary>A figure that a reader sees is a figure that they can take away: no picture of a full edition is without its table.</summary>
    [Fact]
    public void Of_Edition_HasATableBehindEveryPictureWithACode()
    {
        var document = ProfileAssembly.Assemble(SampleEdition.Full());
        var pictures = document.Blocks.OfType<Chart>().Select(chart => chart.Code)
            .Concat(document.Blocks.OfType<Map>().Select(map => map.Code)).Where(code => code.Length > 0).ToList();

        Assert.NotEmpty(pictures);
        Assert.Empty(pictures.Except(Set.Tables.Select(table => table.Code)));
        Assert.All(document.Blocks.OfType<Map>(), map => Assert.NotNull(map.Data));
    }

    /// <summary>The class of a small area is on the map for all to see; its rate is not, and does not come by the back door.</summary>
    [Fact]
    public void Of_Map_SaysTheClassesOfItsKeyAndNoRate()
    {
        var document = ProfileAssembly.Assemble(SampleEdition.Full());
        var map = document.Blocks.OfType<Map>().First();
        var data = map.Data!;

        Assert.All(data.Rows, row => Assert.DoesNotContain(row.Cells, cell => cell.Figure is not null));
        var drawn = map.Drawing.Shapes.OfType<Label>().Select(label => label.Text).ToHashSet();
        Assert.All(data.Rows, row => Assert.Contains(row.Cells[2].Text, drawn));
        Assert.Equal(data.Rows.Count, data.Rows.Select(row => row.Cells[1].Text).Distinct().Count());
    }

    [Fact]
    public void Csv_OfATable_CarriesMarkingAreaPeriodSourceAndRuleAboveTheFigures()
    {
        var table = Set.Tables.First(one => one.Code.StartsWith("EX-", StringComparison.Ordinal) && one.Source.Note == "Invented figures.");

        var text = Csv(Set, table);

        Assert.StartsWith("\uFEFF\"Protective marking\",\"OFFICIAL-SENSITIVE\"\r\n", text, StringComparison.Ordinal);
        Assert.All(
            Said,
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Csv_OfFigures_HasBareNumbersAndWordsWhereOneIsNotShown()
    {
        var text = Csv(Set, Set.Tables.First(table => table.Code == "OG-02"));

        Assert.Contains("\"Drug activity\",15\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\"Organised theft\",\"fewer than 8\"\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://x.example\")")]
    [InlineData("@SUM(A1)")]
    [InlineData("+1")]
    [InlineData("-2+3")]
    public void Files_WordsThatLookLikeAFormula_StayText(string words)
    {
        var table = new ReleasedTable("x", "", words, [words], [[TableCell.Of(words)]], new SourceNote(words));

        Assert.All(
            Csv(Set, table).Split("\r\n").SelectMany(line => line.Split(",\"")), cell => Assert.DoesNotMatch("^\"?[=@+-]", cell));
        using var document = SpreadsheetDocument.Open(new MemoryStream(Book(Set, [table])), false);
        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
    }

    [Fact]
    public void Csv_NegativeFigure_StaysANumber()
    {
        var table = new ReleasedTable("x", "", "Change", ["Item", "Change"], [[TableCell.Of("North"), TableCell.Of(Figure.Released(-15))]], SourceNote.None);

        Assert.EndsWith("\"North\",-15\r\n", Csv(Set, table), StringComparison.Ordinal);
    }

    [Fact]
    public void Workbook_OfEveryTable_IsValidMarkedUpAndMarkedOnEverySheet()
    {
        var book = Book(Set, Set.Tables);

        using var document = SpreadsheetDocument.Open(new MemoryStream(book), false);
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken);
        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        var parts = document.WorkbookPart!.WorksheetParts.ToList();
        Assert.Equal(Set.Tables.Count + 2, parts.Count);
        Assert.All(parts, part => Assert.Contains("OFFICIAL-SENSITIVE", part.Worksheet!.InnerXml, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains(
            "OFFICIAL-SENSITIVE", part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.OddHeader>().Single().Text, StringComparison.Ordinal));
        Assert.Equal(Set.Tables.Count + 1, parts.Sum(part => part.TableDefinitionParts.Count()));
    }

    [Fact]
    public void Workbook_MadeTwice_IsTheSameBytes() => Assert.Equal(Book(Set, Set.Tables), Book(Set, Set.Tables));

    /// <summary>A narrower edition's files have no table that its document has not.</summary>
    [Theory]
    [InlineData(Edition.Partnership)]
    [InlineData(Edition.Neighbourhood)]
    [InlineData(Edition.Public)]
    public void Of_NarrowerEdition_HasItsOwnTablesAndMarking(Edition edition)
    {
        var content = EditionCut.For(SampleEdition.Full(SamplePassports.Give(SampleSnapshot.Full(), (1, "Council"))), edition);
        var set = ReleasedTables.Of(content);

        Assert.Equal(ProfileAssembly.Assemble(content).Marking, set.Front.Marking);
        Assert.StartsWith(EditionNames.Words(edition), set.Front.Standing, StringComparison.Ordinal);
        Assert.Empty(content.Figures.Passports.Figures);
        Assert.Empty(content.Figures.Passports.Submissions);
    }

    [Fact]
    public void Of_AreaWithNoData_StillMakesAWorkbook()
    {
        var set = ReleasedTables.Of(SampleEdition.Full(SampleSnapshot.Empty()));

        using var document = SpreadsheetDocument.Open(new MemoryStream(Book(set, set.Tables)), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }
}
