using CsCheck;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Maps;

namespace Hub.Data.Tests.Profiles.Document.Maps;

public sealed class ThinningTests
{
    [Fact]
    public void Of_AnyRing_KeepsOnlyItsPointsAndStaysCloseToAllOfThem()
        => Gen.Select(Gen.Double[0, 60], Gen.Double[0, 60]).Array[3, 80].Sample(pairs =>
        {
            List<ScenePoint> ring = [.. pairs.Select(p => new ScenePoint(Math.Round(p.Item1, 1), Math.Round(p.Item2, 1)))];

            var thin = Thinning.Of(ring);

            Assert.Subset(ring.ToHashSet(), thin.ToHashSet());
            Assert.True(thin.Count > 2);
            Assert.All(ring, point => Assert.InRange(Enumerable.Range(0, thin.Count - 1).Min(i => Distance(point, thin[i], thin[i + 1])), 0, 0.17));
        });

    [Fact]
    public void Of_StraightBorder_IsItsCorners()
    {
        List<ScenePoint> square = [.. Enumerable.Range(0, 10).Select(i => new ScenePoint(i, 0)), .. Enumerable.Range(0, 10).Select(i => new ScenePoint(10, i)), new(10, 10), new(0, 10)];

        Assert.Equal([new ScenePoint(0, 0), new(10, 0), new(10, 10), new(0, 10)], Thinning.Of(square));
    }

    private static double Distance(ScenePoint p, ScenePoint a, ScenePoint b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - (along * dx), 2) + Math.Pow(p.Y - a.Y - (along * dy), 2));
    }
}
