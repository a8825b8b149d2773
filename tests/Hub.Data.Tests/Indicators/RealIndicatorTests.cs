using System.Diagnostics;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest;
using Hub.Data.Primitives;
using Hub.Data.Tests.Areas;
using Hub.Data.Tests.Ingest;

namespace Hub.Data.Tests.Indicators;

/// <summary>The published street crime of 2025 and every published partner table, through ingest, to figures.</summary>
public sealed class RealIndicatorTests(RealIndicatorTests.World world) : IClassFixture<RealIndicatorTests.World>
{
    private ReleasedRun Released => world.Released();

    // data/README.md, "known facts".
    [Theory]
    [InlineData("south-worcestershire", 25_839)]
    [InlineData("north-worcestershire", 23_636)]
    [InlineData("shropshire", 19_984)]
    [InlineData("telford-and-wrekin", 18_388)]
    [InlineData("herefordshire", 11_948)]
    public void RecordedEvents_PolicingArea_AreExactlyTheKnownTotal(string area, int expected)
    {
        var figure = Of(area, "recorded_events").Count;

        Assert.Equal((FigureState.Published, (decimal?)expected), (figure.State, figure.Value));
    }

    [Fact]
    public void RecordedEvents_Force_LeavesOutsideAndUnplacedApart()
    {
        var force = Released.For("force", Released.Force!.Code).Single(i => i.Indicator == "recorded_events");

        Assert.Equal(99_795m, force.Count.Value);
        Assert.Equal((348m, 1_962m, 0m), (force.Coverage.Outside.Value, force.Coverage.WithoutPlace.Value, force.Coverage.NotPlaced.Value));
        Assert.Equal(
            [7_913m, 7_387, 8_603, 8_820, 9_066, 8_972, 9_848, 9_217, 7_903, 8_463, 8_034, 7_879],
            world.RowsByMonth().Select(rows => (decimal)rows));
    }

    [Fact]
    public void RecordedEvents_SmallAreas_AddUpToTheirArea()
    {
        var herefordshire = Of("herefordshire", "recorded_events");

        Assert.Equal(11_948m, herefordshire.SmallAreas.Sum(cell => cell.Count.Value));
        Assert.Equal(11_948m, herefordshire.Series.Skip(12).Sum(step => step.Figure.Value));
        Assert.All(herefordshire.SmallAreas, cell => Assert.True(cell.Rate.HasValue));
        Assert.Equal("per 1,000 residents (Census 2021)", herefordshire.Rate!.Per);
        Assert.Equal("no comparison: 2024 was not supplied", herefordshire.Change.Words);
    }

    [Fact]
    public void HotSpots_RealCrime_AreSomeAndFew()
    {
        var hot = Released.ProfileAreas.Sum(area => Of(area.Code, "recorded_events").HotSpots!.Lsoas.Count);

        Assert.InRange(hot, 10, 120);
    }

    [Fact]
    public void CountyFigure_BothWorcestershireAreas_StandsInEachAndIsNotSplit()
    {
        foreach (var area in new[] { "south-worcestershire", "north-worcestershire" })
        {
            var rate = Of(area, "looked_after_rate");
            Assert.Equal("county figure, not split", rate.Count.Text);
            Assert.Equal("Worcestershire", Assert.Single(rate.Wider).Area.Name);
            Assert.True(rate.Wider[0].Figure.HasValue);
        }

        Assert.Equal(FigureState.Published, Of("herefordshire", "looked_after_rate").Count.State);
    }

    [Fact]
    public void ReasonCodes_OfPublishers_AreNeverZero()
    {
        // Herefordshire's and Shropshire's rows of 2025 hold "c" in this column.
        var gangs = Released.ProfileAreas.Select(area => Of(area.Code, "assessed_gangs")).ToList();

        Assert.Contains(gangs, figure => figure.Series.Any(step => step.Figure.State == FigureState.Withheld));
        Assert.DoesNotContain(gangs.SelectMany(figure => figure.Series), step => step.Figure is { State: FigureState.Withheld, Value: not null });
    }

    [Fact]
    public void ModernSlavery_TotalRow_IsTakenAndNothingSummed()
    {
        var referrals = Of("shropshire", "published_nrm");

        Assert.Equal("force figure, not split", referrals.Count.Text);
        Assert.Equal("October to December 2023", referrals.Wider.Single().Period);
        Assert.InRange(referrals.Wider.Single().Figure.Value!.Value, 1, 200);
    }

    private ReleasedIndicator Of(string area, string indicator) => Released.For(area).Single(i => i.Indicator == indicator);

    public sealed class World : IAsyncLifetime
    {
        private readonly AreaDatabase _areas = new();
        private readonly List<long> _rowsByMonth = [];
        private ReleasedRun? _released;

        public ReleasedRun Released()
        {
            _ = RealFolder.Open();
            return _released ?? throw new InvalidOperationException("The real folder appeared while the tests ran.");
        }

        public IReadOnlyList<long> RowsByMonth() => _rowsByMonth;

        public async ValueTask InitializeAsync()
        {
            await _areas.InitializeAsync();
            if (!Directory.Exists(RealFolder.Data))
            {
                return;
            }

            using var ingest = await IngestWorld.CreateAsync(_areas.Database.Jobs);
            for (var month = new DateOnly(2025, 1, 1); month.Year == 2025; month = month.AddMonths(1))
            {
                var outcome = await SendAsync(ingest, "street_crime", month, month.AddMonths(1), $"police/street/{month:yyyy-MM}-west-mercia-street.csv");
                _rowsByMonth.Add(outcome.Rows.Accepted);
            }

            await SendAsync(ingest, "published_looked_after_rates", new(2020, 4, 1), new(2025, 4, 1), "partner/csc_looked_after_rates_utla.csv");
            await SendAsync(ingest, "published_assessment_factors", new(2017, 4, 1), new(2025, 4, 1), "partner/csc_assessment_factors_2018_2025_utla.csv");
            await SendAsync(
                ingest, "published_nrm", new(2022, 4, 1), new(2024, 1, 1), "partner/nrm_modern_slavery_referrals_west_mercia_police_2022q2_2023q4.csv");

            var token = TestContext.Current.CancellationToken;
            var scope = await IndicatorQueries.AssemblyScopeAsync(_areas.Database.Jobs, "system:test", "test", token);
            var compute = new ComputeIndicators(new IndicatorCatalogue(ingest.Kinds.Kinds), TimeProvider.System);
            var clock = Stopwatch.StartNew();
            _released = await _areas.Database.Jobs.InScopeAsync(
                scope,
                async session =>
                {
                    var run = await IndicatorQueries.CreateRunAsync(session, new("lpa", new(2025, 1, 1), new(2026, 1, 1)), TimeProvider.System);
                    await compute.RunAsync(session, run);
                    TestContext.Current.SendDiagnosticMessage($"Computed in {clock.Elapsed.TotalSeconds:0.0} s");
                    return await IndicatorQueries.ReleaseAsync(session, run);
                },
                token);
            TestContext.Current.SendDiagnosticMessage($"Computed and released in {clock.Elapsed.TotalSeconds:0.0} s");
        }

        public ValueTask DisposeAsync() => _areas.DisposeAsync();

        private static async Task<LoadOutcome.Accepted> SendAsync(
            IngestWorld ingest, string kind, DateOnly from, DateOnly until, string path)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(RealFolder.Data, path), TestContext.Current.CancellationToken);
            return Assert.IsType<LoadOutcome.Accepted>(await ingest.SendAsync(kind, from, until, bytes));
        }
    }
}
