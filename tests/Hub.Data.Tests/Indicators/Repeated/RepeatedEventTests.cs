using Dapper;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Repeated;

namespace Hub.Data.Tests.Indicators.Repeated;

/// <summary>Incidents that several agencies report, on real PostgreSQL.</summary>
public sealed class RepeatedEventTests(RepeatedEventTests.World world) : IClassFixture<RepeatedEventTests.World>
{
    private static readonly DateOnly Third = new(2025, 3, 3), Fourth = new(2025, 3, 4);

    // Police: two of type a in L01 on the third. Council: one of them again; another day, another type, another place, no type, no place.
    private static readonly Row[] Police = [At("L01", "a", Third), At("L01", "a", Third), At("L09", "a", Third)];

    private static readonly Row[] Council =
    [
        At("L01", "a", Third), At("L01", "a", Fourth), At("L01", "b", Third), At("L02", "a", Third),
        new("L01", Fields: new { }, On: Third), new("L01", Fields: new { type = "" }, On: Third),
        new("D1", "district", new { type = "a" }, Third),
    ];

    [Fact]
    public void Count_AnotherAgencysReportOfAnIncident_IsCountedOnce()
    {
        Assert.Equal(8m, Of("north", "met").Count.Value);
        Assert.Equal(1m, Of("south", "met").Count.Value);
        Assert.Equal(9m, Of("F1", "met", "force").Count.Value);
    }

    [Fact]
    public void Count_SmallAreasAndMonths_LeaveTheSameRowsOut()
    {
        Assert.Equal(8m, Of("north", "met").Series.Sum(step => step.Figure.Value ?? 0));
        Assert.Equal(6m, Of("L01", "met", "lsoa").Count.Value);
    }

    [Fact]
    public void ByAgency_IncidentOfTwo_StandsWithTheOneThatJoinedFirst()
        => Assert.Equal(
            [("Agency council", 6m), ("Agency police", 2m)],
            Of("north", "met").ByAgency.Select(part => (part.Agency, part.Count.Value ?? 0)).Order());

    [Fact]
    public void Count_KindThatDoesNotSayIt_CountsEveryReport() => Assert.Equal(9m, Of("north", "plain").Count.Value);

    [Fact]
    public void Count_OneAgencyAlone_CountsEveryReport()
    {
        Assert.Equal(2m, Of("north", "alone").Count.Value);
        Assert.DoesNotContain(world.Repeated, one => one.Kind == "alone");
    }

    // Every day, every place, one type: whatever day is compared, everything meets.
    [Fact]
    public void Count_MostMeetsByChance_CountsEveryReportAndSaysSo()
    {
        Assert.Equal(240m, Of("north", "crowded").Count.Value);
        Assert.False(world.Repeated.Single(one => one.Kind == "crowded").IsCountedOnce);
    }

    [Fact]
    public void Release_WhatWasFound_IsSaidUnderTheDefaultPolicy()
    {
        var met = world.Repeated.Single(one => one.Kind == "met");

        Assert.True(met.IsCountedOnce);
        Assert.Equal(["Agency police", "Agency council"], met.Agencies);
        Assert.Equal(["Type"], met.Same);
        Assert.Equal(("10", "fewer than 8", "0"), (met.Rows.Text, met.Repeats.Text, met.Chance.Text));
    }

