using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Hub.Data.Ingest.Files;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Tests.Ingest.Files;

/// <summary>Workbooks that the hub writes: valid by the format's own schema, harmless, and read back as they were meant.</summary>
[Collection(nameof(AloneCollection))]
public sealed class XlsxWriterTests
{
    private static byte[] Write(Action<XlsxWriter> fill)
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream))
        {
            fill(writer);
        }

        return stream.ToArray();
    }

    private static List<string?[]> Read(byte[] workbook, int sheet = 0)
    {
        TextEncodings.Register();
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        for (var i = 0; i < sheet; i++)
        {
            reader.NextResult();
        }

        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    [Fact]
    public void Write_NumbersTablesAndBanner_AreValidByTheFormatsSchemaAndReadBack()
    {
        var workbook = Write(writer =>
        {
            writer.BeginSheet(new SheetLayout("Cover") { Banner = "OFFICIAL & SENSITIVE" });
            writer.Row("Words");
            writer.BeginSheet(new SheetLayout("T1") { Banner = "OFFICIAL", Table = new("T1", 2, ["Area", "Number <a> & \"b\""]) });
            writer.Row("A title");
            writer.Row([new SheetCell("Area", SheetLook.Heading), new SheetCell("Number <a> & \"b\"", SheetLook.Heading)]);
            writer.Row([new SheetCell("North"), SheetCell.Of(1234.5m)]);
            writer.Row([new SheetCell("South"), new SheetCell("fewer than 8", SheetLook.Number)]);
        });

        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var table = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.TableDefinitionParts).Single().Table!;
        Assert.Equal(("T1", "A2:B4"), (table.DisplayName?.Value, table.Reference?.Value));
        TextEncodings.Register();
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        Assert.True(reader.NextResult() && reader.Read() && reader.Read() && reader.Read());
        Assert.Equal(1234.5, reader.GetDouble(1));
    }

    [Fact]
    public void Write_EveryLookAndChoice_IsValidByTheFormatsSchema()
    {
        var workbook = Write(writer =>
        {
            writer.BeginSheet(new SheetLayout("Data & more")
            {
                Widths = [12, 20.5], FrozenRows = 1, Choices = [new(1, XlsxWriter.Range("Lists", 0, 2, 3), "Choose one of the \"list\".")],
            });
            writer.Row([.. Enum.GetValues<SheetLook>().Select(look => new SheetCell(look.ToString(), look))]);
            writer.Row("007", "two\nlines", "", " <b>&amp; ");
            writer.BeginSheet(new SheetLayout("Lists") { IsHidden = true });
            writer.Row("Severity");
            writer.Row("High");
            writer.Row("Low");
        });

        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken);

        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(["007", "two\nlines", null, " <b>&amp; "], Read(workbook)[1][..4]);
        Assert.Equal(["Severity", "High", "Low"], Read(workbook, 1).Select(row => row[0]));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("+44 1234")]
    [InlineData("-2")]
    [InlineData("\t=cmd|' /C calc'!A0")]
    public void Write_WhatLooksLikeAFormula_StaysText(string text)
    {
        var workbook = Write(writer =>
        {
            writer.BeginSheet(new SheetLayout("Data"));
            writer.Row(text);
        });

        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var cell = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single();

        Assert.Null(cell.CellFormula);
        Assert.Equal("inlineStr", cell.DataType!.InnerText);
        Assert.Equal(text, cell.InnerText);
    }

    [Fact]
    public void Write_CharactersThatXmlForbids_AreReplacedAndCodesStay()
    {
        var workbook = Write(writer =>
        {
            writer.BeginSheet(new SheetLayout("Data"));
            writer.Row("a\0b\u0001c", "\uD800x", "_x0041_", new string('x', 40_000), "😀");
        });

        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        var row = Read(workbook)[0];
        Assert.Equal(("a\uFFFDb\uFFFDc", "\uFFFDx", "_x0041_", 32_767, "😀"), (row[0], row[1], row[2], row[3]!.Length, row[4]));
        Assert.Contains(
            "_x005F_x0041_",
            document.WorkbookPart!.WorksheetParts.Single().Worksheet.OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        static byte[] Once() => Write(writer =>
        {
            writer.BeginSheet(new SheetLayout("Data"));
            writer.Row("A", "B");
        });

        Assert.Equal(Once(), Once());
    }

    [Fact]
    public void Write_ManyRows_KeepsMemoryFlat()
    {
        using var nowhere = new CountingStream();
        var cells = Enumerable.Range(0, 12).Select(column => new SheetCell("cell " + column)).ToArray();
        using (var writer = new XlsxWriter(nowhere))
        {
            writer.BeginSheet(new SheetLayout("Data"));
            writer.Row(cells);
            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var row = 0; row < 50_000; row++)
            {
                writer.Row(cells);
            }

            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
        }

        Assert.True(nowhere.Written > 100_000);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    [InlineData(16_383, "XFD")]
    public void ColumnName_AnyColumn_IsThatOfTheSpreadsheet(int column, string name) => Assert.Equal(name, XlsxWriter.ColumnName(column));

    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => Written += 0;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
