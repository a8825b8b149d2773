using System.Globalization;
using CsCheck;
using Hub.Data.Indicators;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Sampling;

namespace Hub.Data.Tests.Persons.Review;

/// <summary>What an answer changes, how a cluster parts, and what a sample tells.</summary>
public sealed class ReviewPartsTests
{
    private static readonly Guid Council = Guid.NewGuid();
    private static readonly Guid Hospital = Guid.NewGuid();

    [Fact]
    public void Change_JoiningOnePersonOfTwoAgencies_TouchesEveryFigureThatPrintsThem()
    {
        var change = Published(overlap: true).Change([Record(1, Council)], [Record(2, Hospital)], isTogether: false);

        Assert.Equal(
            [
                "Victims in Northmere: 1 fewer", "Victims in Northmere, known to two agencies or more: 1 more",
                "Victims in Northmere, known to one agency: 2 fewer", "Victims in Northmere, known to two agencies: 1 more",
                "Victims in Northmere, known to Council and another agency: 1 more",
                "Victims in Northmere, known to Hospital and another agency: 1 more", "Victims in Northmere, known to Council alone: 1 fewer",
                "Victims in Northmere, known to Hospital alone: 1 fewer",
            ],
            change.Words);
        Assert.Equal(8, change.Effect);
    }

    [Fact]
    public void Change_WhereAgenciesMayNotBeShown_TouchesThePeopleAlone()
        => Assert.Equal(
            (1, "Victims in Northmere: 1 more"),
            Published(overlap: false).Change([Record(1, Council)], [Record(2, Hospital)], isTogether: true) is var change
                ? (change.Effect, change.Words[0]) : default);

    [Fact]
    public void Change_OfTwoCategories_IsNone_ForCategoriesAreCountedApart()
        => Assert.Equal(0, Published(true).Change([Record(1, Council)], [Record(2, Hospital) with { Category = "suspected" }], false).Effect);

    [Fact]
    public void Change_WherePartingMovesAPerson_TouchesBothAreas()
    {
        // The newest placed record says where a person stands: joined, both count in the second area.
        var change = Published(false).Change([Record(1, Council)], [Record(2, Council) with { Code = "S", Starts = new(2025, 9, 1) }], false);
        Assert.Equal(["Victims in Northmere: 1 fewer"], change.Words);
        Assert.Equal(0, Published(false).Change([Record(1, Council) with { Code = null }], [Record(2, Council)], false).Effect);
    }

    [Theory]
    [InlineData(13, 1, true)]
    [InlineData(12, 0.2, true)]
    [InlineData(12, 1, false)]
    [InlineData(8, 1, true)]
    [InlineData(5, 0.125, true)]
    public void Reading_OfAFigureThatTurnsAtItsStepOrThreshold_IsWhole(long people, double reading, bool isFewer)
    {
        var published = new PublishedPeople(false, [(new CountedAs("victim", "N"), [Council], people)], Names("N"), new Dictionary<Guid, string>());
        Assert.Equal(reading, published.Change([Record(1, Council)], [Record(2, Council)], isTogether: !isFewer).Reading, 6);
    }

    [Fact]
    public void Reads_AsTheReleaseDoes()
        => Assert.All(Enumerable.Range(0, 400), count => Assert.Equal(
            Suppression.Default.Release(count) is { HasValue: true } figure ? figure.Value!.Value.ToString("0", CultureInfo.InvariantCulture) : "few",
            PublishedPeople.Reads(count)));

    [Fact]
    public void Expected_FallsByHalfForEachBitThatAPairIsFirm()
    {
        var effect = new ReviewEffect(3, 2, []);
        Assert.Equal((1, 2.0 / 3, 2.0 / 5, 4.0 / 3), (effect.Expected(0), effect.Expected(1), effect.Expected(2), effect.Expected(-1)));
    }

    [Fact]
    public void Mean_IsOfAllPairsOfTheTwoSides_WithWhatWasNotKeptBelowTheFloor()
    {
        ReviewLink[] links = [new(1, 2, 6), new(1, 3, 2), new(2, 3, 30)];
        Assert.Equal(4, ReviewSides.Mean(new HashSet<long> { 1 }, new HashSet<long> { 2, 3 }, links), 6);
        // The pair of 4 and 3 is below the floor; 5, a record without any link, is one with another.
        Assert.Equal((6 + 2 + -3 - 9) / 4.0, ReviewSides.Mean(
            new HashSet<long> { 1, 4 }, new HashSet<long> { 2, 3, 5 }, [.. links, new ReviewLink(2, 4, -3)]), 6);
        Assert.Equal(-9, ReviewSides.Mean(new HashSet<long> { 1 }, new HashSet<long> { 4 }, links));
    }

