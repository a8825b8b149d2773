using CsCheck;
using Hub.Data.Profiles.Threats;

namespace Hub.Data.Tests.Profiles.Threats;

public sealed class ThreatMatrixCheckTests
{
    [Fact]
    public void Problems_GeneratedAndSmall_None()
    {
        Assert.Empty(ThreatMatrixCheck.Problems(TestMatrix.Small()));
        TestMatrix.Any.Sample(matrix => Assert.Empty(ThreatMatrixCheck.Problems(matrix)));
    }

    [Fact]
    public void Problems_EachRuleBroken_IsSaid()
    {
        var matrix = TestMatrix.Small();
        Broken("The version", matrix with { Version = 0 });
        Broken("Give the matrix a title", matrix with { Title = "" });
        Broken("The blocks are harm, likelihood, confidence, position", matrix with { Blocks = [.. matrix.Blocks.Reverse()] });
        Broken("The grades of confidence are low, moderate and high", matrix with { ConfidenceGrades = matrix.PositionGrades });
        Broken("lowConfidenceAbove", matrix with { LowConfidenceAbove = 1 });
        Broken("positionGrades begin at 0", matrix with { PositionGrades = [new("good", 0.1m), new("bad", 0.5m)] });
        Broken("has 1 to 12 criteria", WithBlock(matrix, block => block with { Criteria = [] }));
        Broken("has a title (3 to 40 characters)", WithBlock(matrix, block => block with { Meaning = "?" }));
        Broken("a code is small letters", WithFirst(matrix, one => one with { Code = "Physical harm" }));
        Broken("stands 2 times", WithFirst(matrix, one => one with { Code = "financial" }));
        Broken("a weight above 0", WithFirst(matrix, one => one with { Weight = 0 }));
        Broken("2 to 8 anchors", WithFirst(matrix, one => one with { Anchors = [one.Anchors[0]] }));
        Broken("rise from anchor to anchor", WithFirst(matrix, one => one with { Anchors = [one.Anchors[1], one.Anchors[0]] }));
        Broken("in words of its own", WithFirst(matrix, one => one with { Anchors = [one.Anchors[0], one.Anchors[0] with { Score = 1 }] }));
        Broken("a question", WithFirst(matrix, one => one with { Question = "" }));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "version": 1, "surprise": true }""")]
    public void Read_NoMatrix_IsOneSentence(string json)
    {
        var (matrix, problems) = AddThreatMatrix.Read(json);

        Assert.Null(matrix);
        Assert.StartsWith("The file is not a threat matrix:", Assert.Single(problems), StringComparison.Ordinal);
    }

    private static void Broken(string words, ThreatMatrix matrix)
        => Assert.Contains(ThreatMatrixCheck.Problems(matrix), problem => problem.Contains(words, StringComparison.Ordinal));

    private static ThreatMatrix WithBlock(ThreatMatrix matrix, Func<ThreatBlock, ThreatBlock> change)
        => matrix with { Blocks = [change(matrix.Blocks[0]), .. matrix.Blocks.Skip(1)] };

    private static ThreatMatrix WithFirst(ThreatMatrix matrix, Func<ThreatCriterion, ThreatCriterion> change)
        => WithBlock(matrix, block => block with { Criteria = [change(block.Criteria[0]), .. block.Criteria.Skip(1)] });
}
