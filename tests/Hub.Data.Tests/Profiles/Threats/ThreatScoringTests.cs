using CsCheck;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Threats;

namespace Hub.Data.Tests.Profiles.Threats;

/// <summary>Rules of the matrix (docs/decisions/0019), over any matrix that the check lets through and any answers to it.</summary>
public sealed class ThreatScoringTests
{
    private static readonly ThreatMatrix Matrix = TestMatrix.Small();

    private static readonly Gen<ThreatMatrix> Matrices = TestMatrix.Any;

    private static Gen<IReadOnlyList<ThreatAnswer>> Answers(ThreatMatrix matrix)
        => Gen.Int[-1, 7].Array[matrix.Criteria.Count()].Select(chosen => (IReadOnlyList<ThreatAnswer>)[.. matrix.Criteria
            .Zip(chosen, (pair, index) => new ThreatAnswer(
                pair.Criterion.Code, index < 0 ? null : pair.Criterion.Anchors[index % pair.Criterion.Anchors.Count].Score, "evidence"))]);

    private static Gen<(ThreatMatrix Matrix, IReadOnlyList<ThreatAnswer> Answers)> Scored
        => Matrices.SelectMany(matrix => Answers(matrix).Select(answers => (matrix, answers)));

    [Fact]
    public void Score_KnownAnswers_IsTheSumOfScoreTimesWeightAndTheirProduct()
    {
        var score = ThreatScoring.Score("drugs_and_county_lines", Matrix, TestMatrix.Answers(4, 2, 8, 1, 3, 0));

        // harm: 2 × 4 + 1 × 2; likelihood: 1 × 8 + 0.5 × 1.
        Assert.Equal((10m, 8.5m, 85m), (score.Harm, score.Likelihood, score.Risk));
        Assert.Equal((10m, 8.5m, 85m), (score.HarmUpTo, score.LikelihoodUpTo, score.RiskUpTo));
        Assert.Equal(("high", "well placed"), (score.Confidence, score.Position));
        Assert.Equal(score.Harm, score.Working.Where(part => part.Block == "harm").Sum(part => part.Score!.Value * part.Weight));
        Assert.Equal(score.Likelihood, score.Working.Where(part => part.Block == "likelihood").Sum(part => part.Score!.Value * part.Weight));
    }

    [Fact]
    public void Score_Unknown_IsARangeAndLowersConfidenceAndIsNoZero()
    {
        var unknown = ThreatScoring.Score("t", Matrix, TestMatrix.Answers(4, null, 8, 1, 3, 0));
        var zero = ThreatScoring.Score("t", Matrix, TestMatrix.Answers(4, 0, 8, 1, 3, 0));

        Assert.Equal((8m, 16m), (unknown.Harm, unknown.HarmUpTo));
        Assert.Equal((68m, 136m), (unknown.Risk, unknown.RiskUpTo));
        Assert.Equal("moderate", unknown.Confidence);
        Assert.Equal((8m, 8m, "high"), (zero.Harm, zero.HarmUpTo, zero.Confidence));
        Assert.Null(unknown.Working[1].Score);
        Assert.Equal("Not known", unknown.Working[1].Anchor);
    }

    [Fact]
    public void Score_MuchUnknown_ConfidenceIsLowAndPositionSaysBothEnds()
    {
        var score = ThreatScoring.Score("t", Matrix, TestMatrix.Answers(null, 2, 8, 1, 3, null));

        Assert.Equal(("low", "well placed to badly placed"), (score.Confidence, score.Position));
    }

    [Fact]
    public void Score_NothingAnswered_IsTheWholeRange()
        => Matrices.Sample(matrix =>
        {
            var score = ThreatScoring.Score("t", matrix, []);

            Assert.Equal(ThreatScoring.Most(matrix.Block("harm")), score.HarmUpTo);
            Assert.Equal(ThreatScoring.Most(matrix.Block("likelihood")) * ThreatScoring.Most(matrix.Block("harm")), score.RiskUpTo);
            Assert.Equal("low", score.Confidence);
        });

