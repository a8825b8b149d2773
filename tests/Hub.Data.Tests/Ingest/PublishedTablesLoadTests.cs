using Hub.Data.Ingest;
using Hub.Data.Tests.Areas;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

/// <summary>Every published partner table, loaded as any return is: each row at the level it was published, no code a number.</summary>
public sealed class PublishedTablesLoadTests(AreaDatabase areas) : IClassFixture<AreaDatabase>
{
    [Fact]
    public async Task RunAsync_EveryPartnerFile_StandsAtTheLevelItWasPublished()
    {
        var files = InputFolder.Open(RealData.Folder()).ReturnFiles().Where(file => file.Kind != "street_crime").ToList();
        using var world = await IngestWorld.CreateAsync(areas.Database.Jobs);
        var loaded = new List<(string Kind, LoadedRows Rows)>();
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
            var outcome = await world.SendAsync(file.Kind, file.Period.From, file.Period.Until, bytes);
            Assert.True(outcome is LoadOutcome.Accepted, $"{file.Kind}: {outcome.Refusal}");
            loaded.Add((file.Kind, outcome.Rows));
        }

        Assert.Equal(21, loaded.Count);
        Assert.All(loaded, item => Assert.Equal(item.Rows.Read, item.Rows.Accepted));
        Assert.All(loaded, item => Assert.Equal(item.Rows.Read, item.Rows.Placed));
        var levels = await world.ListAsync<(string Kind, string Levels)>(
            """
            select s.kind, string_agg(distinct r.place_precision, ' ' order by r.place_precision)
            from ingest.source_records r join ingest.submissions s using (submission_id)
            group by s.kind order by s.kind
            """);
        Assert.Equal(
            [
                ("published_absence_social_care", "upper_tier"), ("published_ae_icb", "icb"), ("published_ae_trust", "icb upper_tier"),
                ("published_assessment_factors", "upper_tier"), ("published_care_leavers", "upper_tier"),
                ("published_children_in_need", "upper_tier"), ("published_crime_severity", "district"),
                ("published_exclusion_reasons", "upper_tier"), ("published_exclusions", "upper_tier"),
                ("published_homelessness", "district"), ("published_ks4_social_care", "upper_tier"),
                ("published_looked_after_health", "upper_tier"), ("published_looked_after_placements", "upper_tier"),
                ("published_looked_after_rates", "upper_tier"), ("published_neet", "upper_tier"), ("published_nrm", "force"),
                ("published_referrals", "upper_tier"), ("school_list", "upper_tier"),
            ],
            levels);
        Assert.Equal(14, await world.QueryAsync<long>("select count(*) from ingest.row_problems where rule = 'repeats_last_year'"));
        Assert.Equal(
            111,
            await world.QueryAsync<decimal>(
                """
                select sum((r.fields ->> 'people')::numeric) from ingest.source_records r join ingest.submissions s using (submission_id)
                where s.kind = 'published_nrm' and not coalesce((r.fields ->> '_total')::boolean, false)
                """));
        Assert.Equal(
            "c",
            await world.QueryAsync<string>(
                """
                select r.fields ->> 'trafficking' from ingest.source_records r join ingest.submissions s using (submission_id)
                where s.kind = 'published_assessment_factors' and r.place_code = 'E06000019' and r.event_from = '2024-04-01'
                """));
    }

    [Fact]
    public async Task RunAsync_RowsWithoutAPlace_StandForTheWholeForceOnlyWhereTheKindSaysSo()
    {
        _ = RealData.Folder();
        using var world = await IngestWorld.CreateAsync(areas.Database.Jobs);
        const string Rows = """
            Month,Code,Nature,Reports,Loss,Victim age band,District code
            2025-04,NFIB3A,Fraud,42,12500,,E06000019
            2025-04,NFIB3A,Fraud,17,,,
            2025-04,NFIB52C,Cyber crime,9,,,E08000025

            """;

        Assert.IsType<LoadOutcome.Accepted>(await world.SendAsync("fraud_and_cyber", new(2025, 4, 1), new(2025, 7, 1), Rows));

        Assert.Equal(
            [("E06000019", "district"), ("E23000016", "force"), ("E08000025", "outside")],
            await world.ListAsync<(string, string)>(
                "select place_code, place_precision from ingest.source_records where fields ->> 'code' like 'NFIB%' order by row_number"));
    }
}
