using CsCheck;
using Hub.Data.Indicators;
using Hub.Data.Ocgs;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Snapshot;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Snapshot;

/// <summary>What the machine says of two snapshots: what moved, and nothing that rounding or suppression alone made.</summary>
public sealed class ChangesTests
{
    private static readonly SnapshotContent Now = WithPeriod(SampleSnapshot.Full(), 2025);
    private static readonly SnapshotContent Before = WithPeriod(SampleSnapshot.Full(), 2024);

    private static SnapshotContent WithPeriod(SnapshotContent content, int year) => content with
    {
        Front = content.Front with { PeriodFrom = new DateOnly(year, 1, 1), PeriodUntil = new DateOnly(year + 1, 1, 1) },
        Indicators = [.. content.Indicators.Select(i => i with { PeriodText = $"calendar year {year}" })],
    };

    // One count figure for each number, as the default policy releases it.
    private static SnapshotContent WithCounts(SnapshotContent content, IReadOnlyList<int> counts, string direction = "no clear change")
    {
        var model = content.Indicators.First(i => i.LevelNote is null);
        return content with
        {
            Indicators = [.. counts.Select((count, index) => model with
            {
                Code = $"XX-{index:00}", Title = $"Figure {index}", Unit = "offences", Direction = direction,
                Count = Suppression.Default.Release(count), Suppression = Suppression.Default.Words,
            })],
        };
    }

    private static IReadOnlyList<ChangeLine> Figures(SnapshotContent earlier, SnapshotContent now)
        => [.. Changes.Between(earlier, now).Where(line => line.Theme.StartsWith("Figure ", StringComparison.Ordinal))];

    [Fact]
    public void Between_TheSameFigures_NothingChanged()
    {
        var still = Now with { Indicators = [.. Now.Indicators.Select(i => i with { Direction = "no clear change" })] };

        var line = Assert.Single(Changes.Between(WithPeriod(still, 2024), still));

        Assert.Equal("Figures", line.Theme);
    }

    [Fact]
    public void Between_ClearMovement_SaysBothFiguresAndTheirPeriods()
    {
        var lines = Figures(WithCounts(Before, [400, 900, 100]), WithCounts(Now, [600, 905, 104]));

        Assert.Equal(
            new ChangeLine("Figure 0", "600 offences in calendar year 2025 after 400 in calendar year 2024 (+50%), beyond chance."),
            Assert.Single(lines));
    }

    [Fact]
    public void Between_TheSameTrueCounts_NeverMoveWhateverTheRounding()
        => Gen.Int[0, 2000].List[1, 40].Sample(counts =>
        {
            var wobbled = counts.Select((count, index) => Math.Max(0, count + (index % 5) - 2)).ToList();

            Assert.Empty(Figures(WithCounts(Before, counts), WithCounts(Now, counts)));
            Assert.Empty(Figures(WithCounts(Before, counts), WithCounts(Now, wobbled)));
        });

    [Fact]
    public void Between_SuppressedInEither_NeverMoves()
        => Gen.Select(Gen.Int[1, 7], Gen.Int[8, 400]).List[1, 20].Sample(pairs =>
        {
            List<int> small = [.. pairs.Select(pair => pair.Item1)];
            List<int> large = [.. pairs.Select(pair => pair.Item2)];

            Assert.Empty(Figures(WithCounts(Before, small), WithCounts(Now, large)));
            Assert.Empty(Figures(WithCounts(Before, large), WithCounts(Now, small)));
        });

