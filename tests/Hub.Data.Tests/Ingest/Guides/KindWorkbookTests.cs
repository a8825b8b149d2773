using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Hub.Data.Ingest.Guides;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Tests.Ingest.Guides;

/// <summary>The workbooks to start from, of every shipped kind: valid, and read back by the hub like the CSV.</summary>
public sealed class KindWorkbookTests
{
    private static readonly DatasetKinds Shipped = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    public static TheoryData<string> Kinds => [.. Shipped.Kinds.Select(kind => kind.Kind)];

    private static byte[] Write(DatasetKind kind, IReadOnlyCollection<string>? fields, bool withExample)
    {
        using var stream = new MemoryStream();
        KindWorkbook.Write(stream, kind, fields, withExample);
        return stream.ToArray();
    }

    private static List<string> Rows(byte[] bytes, DatasetKind kind)
    {
        var (file, refusal) = TabularFile.Open(new MemoryStream(bytes), kind, Shipped.Kinds);
        Assert.Null(refusal);
        using var opened = file!;
        var rows = new List<string>();
        while (file!.Rows.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, file.Header.Cells.Count).Select(i => Encoding.UTF8.GetString(file.Rows.Field(i)))));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Example_OfEveryKind_IsReadLikeTheCsv(string name)
    {
        var kind = Shipped.Find(name)!;

        var rows = Rows(Write(kind, null, withExample: true), kind);

        Assert.NotEmpty(rows);
        Assert.Equal(Rows(TemplateWriter.Example(kind), kind), rows);
    }

    [Fact]
    public void Template_WithListsAndGuide_IsValidByTheFormatsSchema()
    {
        var kind = Shipped.Find("deliberate_fires")!;
        var workbook = Write(kind, null, withExample: false);

        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken);

        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(["Data", "Field guide", "Lists"], document.WorkbookPart!.Workbook.Sheets!.Select(sheet => sheet.GetAttribute("name", "").Value));
        var lists = document.WorkbookPart.WorksheetParts
            .SelectMany(part => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>()).ToList();
        // Incident type and property type; "suspected links" takes several values, for which a spreadsheet has no list.
        Assert.Equal(["'Lists'!$A$2:$A$7", "'Lists'!$B$2:$B$7"], lists.Select(list => list.Formula1!.Text));
    }

    [Fact]
    public void Template_UnderAnAgreement_HoldsItsFieldsOnly()
    {
        var kind = Shipped.Find("housing_concerns")!;
        var workbook = Write(kind, ["concern_ref", "concern", "opened_on"], withExample: true);

        Assert.Equal(["HC-0000001|Cuckooing;Drug dealing|03/04/2025", "HC-0000002|Abandonment|10/04/2025"], Rows(workbook, kind));
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.DoesNotContain(
            document.WorkbookPart!.WorksheetParts, part => part.Worksheet.InnerText.Contains("Surname", StringComparison.Ordinal));
    }
}
