using System.IO.Compression;
using System.Text;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Annotating;
using Hub.Data.Tests.Ingest.Deciding;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Annotating;

/// <summary>A copy of a return with what is wrong beside each row: agreed columns only, harmless, and readable again.</summary>
public sealed class AnnotatedFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<DecidingWorld> WorldAsync() => DecidingWorld.CreateAsync(database.Jobs, database.Web);

    [Fact]
    public async Task Problems_AsCsv_HasRowNumberWhatAndHowAndNoColumnOutsideTheAgreement()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(2, 1))).SubmissionId;

        var text = Encoding.UTF8.GetString(await world.AnnotatedAsync(id, AnnotatedForm.Csv, AnnotatedForm.Problems));

        Assert.Equal(
            "\uFEFF\"Row in your file\",\"Reference\",\"Happened on\",\"People\",\"Severity\",\"Full name\",\"What is wrong\",\"How to put it right\"\r\n"
            + "\"4\",\"B1\",\"03/04/2025\",\"many\",\"Low\",\"Quentin Zzample\",\"“People” is not a whole number.\",\"Write a whole number, such as 12.\"\r\n",
            text);
    }

    [Theory]
    [InlineData(AnnotatedForm.Csv)]
    [InlineData(AnnotatedForm.Xlsx)]
    public async Task All_SentAgainAsItIs_GivesTheSameRows(string form)
    {
        using var world = await WorldAsync();
        using var other = await WorldAsync();
        var rows = DecidingWorld.Header.Replace("Shoe size", "Longitude,Latitude,Notes,Shoe size", StringComparison.Ordinal)
            + "G1,03/04/2025,2,Low,Quentin Zzample,-2.5,52.5,=HYPERLINK(1),9\n"
            + "G2,04/04/2025,3,Low,@Quentin,-2.25,52.25,\"+44 7700, \"\"x\"\"\",9\n"
            + "G3,05/04/2025,many,Low,-,-2.25,52.25,'quoted,9\n"
            + "G4,05/04/2025,,Low,,,,＝SUM(A1),9\n";
        var first = await world.CheckAsync(rows);
        var copy = await world.AnnotatedAsync(first.SubmissionId, form, AnnotatedForm.All);

        using var content = new MemoryStream(copy);
        var received = Assert.IsType<ReceiveOutcome.Received>(await other.Ingest.Receive.RunAsync(
            new ReceiveRequest(other.Ingest.Agency, DecidingWorld.Kind, DecidingWorld.From, DecidingWorld.Until, "copy." + form, "test")
            {
                Door = Doors.Page, IsDecidedByPerson = true,
            },
            content, Token));
        var second = await other.Ingest.LoadAsync(received.SubmissionId);

        Assert.Equal(first.Rows, second.Rows);
        Assert.Equal(["Row in your file", "What is wrong", "How to put it right"], second.DroppedColumns);
        await world.SendAsync(first.SubmissionId);
        await world.Ingest.LoadAsync(first.SubmissionId);
        await other.SendAsync(second.SubmissionId);
        await other.Ingest.LoadAsync(second.SubmissionId);
        const string Stored = "select fields::text from ingest.source_records where submission_id = @id order by row_number";
        Assert.Equal(
            await world.Ingest.ListAsync<string>(Stored, new { id = first.SubmissionId }),
            await other.Ingest.ListAsync<string>(Stored, new { id = second.SubmissionId }));
    }

    [Fact]
    public async Task Csv_CellsThatBeginLikeFormulas_AreText()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(
            "Reference,Happened on,People,Notes\n=1+1,03/04/2025,2,=cmd|'/c calc'!A0\nA2,03/04/2025,@many,＝1\nA3,03/04/2025,-,+1\n")).SubmissionId;

        var lines = Encoding.UTF8.GetString(await world.AnnotatedAsync(id, AnnotatedForm.Csv, AnnotatedForm.All)).Split("\r\n")[1..^1];

        Assert.Equal(3, lines.Length);
        Assert.All(lines.SelectMany(line => line[1..^1].Split("\",\"")), cell => Assert.DoesNotMatch("^[=+\\-@\t\r＝＋－＠]", cell));
    }

    [Fact]
    public async Task Xlsx_ProblemCells_AreMarkedAndNoFormulaIsThere()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync("Reference,Happened on,People,Notes\nA1,03/04/2025,=1+1,=2+2\n")).SubmissionId;

        using var book = new ZipArchive(new MemoryStream(await world.AnnotatedAsync(id, AnnotatedForm.Xlsx, AnnotatedForm.Problems)));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync(Token);

        Assert.Contains("“People” is not a whole number.", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrected_Cells_StandInTheCopy()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(2, 2))).SubmissionId;
        await world.CorrectAsync(id, 4, ("people", "7"));
        await world.CheckAgainAsync(id);

        var text = Encoding.UTF8.GetString(await world.AnnotatedAsync(id, AnnotatedForm.Csv, AnnotatedForm.All));

        Assert.Contains("\"4\",\"B1\",\"03/04/2025\",\"7\",\"Low\",\"Quentin Zzample\",\"\",\"\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_AfterACopyWasMade_LeavesNoFile()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(2, 1))).SubmissionId;
        await world.AnnotatedAsync(id, AnnotatedForm.Csv, AnnotatedForm.All);
        var key = (await world.DetailAsync(id)).Report.Key;
        Assert.Equal(2, Directory.GetFiles(world.Ingest.Options.FilesFolder).Length);

        await world.DiscardAsync(id);

        Assert.Empty(Directory.GetFiles(world.Ingest.Options.FilesFolder));
        Assert.Null(await world.Download.HandleAsync(world.Officer, new(key, new(AnnotatedForm.Csv, AnnotatedForm.All)), Token));
    }
}