    [Fact]
    public void Part_AtABridge_CutsTheOneLink()
    {
        ReviewLink[] links = [new(1, 2, 9), new(3, 4, 9), new(2, 3, 1)];
        var stays = ReviewSides.Part(Members(4, 1), links, 2, 3, out var strongest, out var cut);
        Assert.Equal([1L, 2L], stays.Order());
        Assert.Equal((1f, 1), (strongest, cut));
    }

    [Fact]
    public void Part_KeepsRowsOfOneDecisionKeyTogether()
    {
        // 2 and 4 are rows that the agency gives one number; 4 has no link of its own.
        ReviewLink[] links = [new(1, 2, 3), new(1, 3, 9)];
        List<ReviewRecord> members = [new(1, "a", null), new(2, "b", null), new(3, "c", null), new(4, "b", null)];
        Assert.Equal([1L, 3L], ReviewSides.Part(members, links, 1, 2, out _, out _).Order());
    }

    [Fact]
    public void Part_AnyCluster_KeepsTheTwoApartAndLosesNobody()
        => Gen.Select(Gen.Int[2, 9], Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Float[-5, 20]).List[0, 20]).Sample((count, drawn) =>
        {
            var members = Members(count, 0);
            var links = drawn.Where(link => link.Item1 < link.Item2 && link.Item2 < count).Select(link => new ReviewLink(link.Item1, link.Item2, link.Item3)).ToList();
            var stays = ReviewSides.Part(members, links, 0, 1, out _, out _);
            return stays.Contains(0) && !stays.Contains(1) && stays.IsSubsetOf(members.Select(member => member.Record));
        });

    [Fact]
    public void Estimate_OfAPlainSample_IsItsShare_WithinAnIntervalThatNarrows()
    {
        var small = LinkEstimate.Of([new SampleStratum(true, 100_000, 18, 20), new SampleStratum(false, 100_000, 1, 20)]);
        var large = LinkEstimate.Of([new SampleStratum(true, 100_000, 180, 200), new SampleStratum(false, 100_000, 10, 200)]);

        Assert.Equal(0.9, small.Precision!.Value, 6);
        Assert.Equal(18 / 19.0, small.Recall!.Value, 6);
        // Wilson's interval of 18 of 20 is 0.699 to 0.972.
        Assert.InRange(small.Precision.Low, 0.66, 0.73);
        Assert.InRange(small.Precision.High, 0.95, 0.99);
        Assert.True(large.Precision!.Low > small.Precision.Low && large.Precision.High < small.Precision.High);
        Assert.True(large.Recall!.Low > small.Recall.Low);
    }

    [Fact]
    public void Estimate_WeighsStrataByTheirPairs()
    {
        var estimate = LinkEstimate.Of([new SampleStratum(true, 900, 10, 10), new SampleStratum(true, 100, 5, 10), new SampleStratum(false, 50, 10, 10)]);
        Assert.Equal(0.95, estimate.Precision!.Value, 6);
        Assert.Equal(0.95, estimate.Recall!.Value, 6);
        Assert.True(estimate.Precision.Low < 0.95 && estimate.Precision.High < 1);
    }

    [Fact]
    public void Estimate_OfNothing_SaysNothing() => Assert.Equal(new LinkEstimate(null, null, 0), LinkEstimate.Of([new SampleStratum(true, 10, 0, 0)]));

    private static List<ReviewRecord> Members(int count, int from)
        => [.. Enumerable.Range(from, count).Select(member => new ReviewRecord(member, "key " + member, null))];

    private static Dictionary<string, string> Names(params string[] codes)
        => codes.ToDictionary(code => code, code => code == "N" ? "Northmere" : "Southmere");

    private static PublishedPeople Published(bool overlap)
        => new(overlap, [], Names("N", "S"), new Dictionary<Guid, string> { [Council] = "Council", [Hospital] = "Hospital" });

    private static CountedRecord Record(long id, Guid agency) => new(id, agency, "victim", new DateOnly(2025, 3, 1), "N");
}
