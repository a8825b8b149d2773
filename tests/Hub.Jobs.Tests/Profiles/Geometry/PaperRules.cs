using System.Globalization;

namespace Hub.Jobs.Tests.Profiles.Geometry;

/// <summary>Rules for one sheet: margins, sizes, furniture.</summary>
internal static class PaperRules
{
    private const double Millimetre = 72 / 25.4, Side = 18 * Millimetre, Edge = 5 * Millimetre, Smallest = 9;

    /// <summary>Applies the rules; a marking is looked for above and below the text.</summary>
    public static IEnumerable<GeometryProblem> Check(PageView page, int pages, string marking)
    {
        // A "J" hangs to the left of where it is set, and half of a stroke over the edge of the column.
        var outside = page.Letters.Where(l => l.Letter.StartBaseLine.X < Side - 0.1 || l.Letter.EndBaseLine.X > page.Width - Side + 0.1
            || l.Box.Bottom < Edge || l.Box.Top > page.Height - Edge).ToList();
        if (outside.Count > 0)
        {
            yield return new("margin", page.Number, $"\"{Text(outside)}\" stands outside the margins.");
        }

        var foot = page.Foot;
        var below = page.Body.Where(l => l.Box.Bottom < foot - 1).ToList();
        if (below.Count > 0)
        {
            yield return new("margin", page.Number, $"\"{Text(below)}\" stands in the furniture at the foot.");
        }

        // A hatched area is drawn with lines that are longer than it and cut off: their boxes are no measure.
        if (page.Shapes.Exists(s => !s.IsClipped && (s.Box.Left < Side - 2 || s.Box.Right > page.Width - Side + 2
            || s.Box.Bottom < Edge || s.Box.Top > page.Height - Edge)))
        {
            yield return new("margin", page.Number, "A rule or a frame stands outside the margins.");
        }

        var small = page.Letters.Where(l => l.Letter.PointSize < Smallest - 0.01).ToList();
        if (small.Count > 0)
        {
            yield return new("size", page.Number, string.Create(
                CultureInfo.InvariantCulture, $"\"{Text(small)}\" is {small.Min(l => l.Letter.PointSize):0.0} points small."));
        }

        if (marking.Length > 0 && (!Band(page, y => y > page.Height - (35 * Millimetre)).Contains(Squeeze(marking), StringComparison.Ordinal)
            || !Band(page, y => y < 35 * Millimetre).Contains(Squeeze(marking), StringComparison.Ordinal)))
        {
            yield return new("marking", page.Number, "The marking is missing at the top or at the bottom.");
        }

        var number = string.Create(CultureInfo.InvariantCulture, $"Page{page.Number}of{pages}");
        if (!Band(page, y => y < 35 * Millimetre).Contains(number, StringComparison.Ordinal))
        {
            yield return new("number", page.Number, "The page does not say which it is.");
        }
    }

    private static string Band(PageView page, Func<double, bool> isIn)
        => Text(page.Letters.Where(l => isIn(l.Letter.StartBaseLine.Y)), 100_000);

    private static string Text(IEnumerable<PageLetter> letters, int most = 40) => string.Concat(letters.Take(most).Select(l => l.Letter.Value));

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