    [Fact]
    public void Score_OneAnswerRaised_NeverLowersARiskOrATotal()
        => Gen.Select(Scored, Gen.Int[0, 99]).Sample((scored, place) =>
        {
            var (matrix, answers) = scored;
            var index = place % answers.Count;
            var (block, criterion) = matrix.Criteria.ElementAt(index);
            var at = criterion.Anchors.ToList().FindIndex(anchor => anchor.Score == answers[index].Score);
            if (answers[index].Score is null || at == criterion.Anchors.Count - 1)
            {
                return;
            }

            var raised = answers.ToArray();
            raised[index] = raised[index] with { Score = criterion.Anchors[at + 1].Score };
            var (before, after) = (ThreatScoring.Score("t", matrix, answers), ThreatScoring.Score("t", matrix, raised));

            Assert.True(after.Harm >= before.Harm && after.HarmUpTo >= before.HarmUpTo);
            Assert.True(after.Likelihood >= before.Likelihood && after.LikelihoodUpTo >= before.LikelihoodUpTo);
            Assert.True(after.Risk >= before.Risk && after.RiskUpTo >= before.RiskUpTo);
            if (block.Code is "confidence" or "position")
            {
                Assert.Equal((before.Risk, before.RiskUpTo), (after.Risk, after.RiskUpTo));
            }

            var others = new[] { before with { Theme = "a", Risk = before.Risk + 1, RiskUpTo = before.RiskUpTo + 1 }, before with { Theme = "b" } };
            Assert.True(RankOf(after, others) <= RankOf(before, others), "A higher answer never ranks a theme lower.");
        });

    [Fact]
    public void Score_UnknownBecomesKnown_StaysWithinTheRange()
        => Gen.Select(Scored, Gen.Int[0, 99], Gen.Int[0, 7]).Sample((scored, place, anchor) =>
        {
            var (matrix, answers) = scored;
            var index = place % answers.Count;
            var criterion = matrix.Criteria.ElementAt(index).Criterion;
            var (open, closed) = (answers.ToArray(), answers.ToArray());
            open[index] = open[index] with { Score = null };
            closed[index] = closed[index] with { Score = criterion.Anchors[anchor % criterion.Anchors.Count].Score };
            var (before, after) = (ThreatScoring.Score("t", matrix, open), ThreatScoring.Score("t", matrix, closed));

            Assert.InRange(after.Risk, before.Risk, before.RiskUpTo);
            Assert.InRange(after.RiskUpTo, after.Risk, before.RiskUpTo);
        });

    [Fact]
    public void Rank_AnyOrder_GivesTheSameRanksWithinTheirRange()
        => Gen.Select(Gen.Int[0, 200], Gen.Int[0, 100]).Array[1, 8].Sample(ranges =>
        {
            var scores = ranges.Select((range, index) => ThreatScoring.Score("t" + index, Matrix, []) with
            {
                Risk = range.Item1, RiskUpTo = range.Item1 + range.Item2,
            }).ToList();
            var ranked = ThreatScoring.Rank(scores);
            var turned = ThreatScoring.Rank(Enumerable.Reverse(scores).ToList()).ToDictionary(score => score.Theme);

            Assert.All(ranked, score => Assert.Equal(
                (score.Rank, score.RankFrom, score.RankTo),
                (turned[score.Theme].Rank, turned[score.Theme].RankFrom, turned[score.Theme].RankTo)));
            Assert.All(ranked, score => Assert.InRange(score.Rank, score.RankFrom, score.RankTo));
            Assert.Equal(ranked.Select(score => score.Rank).Order(), ranked.Select(score => score.Rank));
            Assert.Equal(1, ranked[0].Rank);
        });

    [Fact]
    public void Rank_AllKnown_IsByRiskAndEqualRisksShareARank()
    {
        var risks = new[] { 5m, 9m, 5m, 1m };

        var ranked = ThreatScoring.Rank([.. risks.Select((risk, index) => ThreatScoring.Score("t" + index, Matrix, []) with
        {
            Risk = risk, RiskUpTo = risk,
        })]);

        Assert.Equal(["t1", "t0", "t2", "t3"], ranked.Select(score => score.Theme));
        Assert.Equal([1, 2, 2, 4], ranked.Select(score => score.Rank));
        Assert.All(ranked, score => Assert.Equal((score.Rank, score.Rank), (score.RankFrom, score.RankTo)));
    }

    private static int RankOf(ThreatScore score, IEnumerable<ThreatScore> others)
        => ThreatScoring.Rank([score with { Theme = "this" }, .. others]).Single(ranked => ranked.Theme == "this").Rank;
}
