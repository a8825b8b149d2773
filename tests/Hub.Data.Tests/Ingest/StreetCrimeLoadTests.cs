using Hub.Data.Ingest;
using Hub.Data.Tests.Areas;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

public sealed class StreetCrimeLoadTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    [Fact]
    public async Task RunAsync_TwelvePublishedMonths_KeepsEveryRowLookAlikesIncluded()
    {
        var folder = Path.Combine(RealData.Folder(), "police", "street");
        using var world = await IngestWorld.CreateAsync(areas.Database.Jobs);
        var rows = LoadedRows.None;
        foreach (var month in Enumerable.Range(1, 12))
        {
            var from = new DateOnly(2025, month, 1);
            var bytes = await File.ReadAllBytesAsync(
                Path.Combine(folder, $"2025-{month:00}-west-mercia-street.csv"), TestContext.Current.CancellationToken);
            var outcome = Assert.IsType<LoadOutcome.Accepted>(await world.SendAsync("street_crime", from, from.AddMonths(1), bytes));
            rows = new LoadedRows(
                rows.Read + outcome.Rows.Read, rows.Accepted + outcome.Rows.Accepted, rows.Rejected + outcome.Rows.Rejected, 0,
                rows.Placed + outcome.Rows.Placed, rows.Outside + outcome.Rows.Outside, rows.Unplaced + outcome.Rows.Unplaced);
        }

        Assert.Equal(new LoadedRows(102_105, 102_105, 0, 0, 99_795, 348, 1_962), rows);
        var lookAlikes = await world.QueryAsync<long>(
            """
            select sum(n - 1)::bigint
            from (select count(*) as n from ingest.source_records where not fields ? 'crime_id' group by fields, event_from) g
            """);
        Assert.Equal(3_445, lookAlikes);
        var byLpa = await world.ListAsync<(string, long)>(
            """
            select a.name, count(*) from ingest.source_records r
            join area.lsoa_memberships m on m.lsoa21 = r.lsoa21 and m.kind = 'lpa'
                and m.valid_from <= r.event_until - 1 and r.event_until - 1 < m.valid_until
            join area.areas a on a.area_id = m.area_id
            group by a.name order by count(*) desc
            """);
        Assert.Equal([25_839, 23_636, 19_984, 18_388, 11_948], byLpa.Select(pair => pair.Item2));
    }
}
