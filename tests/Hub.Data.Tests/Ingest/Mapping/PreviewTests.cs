using System.Text;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Mapping;

/// <summary>What a sender is shown of their file before they decide, and what is never shown.</summary>
public sealed class PreviewTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Kind = TestKinds.Incidents;
    private static readonly DateOnly From = new(2025, 4, 1);
    private static readonly DateOnly Until = new(2025, 5, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(IngestWorld World, PageReturns Page)> WorldAsync(string[]? fields = null)
    {
        var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All, fields);
        return (world, new PageReturns(database, world));
    }

    [Fact]
    public async Task Preview_TextFile_SaysHowItWasRead()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var key = await page.SendAsync(
            Kind, From, Until, "Northmere;;\n\nReference;Happened on;Notes\nA1;03/04/2025;=1+1\nA2;04/04/2025;x\n");

        var shown = await page.LookAsync(key);

        Assert.Equal(("csv", "UTF-8", "semicolon"), (shown.Preview.Format, shown.Preview.Encoding, shown.Preview.Separator));
        Assert.Equal((3, 5), (shown.Preview.Sheet!.HeaderRow!.Value, shown.Preview.Sheet.Rows.Count));
        Assert.Equal(["A1", "03/04/2025", "=1+1"], shown.Preview.Sheet.Rows[3]);
        Assert.Equal([new PreviewDate("Happened on", "03/04/2025", new DateOnly(2025, 4, 3))], shown.Preview.Dates);
    }

    [Fact]
    public async Task Preview_Workbook_ShowsEveryVisibleSheet()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var key = await page.SendAsync(Kind, From, Until, new XlsxText()
            .Sheet("About", [["What this is"]])
            .Sheet("Secret", [["Reference"], ["hidden"]], isHidden: true)
            .Sheet("April", [["Title"], [], ["Reference", "Happened on"], [new XlsxText.Zeros(7), new DateOnly(2025, 4, 3)]], firstRow: 2)
            .ToBytes());

        var preview = (await page.LookAsync(key)).Preview;

        Assert.Equal(["About", "April"], preview.Sheets.Select(sheet => sheet.Name));
        Assert.Equal((1, 4), (preview.Chosen, preview.Sheet!.HeaderRow!.Value));
        Assert.Equal(["000007", "2025-04-03"], preview.Sheet.Rows[4]);
    }

    [Fact]
    public async Task Preview_ColumnsOutsideTheAgreement_ShowTheirHeadingAndNoValue()
    {
        var (world, page) = await WorldAsync(["reference", "happened_on"]);
        using var _ = world;
        var key = await page.SendAsync(Kind, From, Until, "Reference,Notes,Happened on\nA1,Private matter,03/04/2025\n");

        var sheet = (await page.LookAsync(key)).Preview.Sheet!;

        Assert.Equal([1], sheet.Outside);
        Assert.Equal(["Reference", "Notes", "Happened on"], sheet.Rows[0]);
        Assert.Equal(["A1", "", "03/04/2025"], sheet.Rows[1]);
    }

    [Fact]
    public async Task Preview_HeadingsThatDoNotFit_StillHideWhatIsOutside()
    {
        var (world, page) = await WorldAsync(["reference", "happened_on"]);
        using var _ = world;
        var key = await page.SendAsync(Kind, From, Until, "Ref No,Notes,Full name\nA1,Private matter,Quentin Zzample\n");

        var shown = await page.LookAsync(key);

        Assert.NotNull(shown.Report.Refusal);
        Assert.Equal(["A1", "", ""], shown.Preview.Sheet!.Rows[1]);
    }

    [Fact]
    public async Task Preview_IsSealedAndGoneAfterTheDecision()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var key = await page.SendAsync(Kind, From, Until, "Reference,Happened on,Full name\nA1,03/04/2025,Quentin Zzample\n");
        var kept = await world.ListAsync<byte[]>("select sealed from ingest.previews");
        Assert.DoesNotContain(kept, bytes => Encoding.UTF8.GetString(bytes).Contains("Zzample", StringComparison.Ordinal));
        Assert.Contains("Quentin Zzample", (await page.LookAsync(key)).Preview.Sheet!.Rows[1]);

        await page.DecideAsync(key);

        Assert.IsType<ReadPreviewOutcome.Nothing>(await page.Read.HandleAsync(page.Officer, new(key), Token));
        Assert.Equal(0, await world.QueryAsync<long>("select count(*) from ingest.previews"));
    }

    [Fact]
    public async Task Preview_DamagedOrForeignFile_HasNothingToShow()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var key = await page.SendAsync(Kind, From, Until, "%PDF-1.7 nothing to see"u8.ToArray());

        Assert.IsType<ReadPreviewOutcome.Nothing>(await page.Read.HandleAsync(page.Officer, new(key), Token));
    }

    [Fact]
    public async Task Preview_OfAnotherAgency_IsNotThere()
    {
        var (world, page) = await WorldAsync();
        var (other, stranger) = await WorldAsync();
        using var one = world;
        using var two = other;
        var key = await page.SendAsync(Kind, From, Until, "Reference,Happened on\nA1,03/04/2025\n");

        Assert.IsType<ReadPreviewOutcome.NotThere>(await stranger.Read.HandleAsync(stranger.Officer, new(key), Token));
    }

    [Fact]
    public async Task Preview_WideAndLongFile_StaysSmall()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var file = new StringBuilder("Reference,Happened on," + string.Join(',', Enumerable.Range(0, 500).Select(i => "C" + i)) + "\n");
        for (var row = 0; row < 300; row++)
        {
            file.Append("A,03/04/2025,").AppendJoin(',', Enumerable.Repeat(new string('x', 300), 500)).Append('\n');
        }

        var key = await page.SendAsync(Kind, From, Until, file.ToString());

        Assert.InRange(await world.QueryAsync<long>("select max(length(sealed)) from ingest.previews"), 1, 2_000_000);
        Assert.NotNull((await page.LookAsync(key)).Preview.Sheet);
    }
}
