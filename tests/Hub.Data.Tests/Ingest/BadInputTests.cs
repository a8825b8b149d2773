using System.IO.Compression;
using System.Text;
using Hub.Data.Ingest;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

/// <summary>Whole files that cannot be taken: each ends in a rejected submission with one sentence that says what to do.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BadInputTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly From = new(2025, 4, 1);
    private static readonly DateOnly Until = new(2025, 5, 1);
    private const string Header = "Reference,Happened on,Severity\n";

    private async Task<LoadOutcome.Rejected> RejectAsync(byte[] file, string rule, string kind = TestKinds.Incidents)
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var rejected = Assert.IsType<LoadOutcome.Rejected>(await world.SendAsync(kind, From, Until, file));
        Assert.Equal(rule, rejected.Why.Rule);
        Assert.EndsWith(".", rejected.Why.Message, StringComparison.Ordinal);
        Assert.Equal(
            ("rejected", rejected.Why.Message),
            await world.QueryAsync<(string, string)>(
                "select status, refusal from ingest.submissions where submission_id = @SubmissionId", new { rejected.SubmissionId }));
        Assert.Equal(0, await world.QueryAsync<long>("select count(*) from ingest.source_records"));
        return rejected;
    }

    private Task<LoadOutcome.Rejected> RejectAsync(string file, string rule) => RejectAsync(Encoding.UTF8.GetBytes(file), rule);

    [Fact]
    public Task Load_EmptyFile_SaysSo() => RejectAsync("", "empty_file");

    [Fact]
    public async Task Load_HeaderOnly_OffersTheNilReturn()
    {
        var rejected = await RejectAsync(Header, "no_rows");

        Assert.Contains("nil return", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Load_SeparatorThatNoSpreadsheetWrites_FindsNoHeadings()
        => RejectAsync("Reference^Happened on^Severity\nA1^03/04/2025^High\n", "no_header");

    [Fact]
    public async Task Load_MissingRequiredColumns_NamesThemAndTheRow()
    {
        var rejected = await RejectAsync("Our monthly return\n\nReference,Severity\nA1,High\n", "missing_columns");

        Assert.Contains("row 3", rejected.Why.Message, StringComparison.Ordinal);
        Assert.Contains("\"Happened on\"", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Load_ColumnTwice_IsRefused()
        => RejectAsync("Reference,Happened on,Happened On\nA1,03/04/2025,04/04/2025\n", "repeated_column");

    [Fact]
    public async Task Load_QuoteThatNeverCloses_NamesItsRow()
    {
        var rejected = await RejectAsync(Header + "A1,03/04/2025,High\nA2,\"03/04/2025,High\nA3,04/04/2025,Low\n", "quote_never_closes");

        Assert.Contains("row 3", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_QuoteClosedByTheNextOne_LosesNoRowInSilence()
        => await RejectAsync(Header + "A1,03/04/2025,\"High\nA2,04/04/2025,\"Low\"\nA3,05/04/2025,Low\n", "quote_never_closes");

    [Fact]
    public async Task Load_LineOf200Megabytes_IsRefusedInLittleMemory()
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        await using var endless = new RepeatingStream(Encoding.UTF8.GetBytes(Header + "A1,03/04/2025,"), 200_000_000);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var received = Assert.IsType<ReceiveOutcome.Received>(await world.Receive.RunAsync(
            new ReceiveRequest(world.Agency, TestKinds.Incidents, From, Until, "line.csv", "test"), endless,
            TestContext.Current.CancellationToken));
        var rejected = Assert.IsType<LoadOutcome.Rejected>(await world.LoadAsync(received.SubmissionId));

        Assert.Equal("line_too_long", rejected.Why.Rule);
        Assert.Contains("Line 2 is 200,", rejected.Why.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 100_000_000);
    }

    [Fact]
    public Task Load_PictureOrPdf_IsRefused() => RejectAsync([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37, 0x0A], "not_a_table");

    [Fact]
    public Task Load_MostlyNulBytes_IsRefused() => RejectAsync(new byte[5_000], "not_a_table");

    [Fact]
    public Task Load_PasswordProtectedWorkbook_IsRefused() => RejectAsync(Ole("EncryptedPackage"), "password_protected");

    [Fact]
    public Task Load_OldWorkbook_IsRefused() => RejectAsync(Ole("Workbook"), "old_workbook");

    [Fact]
    public Task Load_WorkbookWithMacros_IsRefused()
        => RejectAsync(Workbook().With("xl/vbaProject.bin", [1, 2, 3]).ToBytes(), "macros");

    [Fact]
    public Task Load_WorkbookLinkedElsewhere_IsRefused()
        => RejectAsync(
            Workbook().With("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"cmd\"/></externalLink>"u8.ToArray())
                .ToBytes(),
            "external_links");

    [Fact]
    public Task Load_WorkbookWithEmbeddedObject_IsRefused()
        => RejectAsync(Workbook().With("xl/embeddings/oleObject1.bin", [1]).ToBytes(), "embedded_objects");

    [Fact]
    public Task Load_CutWorkbook_IsRefused() => RejectAsync(Workbook().ToBytes()[..^200], "damaged_workbook");

    [Fact]
    public Task Load_WorkbookWithBrokenSheet_IsRefused()
    {
        var bytes = new XlsxText().Sheet("Data", [["Reference", "Happened on"], ["A1", new DateOnly(2025, 4, 3)]]).ToBytes();
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var entry = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml").Open());
            entry.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c");
        }

        return RejectAsync(stream.ToArray(), "damaged_workbook");
    }

    [Fact]
    public Task Load_ZipBomb_IsRefused()
        => RejectAsync(Workbook().With("xl/media/image1.bin", new byte[200_000_000]).ToBytes(), "unpacks_too_large");

    [Fact]
    public Task Load_OtherArchive_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("return.csv").Open().Dispose();
        }

        return RejectAsync(stream.ToArray(), "not_a_table");
    }

    [Fact]
    public async Task Load_FileOfAnotherMonth_SaysWhichItLooksLike()
    {
        var rejected = await RejectAsync(Header + "A1,03/03/2025,High\nA2,04/03/2025,Low\nA3,02/04/2025,Low\n", "other_period");

        Assert.Contains("looks like March 2025", rejected.Why.Message, StringComparison.Ordinal);
        Assert.Contains("sent as April 2025", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_FileOfAnotherKind_SaysWhichItLooksLike()
    {
        var rejected = await RejectAsync("Area,Month,Group,Children,Rate\nE10000034,2025-04,Total,7,0.35\n", "other_kind");

        Assert.Contains("looks like Test counts, not Test incidents", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_DatesInUsOrder_AreRefusedAsAWhole()
    {
        var rejected = await RejectAsync(Header + "A1,04/03/2025,High\nA2,04/25/2025,Low\nA3,04/05/2025,Low\n", "us_date_order");

        Assert.Contains("day first", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_TooManyBadRows_CountsThemAll()
    {
        var rejected = await RejectAsync(Header + "A1,31/02/2025,High\nA2,2025-13,Low\nA3,03/04/2025,Low\n", "too_many_bad_rows");

        Assert.StartsWith("2 of 3 rows have errors", rejected.Why.Message, StringComparison.Ordinal);
        Assert.Equal(new LoadedRows(3, 0, 2, 0, 0, 0, 0), rejected.Rows);
    }

    [Fact]
    public async Task Load_OneBadRowWhereAPartWouldMislead_RefusesTheFile()
        => await RejectAsync(
            "Area,Month,Children\nE10000034,2025-04,seven\nE10000034,2025-05,8\n"u8.ToArray(), "bad_rows", TestKinds.Counts);

    private static XlsxText Workbook()
        => new XlsxText().Sheet("Data", [["Reference", "Happened on"], ["A1", new DateOnly(2025, 4, 3)]]);

    private static byte[] Ole(string stream)
    {
        var bytes = new byte[4096];
        byte[] mark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        mark.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes(stream).CopyTo(bytes, 1024);
        return bytes;
    }
}