    [Fact]
    public void Between_AnyCounts_LinesAreFewInOrderAndDoNotDependOnTheOrderOfFigures()
        => Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 3000]).List[1, 60].Sample(pairs =>
        {
            var (earlier, now) = (
                WithCounts(Before, [.. pairs.Select(pair => pair.Item1)]), WithCounts(Now, [.. pairs.Select(pair => pair.Item2)]));
            var lines = Changes.Between(earlier, now);

            Assert.InRange(lines.Count, 1, Changes.Most);
            Assert.Equal(lines, Changes.Between(earlier, now with { Indicators = [.. now.Indicators.Reverse()] }));
            Assert.All(Figures(earlier, now), line => Assert.EndsWith("beyond chance.", line.Text, StringComparison.Ordinal));
        });

    [Fact]
    public void Between_AmountsOrRegisters_AreNotTested()
        => Assert.Empty(Figures(
            WithCounts(Before, [400], "compared without a test of chance"), WithCounts(Now, [900], "compared without a test of chance")));

    [Fact]
    public void Between_NoEarlierSnapshot_FallsBackOnTheYearBefore()
    {
        var rising = WithCounts(Now, [600], "rising, beyond chance");
        rising = rising with
        {
            Indicators = [.. rising.Indicators.Select(i => i with { Previous = Figure.Released(400), ChangePercent = Figure.Derive(1, [], _ => 50) })],
        };

        Assert.Equal("600 offences in calendar year 2025 after 400 (+50%), beyond chance.", Assert.Single(Changes.Between(null, rising)).Text);
    }

    [Fact]
    public void Between_SamePeriodOtherFigure_IsARevisionAndNoMovement()
    {
        var lines = Changes.Between(WithCounts(Now, [400, 100]), WithCounts(Now, [600, 102]));

        Assert.Equal(new ChangeLine("Figure 0", "revised for calendar year 2025: 600 offences, was 400."), Assert.Single(lines));
    }

    [Fact]
    public void Between_Groups_CountsNewAndGoneAndNamesTheNewOnly()
    {
        var (earlier, now) = (WithGroups(Before, "G-01", "G-02"), WithGroups(Now, "G-02", "G-03", "G-04"));

        var lines = Changes.Between(earlier, now);

        Assert.Contains(new ChangeLine("Groups", "3 after 2: 2 new, 1 no longer listed."), lines);
        Assert.Contains(new ChangeLine("New groups", "G-03 and G-04."), lines);
        Assert.DoesNotContain(lines, line => line.Text.Contains("G-01", StringComparison.Ordinal));
        Assert.DoesNotContain(Changes.Between(earlier with { Groups = earlier.Groups with { Missing = "Not sent." } }, now), line => line.Theme == "Groups");
    }

    [Fact]
    public void Between_SourcesThatCameOrStopped_AreNamed()
    {
        var source = Now.Sources.First(s => s.States.Contains(CoverageState.Received));
        SourceRow gone = source with { States = [.. source.States.Select(_ => CoverageState.Missing)] };
        SourceRow never = gone with { IsIn = false, NewestData = null };

        var came = Changes.Between(Before with { Sources = [never] }, Now with { Sources = [source] });
        var stopped = Changes.Between(Before with { Sources = [source] }, Now with { Sources = [gone] });

        Assert.Contains(came, line => line.Text == $"received from {source.Agency} for the first time.");
        Assert.Contains(stopped, line => line.Text == $"nothing received from {source.Agency} for this period; the last profile had it.");
    }

    [Fact]
    public void Between_ActionsAndDisruptions_SayWhatWasAndWhatIs()
    {
        var plan = Now.Plan with { Missing = null, Total = Figure.Released(12), Overdue = Figure.Released(3) };
        var disruptions = Now.Disruptions with { Missing = null, Total = Figure.Released(31) };

        var lines = Changes.Between(
            Before with { Plan = plan with { Total = Figure.Released(9) }, Disruptions = disruptions with { Total = Figure.Released(22) } },
            Now with { Plan = plan, Disruptions = disruptions });

        Assert.Contains(lines, line => line.Theme == "Actions" && line.Text.Contains("12 in the plan after 9", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Theme == "Disruptions" && line.Text.StartsWith("31 recorded after 22", StringComparison.Ordinal));
    }

    [Fact]
    public void Between_DecisionsSince_AreCountedByHowTheyStand()
    {
        MadeDecision One(string status) => new(new(2026, 1, 14), "Do it.", "Found.", "Council", new(2026, 3, 1), status, null);

        var lines = Changes.Between(Before, Now, [One("open"), One("done"), One("done")]);

        Assert.Contains(new ChangeLine("Decisions", "3 since the last profile: 2 done and 1 open."), lines);
        Assert.DoesNotContain(Changes.Between(Before, Now, []), line => line.Theme == "Decisions");
        Assert.DoesNotContain(Changes.Between(null, Now, [One("open")]), line => line.Theme == "Decisions");
    }

    [Fact]
    public void Between_MoreThanAPage_IsCutAndSaysSo()
    {
        var (earlier, now) = (Enumerable.Repeat(100, 50).ToList(), Enumerable.Repeat(900, 50).ToList());

        var lines = Changes.Between(WithCounts(Before, earlier), WithCounts(Now, now));

        Assert.Equal(Changes.Most, lines.Count);
        Assert.Equal("Further changes", lines[^1].Theme);
    }

    private static SnapshotContent WithGroups(SnapshotContent content, params string[] references) => content with
    {
        Groups = content.Groups with
        {
            Missing = null, Total = Figure.Released(references.Length),
            Listed = [.. references.Select(reference => new GroupLine(reference, "Drugs", "Active", "", true, true, [], null))],
        },
    };
}
