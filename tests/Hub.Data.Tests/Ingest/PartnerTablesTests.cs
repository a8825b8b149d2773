using Hub.Data.Ingest;
using Hub.Data.Tests.Areas;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

/// <summary>The published tables of partners, and what placing and codes make of them.</summary>
public sealed class PartnerTablesTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    private static readonly DateOnly From = new(2021, 4, 1);
    private static readonly DateOnly Until = new(2025, 4, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_EveryShippedReturnOfTheRealFolder_IsAccepted()
    {
        var folder = InputFolder.Open(RealData.Folder(), Path.Combine(AppContext.BaseDirectory, "datasets", "folders"));
        using var world = await IngestWorld.CreateAsync(areas.Database.Jobs);
        var refused = new List<string>();
        var taken = 0;
        foreach (var file in folder.ReturnFiles().Where(file => file.Kind != "street_crime"))
        {
            await using var content = File.OpenRead(file.Path);
            var request = new ReceiveRequest(
                world.Agency, file.Kind, file.Period.From, file.Period.Until, Path.GetFileName(file.Path), "test");
            var received = await world.Receive.RunAsync(request, content, Token);
            var outcome = received is ReceiveOutcome.Received { SubmissionId: var id } ? await world.LoadAsync(id) : null;
            taken++;
            if (outcome is not LoadOutcome.Accepted { Rows: { Rejected: 0, Accepted: > 0 } })
            {
                refused.Add($"{request.FileName} as {file.Kind}: {(object?)outcome ?? received}");
            }
        }

        Assert.Equal([], refused);
        Assert.InRange(taken, 20, 100);
    }

    [Fact]
    public async Task Load_ReasonCodesTotalsAndRepeats_AreKeptMarkedAndTold()
    {
        using var world = await IngestWorld.CreateAsync(areas.Database.Jobs, TestKinds.All);
        await world.SendAsync(
            TestKinds.Counts, new DateOnly(2024, 1, 1), new DateOnly(2025, 1, 1),
            "Area,Month,Group,Children,Rate\nE10000034,2024-02,Girls,7,0.350\nE10000034,2024-03,Girls,0,0\n");

        var outcome = await world.SendAsync(
            TestKinds.Counts, new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1),
            "Area,Month,Group,Children,Rate\nE10000034,February 2025,Girls,7,0.35\nE10000034,2025-03,Girls,0,0\n"
            + "E10000034,2025-02,Total,c,z\nE06000051,2025-02,Boys,5,1\n");

        Assert.Equal((SubmissionStatus.AcceptedWithWarnings, new LoadedRows(4, 4, 0, 1, 4, 0, 0)), (outcome.Status, outcome.Rows));
        Assert.Equal([2], await world.ListAsync<int>("select row_number from ingest.row_problems where rule = 'repeats'"));
        Assert.Equal(
            [(2, "E10000034", "upper_tier", 7m, "0.35", "7", null), (4, "E10000034", "upper_tier", null, "z", "c", "true")],
            await world.ListAsync<(int, string, string, decimal?, string, string, string?)>(
                """
                select row_number, place_code, place_precision, measure, fields ->> 'rate', fields ->> 'children', fields ->> '_total'
                from ingest.source_records
                where submission_id = @SubmissionId and row_number in (2, 4) order by row_number
                """,
                new { outcome.SubmissionId }));
    }

    [Fact]
    public async Task Load_OldCodesSwappedAndSeaCoordinates_AreKeptCountedAndTold()
    {
        var changed = File.ReadLines(Path.Combine(RealData.Folder(), "lookups", "lsoa11_lsoa21_ltla22.csv"))
            .Select(line => line.Split(',')).First(cells => cells.Contains("S"));
        using var world = await IngestWorld.CreateAsync(areas.Database.Jobs, TestKinds.All);

        var outcome = await world.SendAsync(
            TestKinds.Incidents, new DateOnly(2025, 4, 1), new DateOnly(2025, 5, 1),
            "Reference,Happened on,LSOA,Longitude,Latitude\n"
            + $"A1,03/04/2025,{changed[1]},,\nA2,03/04/2025,,52.19,-2.22\nA3,03/04/2025,,-6.5,49.6\n"
            + "A4,03/04/2025,E01009160,,\nA5,03/04/2025,,,\n"
            + "A6,03/04/2025,nonsense,,\n");

        Assert.Equal((6, 6, 0), (outcome.Rows.Read, outcome.Rows.Accepted, outcome.Rows.Rejected));
        Assert.Equal(
            ["place_ambiguous_old_lsoa", "place_coordinates_swapped", "place_in_the_sea_or_abroad", "place_malformed_lsoa"],
            await world.ListAsync<string>("select rule from ingest.problem_counts order by rule"));
        Assert.Equal(1, outcome.Rows.Outside);
        Assert.Equal(6, outcome.Rows.Placed + outcome.Rows.Outside + outcome.Rows.Unplaced);
    }
}