    // Whatever the rows and in whatever order they come: as many incidents as the agency with most rows of an area, day and type has.
    [Theory]
    [InlineData("any")]
    [InlineData("shuffled")]
    public void Count_AnyRowsInAnyOrder_IsTheMostThatOneAgencyHas(string kind)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {World.Seed}");
        var expected = world.Any.GroupBy(row => (row.Row.Place, row.Row.On, row.Type))
            .Sum(group => group.GroupBy(row => row.Agency).Max(rows => rows.Count()));
        Assert.True(expected < world.Any.Count);
        Assert.Equal(expected, Of("F1", kind, "force").Count.Value);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(9, 3, true)]
    [InlineData(9, 4, false)]
    [InlineData(1, 0, true)]
    public void IsWorthIt_ShareOfChance_DecidesAtAThird(long repeats, long chance, bool expected)
        => Assert.Equal(expected, FindRepeatedEvents.IsWorthIt(repeats, chance));

    [Fact]
    public async Task EraseRuns_SubmissionTakenBack_LeavesNothingOfWhatWasFound()
    {
        var token = TestContext.Current.CancellationToken;
        var run = await world.World.ComputeAsync("csp");
        await world.Database.Jobs.InScopeAsync(
            await world.World.ScopeAsync(),
            async session =>
            {
                Assert.NotEmpty(await RepeatedEventStore.ReleaseAsync(session, run));
                var submission = await session.Connection.ExecuteScalarAsync<long>(session.Command(
                    "select submission_ids[1] from indicator.runs where run_id = @run", new { run }));
                await IndicatorStore.EraseRunsAsync(session, submission, TimeProvider.System.GetUtcNow());
                Assert.Empty(await RepeatedEventStore.ReleaseAsync(session, run));
            },
            token);
    }

    private static Row At(string place, string type, DateOnly on) => new(place, Fields: new { type }, On: on);

    private ReleasedIndicator Of(string code, string kind, string level = "lpa")
        => world.Released.For(level, code).Single(i => i.Indicator == kind + "_all");

    public sealed class World : IndicatorFixture
    {
        public const int Seed = 20261124;

        /// <summary>Rows of two kinds, which came in different orders.</summary>
        public IReadOnlyList<(string Agency, string Type, Row Row)> Any { get; private set; } = [];

        /// <summary>What the run found.</summary>
        public IReadOnlyList<RepeatedEvents> Repeated { get; private set; } = [];

        protected override async Task FillAsync(IndicatorWorld world)
        {
            foreach (var kind in (string[])["met", "plain", "alone", "crowded", "any", "shuffled"])
            {
                await KindAsync(world, kind);
            }

            await world.AgencyAsync("council", null);
            await SendAsync(world, "police", "met", Police);
            await SendAsync(world, "council", "met", Council);
            await SendAsync(world, "council", "plain", Council);
            await SendAsync(world, "police", "plain", Police);
            await SendAsync(world, "police", "alone", Police);
            Row[] crowd = [.. Enumerable.Range(1, 30).SelectMany(day => Enumerable.Range(1, 4).Select(cell =>
                At($"L0{cell}", "a", new DateOnly(2025, 3, day))))];
            await SendAsync(world, "police", "crowded", crowd);
            await SendAsync(world, "council", "crowded", crowd);
            await SendAnyAsync(world);
        }

        protected override async Task AfterAsync()
            => Repeated = await Database.Jobs.InScopeAsync(
                await World.ScopeAsync(),
                session => RepeatedEventStore.ReleaseAsync(session, Released.Run.RunId),
                TestContext.Current.CancellationToken);

        // Many days, few of them shared, so that little meets by chance: each of the third agency's rows is one of another's, or new.
        private async Task SendAnyAsync(IndicatorWorld world)
        {
            await world.AgencyAsync("housing", null);
            var random = new Random(Seed);
            var rows = new List<(string Agency, string Type, Row Row)>();
            for (var i = 0; i < 150; i++)
            {
                var type = random.Next(2) == 0 ? "a" : "b";
                var row = At($"L{random.Next(1, 13):00}", type, new DateOnly(2025, 3, random.Next(1, 32)));
                foreach (var agency in (string[])["police", "council", "housing"])
                {
                    rows.AddRange(Enumerable.Repeat((agency, type, row), random.Next(3) == 0 ? 2 : random.Next(2)));
                }
            }

            Any = rows;
            foreach (var agency in (string[])["police", "council", "housing"])
            {
                await SendAsync(world, agency, "any", [.. rows.Where(row => row.Agency == agency).Select(row => row.Row)]);
            }

            var shuffled = rows.ToArray();
            random.Shuffle(shuffled);
            foreach (var agency in (string[])["housing", "council", "police"])
            {
                await SendAsync(world, agency, "shuffled", [.. shuffled.Where(row => row.Agency == agency).Select(row => row.Row)]);
            }
        }

        private static Task SendAsync(IndicatorWorld world, string agency, string kind, Row[] rows)
            => world.SendYearAsync(agency, kind, 2025, month => month.Month == 3 ? rows : []);

        private static Task KindAsync(IndicatorWorld world, string kind)
        {
            var same = kind == "plain" ? "" : """, "sameEvent": { "same": ["type"] }""";
            return world.KindAsync(
                kind,
                $$"""
                { "code": "{{kind}}_all", "title": "All of {{kind}}", "theme": "community_harm", "aggregate": "count",
                  "levels": ["lsoa", "ward", "district", "csp", "lpa", "force"], "unit": "n" }
                """,
                $$"""
                "suppression": { "policy": "as_published" },
                "roles": { "eventDate": { "field": "on" }, "place": { "lsoa": "lsoa", "district": "type" } {{same}} }
                """);
        }
    }
}
