using System.Globalization;
using Hub.Data.Primitives;
using Hub.Jobs.Tests.Profiles.PdfUa;
using Hub.Jobs.Tests.Profiles.Rendering;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>The whole way on real open data: the known totals of its README, and what its publishers' traps become.</summary>
public sealed class RealDataPipelineTests(RealDataRun run) : IClassFixture<RealDataRun>
{
    private const string Demonstration =
        "OFFICIAL – demonstration from published open data – not a police product – contains no intelligence";

    private static readonly Dictionary<string, int> Totals = new(StringComparer.Ordinal)
    {
        ["South Worcestershire"] = 25_839,
        ["North Worcestershire"] = 23_636,
        ["Shropshire"] = 19_984,
        ["Telford & Wrekin"] = 18_388,
        ["Herefordshire"] = 11_948,
    };

    [Fact]
    public void Summary_OfTheRun_PrintsTheKnownTotals()
    {
        _ = run.Hub;
        var line = run.Output.Split('\n').Single(line => line.StartsWith("street_crime ", StringComparison.Ordinal));
        string[] expected = [.. Totals.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Number(pair.Value)), "–", "348", "1,962"];

        Assert.Equal(expected, line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(word => word.Trim()));
    }

    [Fact]
    public async Task Database_AfterTheRun_HoldsTheKnownTotals()
    {
        var areas = await run.Hub.QueryAsync<(string Area, decimal Value)>(
            """
            select a.name, o.value
            from indicator.observations o
            join area.areas a on a.area_id = o.profile_area_id
            where o.run_id = (select min(run_id) from indicator.runs) and o.indicator = 'recorded_events' and o.level = 'lpa' and o.series = 'period'
            """);
        Assert.Equal(Totals.Select(pair => (pair.Key, (decimal)pair.Value)).Order(), areas.Order());
        Assert.Equal(
            [(102_105L, 348L, 1_962L)],
            await run.Hub.QueryAsync<(long, long, long)>(
                """
                select count(*), count(*) filter (where place_precision = 'outside'), count(*) filter (where place_precision = 'none')
                from ingest.source_records join ingest.submissions using (submission_id)
                where kind = 'street_crime'
                """));
        Assert.Equal(
            [3_445L],
            await run.Hub.QueryAsync<long>(
                """
                select sum(n - 1)::bigint
                from (select count(*) as n
                      from ingest.source_records join ingest.submissions using (submission_id)
                      where kind = 'street_crime' and not fields ? 'crime_id'
                      group by fields, event_from) alike
                """));
    }

    [Fact]
    public void Pdf_OfEveryArea_PrintsTheKnownTotals()
    {
        _ = run.Hub;
        Assert.Equal(Totals.Keys.Order(StringComparer.Ordinal), run.Profiles.Select(profile => profile.Area).Order(StringComparer.Ordinal));
        foreach (var profile in run.Profiles)
        {
            var words = PageText.Lines(profile.Pdf).SelectMany(line => line).ToHashSet(StringComparer.Ordinal);
            Assert.All(Totals.Values.Append(348).Append(1_962), total => Assert.Contains(Number(total), words));
            var placing = PageText.Tables(profile.Html).Single(table => table.Caption.StartsWith("Rows by area and placing", StringComparison.Ordinal));
            var column = placing.Headings.ToList().IndexOf("All recorded crime and anti-social behaviour");
            Assert.Equal(Number(Totals[profile.Area]), placing.Rows.Single(row => row[0] == profile.Area)[column]);
            Assert.Equal(["0", "348", "1,962"], placing.Rows.TakeLast(3).Select(row => row[column]));
        }
    }

    [Fact]
    public void Pages_OfEveryPdf_SayTheyAreADemonstration()
    {
        _ = run.Hub;
        foreach (var profile in run.Profiles.Concat(run.Partnerships).Concat(run.NewAreas))
        {
            Assert.All(
                Engines.PageTexts(profile.Pdf), page => Assert.Contains(Engines.Squeeze(Demonstration), page, StringComparison.Ordinal));
            Assert.Contains(Demonstration, profile.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("FICTIONAL", profile.PdfName + profile.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("OFFICIAL-SENSITIVE", profile.PdfName + profile.Html, StringComparison.Ordinal);
            Assert.Empty(PdfAudit.Of(profile.Pdf).Problems);
        }
    }

    [Fact]
    public void Partnerships_OfTheForce_AreFiveAndCarryEveryPlacedRow()
    {
        _ = run.Hub;
        Assert.Equal(5, run.Partnerships.Count);
        Assert.Equal(
            99_795m,
            run.Partnerships.Sum(profile => profile.Content.Indicators.Single(view => view.Id == "recorded_events").Count.Value));
    }

    [Fact]
    public void ControlSheet_PeriodOverAChangeOfAreas_SaysWhichAreasWereUsed()
    {
        _ = run.Hub;
        Assert.Equal(2, run.NewAreas.Count);
        foreach (var profile in run.NewAreas)
        {
            const string Said = "changed on 19 January 2026, within the period that begins on 1 February 2025";
            Assert.Contains(Said, profile.Html, StringComparison.Ordinal);
            Assert.Contains(Engines.Squeeze(Said), string.Concat(Engines.PageTexts(profile.Pdf)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CountyFigures_BothWorcestershireAreas_StandUnsplitInPdfAndTwin()
    {
        _ = run.Hub;
        var both = run.Profiles.Where(profile => profile.Area.EndsWith("Worcestershire", StringComparison.Ordinal)).ToList();
        var county = both.Select(profile => profile.Content.Indicators.Where(view => view.LevelNote == "Worcestershire: county figure, not split")
            .Select(view => (view.Id, view.PeriodText, view.Count.Text)).ToList()).ToList();

        Assert.Equal(2, both.Count);
        Assert.InRange(county[0].Count, 5, 200);
        Assert.Equal(county[0], county[1]);
        Assert.All(both, profile => Assert.Contains("Worcestershire: county figure, not split", profile.Html, StringComparison.Ordinal));
        Assert.All(both, profile => Assert.Contains(
            Engines.Squeeze("Worcestershire: county figure, not split"), string.Concat(Engines.PageTexts(profile.Pdf)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task PublishersTraps_AfterTheRun_AreFlaggedAndNeverZero()
    {
        Assert.Equal(
            [14L], await run.Hub.QueryAsync<long>("select count(*) from ingest.row_problems where rule = 'repeats_last_year'"));
        Assert.All(
            run.Profiles.SelectMany(profile => profile.Content.Indicators).Where(view => view.Count.State == FigureState.Withheld),
            view => Assert.Null(view.Count.Value));
        Assert.Empty(await run.Hub.QueryAsync<string>(
            "select kind || ': ' || status from ingest.submissions where status not in ('accepted', 'accepted_with_warnings')"));
    }

    [Fact]
    public async Task Files_SentAgain_ChangeNoFigure()
    {
        Assert.Equal([12L], await run.Hub.QueryAsync<long>("select count(*) from ingest.submissions where kind = 'street_crime'"));
        Assert.Contains("already loaded", run.OutputAgain, StringComparison.Ordinal);
        Assert.Equal(Table(run.Output), Table(run.OutputAgain));
        Assert.Equal(run.Profiles.Select(profile => profile.SnapshotId), run.ProfilesAgain.Select(profile => profile.SnapshotId));
        Assert.All(run.Profiles.Zip(run.ProfilesAgain), pair => Assert.Equal(pair.First.Pdf, pair.Second.Pdf));
    }

    // From the sentence above the table to the sentence below it.
    private static string Table(string output)
        => output[output.IndexOf("Rows of ", StringComparison.Ordinal)..output.IndexOf(" kinds in ", StringComparison.Ordinal)];

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
