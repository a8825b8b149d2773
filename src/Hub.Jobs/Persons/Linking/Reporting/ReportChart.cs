using Hub.Data.Persons.Linking;

namespace Hub.Jobs.Persons.Linking.Reporting;

/// <summary>The charts of a linking report: SVG that a browser draws without help, each with its figures as text.</summary>
internal static class ReportChart
{
    private const int Width = 720, Height = 200, Lowest = -12, Highest = 40;

    /// <summary>Pairs by weight; the line is the threshold.</summary>
    public static void Histogram(ReportPage page, IEnumerable<float> weights, double threshold)
    {
        var bins = new int[Highest - Lowest + 1];
        foreach (var weight in weights)
        {
            bins[(int)Math.Clamp(MathF.Floor(weight) - Lowest, 0, bins.Length - 1)]++;
        }

        var most = Math.Max(1, bins.Max());
        var step = (double)Width / bins.Length;
        var near = bins.Where((_, bin) => Math.Abs(bin + Lowest + 0.5 - threshold) <= 2).Sum();
        page.Draw($"<svg viewBox=\"0 0 {Width} {Height + 64}\" role=\"img\" ")
            .Draw($"aria-label=\"Pairs by weight: {near} of {bins.Sum()} lie within two bits of the threshold\">\n");
        for (var bin = 0; bin < bins.Length; bin++)
        {
            var height = (double)bins[bin] * Height / most;
            page.Draw($"<rect x=\"{bin * step:0.0}\" y=\"{Height - height:0.0}\" width=\"{step - 1:0.0}\" ")
                .Draw($"height=\"{height:0.0}\" class=\"bar\"/>");
            if ((bin + Lowest) % 4 == 0)
            {
                var narrow = (bin + Lowest) % 8 == 0 && bin < bins.Length - 1 ? "" : "odd";
                page.Draw($"<text x=\"{bin * step:0.0}\" y=\"{Height + 6}\" class=\"{narrow}\">{bin + Lowest}</text>");
            }
        }

        var at = (Math.Clamp(threshold, Lowest, Highest) - Lowest) * step;
        page.Draw($"<line x1=\"{at:0.0}\" x2=\"{at:0.0}\" y1=\"0\" y2=\"{Height}\" class=\"cut\"/>")
            .Draw($"<text x=\"{at + 4:0.0}\" y=\"2\">threshold</text><text x=\"{Width / 2}\" y=\"{Height + 36}\" class=\"mid\">")
            .Draw($"match weight in bits (ends gather what lies beyond)</text></svg>\n")
            .Small($"{ReportPage.Number(near)} pairs lie within two bits of the threshold; the tallest bar has {ReportPage.Number(most)}.");
    }

    /// <summary>The levels of a comparison: how often each is met, and what it is worth.</summary>
    public static void Levels(ReportPage page, LevelTable table)
    {
        page.Draw($"<table class=\"levels\"><caption>{ReportPage.Safe(table.Comparison)}</caption><thead><tr>")
            .Draw($"<th scope=\"col\">What was found</th><th scope=\"col\" class=\"n\">One subject</th>")
            .Draw($"<th scope=\"col\" class=\"n\">Two subjects</th><th scope=\"col\" class=\"n\">Weight (bits)</th>")
            .Draw($"<th scope=\"col\" class=\"chart\"><span class=\"away\">Weight drawn</span></th></tr></thead><tbody>\n");
        for (var level = 1; level < table.Levels.Count; level++)
        {
            var (match, random, bits) = table.Typical(level);
            var drawn = Math.Min(Math.Abs(bits), 20) * 5;
            var (from, side) = bits < 0 ? (100 - drawn, "against") : (100, "for");
            page.Draw($"<tr><th scope=\"row\">{ReportPage.Safe(table.Levels[level])}</th><td class=\"n\">{match * 100:0.00}%</td>")
                .Draw($"<td class=\"n\">{random * 100:0.0000}%</td><td class=\"n\">{bits:+0.0;-0.0;0.0}</td>")
                .Draw($"<td class=\"chart\"><svg viewBox=\"0 0 200 14\" aria-hidden=\"true\">")
                .Draw($"<line x1=\"100\" x2=\"100\" y1=\"0\" y2=\"14\" class=\"axis\"/>")
                .Draw($"<rect x=\"{from:0.0}\" y=\"2\" width=\"{drawn:0.0}\" height=\"10\" class=\"{side}\"/></svg></td></tr>\n");
        }

        page.Draw($"</tbody></table>\n");
    }
}
