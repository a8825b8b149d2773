using CsCheck;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Xunit;

namespace Hub.Data.Tests.Profiles.Document;

/// <summary>What must hold for every drawing, and figures to draw.</summary>
internal static class SceneChecks
{
    /// <summary>Any figure a chart may meet: values small and large, and each reason for having none.</summary>
    public static readonly Gen<Figure> Figures = Gen.Frequency(
        (6, Gen.Int[0, 400].Select(v => Figure.Released(v * 5))),
        (2, Gen.Int[0, 9_999].Select(v => Figure.Published(v / 10m, 1))),
        (1, Gen.Const(Figure.Suppressed(8))),
        (1, Gen.Const(Figure.NotReceived("not received from Eastmarsh Borough Council"))),
        (1, Gen.Const(Figure.Withheld("withheld by the publisher"))),
        (1, Gen.Const(Figure.NotAtThisLevel("county figure, not split"))));

    /// <summary>Names short and long, with words that cannot be broken.</summary>
    public static readonly Gen<string> Names = Gen.OneOf(
        Gen.Const("Ash"),
        Gen.Const("Brackton"),
        Gen.Const("Violence and sexual offences"),
        Gen.Const("Possession of weapons and other offences against society"),
        Gen.Const("Coldmere and the Long Named Villages of the Eastern Fen and Marsh District"),
        Gen.Const("Antidisestablishmentarianismandmoreofit"), Gen.Const("Ŵyffern"));

    /// <summary>No label touches another, leaves the drawing, is smaller than 9 points, or is too pale for paper.</summary>
    public static void AssertReadable(Scene scene)
    {
        var boxes = scene.Shapes.OfType<Label>().Select(l => (Label: l, Box: BoxOf(l))).ToList();
        foreach (var (label, box) in boxes)
        {
            Assert.True(label.Size >= 9, $"'{label.Text}' is set at {label.Size}.");
            Assert.True(
                box.X1 >= -0.5 && box.Y1 >= -0.5 && box.X2 <= scene.Width + 0.5 && box.Y2 <= scene.Height + 0.5,
                $"'{label.Text}' leaves the drawing of {scene.Width} by {scene.Height}: {box}.");
        }

        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = i + 1; j < boxes.Count; j++)
            {
                var (a, b) = (boxes[i].Box, boxes[j].Box);
                Assert.False(
                    a.X1 + 0.3 < b.X2 && b.X1 + 0.3 < a.X2 && a.Y1 + 0.3 < b.Y2 && b.Y1 + 0.3 < a.Y2,
                    $"'{boxes[i].Label.Text}' {a} and '{boxes[j].Label.Text}' {b} overlap.");
            }
        }
    }

    /// <summary>Text on the last plain fill below its middle has a contrast of at least 4.5.</summary>
    public static void AssertContrast(Scene scene)
    {
        for (var i = 0; i < scene.Shapes.Count; i++)
        {
            if (scene.Shapes[i] is not Label label || label.Halo)
            {
                continue;
            }

            var box = BoxOf(label);
            var middle = new ScenePoint((box.X1 + box.X2) / 2, (box.Y1 + box.Y2) / 2);
            var below = scene.Shapes.Take(i).OfType<Polygon>().LastOrDefault(p => p.Fill is not null && Contains(p, middle))?.Fill;
            var contrast = Palette.Contrast(label.Colour, below ?? Palette.Paper);
            Assert.True(contrast >= 4.5, $"'{label.Text}' in {label.Colour} on {below} has a contrast of {contrast:0.0}.");
        }
    }

    public static IEnumerable<string> Texts(Scene scene) => scene.Shapes.OfType<Label>().Select(l => l.Text);

    private static (double X1, double Y1, double X2, double Y2) BoxOf(Label label)
    {
        var width = TextWidth.Of(label.Text, label.Size, label.Bold);
        var left = label.X - label.Anchor switch { LabelAnchor.Start => 0, LabelAnchor.Middle => width / 2, _ => width };
        return (left, label.Y - (0.75 * label.Size), left + width, label.Y + (0.22 * label.Size));
    }

    private static bool Contains(Polygon polygon, ScenePoint at)
    {
        var inside = false;
        foreach (var ring in polygon.Rings)
        {
            for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
            {
                var (a, b) = (ring[i], ring[j]);
                if ((a.Y > at.Y) != (b.Y > at.Y) && at.X < ((b.X - a.X) * (at.Y - a.Y) / (b.Y - a.Y)) + a.X)
                {
                    inside = !inside;
                }
            }
        }

        return inside;
    }
}
