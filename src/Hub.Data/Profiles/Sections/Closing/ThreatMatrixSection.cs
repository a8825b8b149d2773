using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>The threat matrix: ranking in the threat chapter, working at the end. Configured here, never the official tool.</summary>
internal static class ThreatMatrixSection
{
    /// <summary>The ranking.</summary>
    public static IEnumerable<Block> Ranking(EditionContent edition)
    {
        var scores = Ordered(edition);
        if (scores.Count == 0)
        {
            yield break;
        }

        yield return new Heading(2, "Threat matrix", "matrix");
        yield return new Paragraph(
            $"{Title(scores[0].Theme)} ranks first of {Wording.Count(scores.Count, "theme")} that were scored. The matrix is MoRiLE-style "
            + $"and locally configured (version {scores[0].MatrixVersion.ToString(CultureInfo.InvariantCulture)}); it is not the official "
            + "MoRiLE tool. Risk is harm times likelihood; confidence and organisational position stand beside it and are never multiplied "
            + "in.");
        yield return new FigureTable(
            "Themes by risk; the working is at the end",
            [
                new("Theme", 2.6, false), new("Rank", 0.7, true), new("Harm", 0.9, true), new("Likelihood", 1.1, true),
                new("Risk", 0.9, true), new("Confidence", 1.2, false), new("Position", 1.9, false),
            ],
            [.. scores.Select(score => new TableRow(
                [
                    TableCell.Of(Title(score.Theme)),
                    TableCell.Of(Rank(score)),
                    TableCell.Of(Range(score.Harm, score.HarmUpTo)),
                    TableCell.Of(Range(score.Likelihood, score.LikelihoodUpTo)),
                    TableCell.Of(Range(score.Risk, score.RiskUpTo)),
                    TableCell.Of(Wording.Sentence(score.Confidence)),
                    TableCell.Of(score.Position),
                ]))],
            "",
            new SourceNote("Scored by the analyst", "A score is a judgement with a number, not a measurement"));
    }

    private static string Rank(ThreatScore score) => score.RankFrom == score.RankTo
        ? score.Rank.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{score.RankFrom} to {score.RankTo}");

    /// <summary>Every criterion of every score.</summary>
    public static IEnumerable<Block> Working(EditionContent edition)
    {
        var scores = Ordered(edition);
        if (scores.Count == 0)
        {
            yield break;
        }

        yield return new Heading(1, "Threat matrix: the working", "matrix-working");
        yield return new Paragraph(
            "For each theme every criterion with its score, the anchor that the score stands for, its weight and the evidence. "
            + "MoRiLE-style, locally configured.");
        foreach (var score in scores)
        {
            var hasEvidence = score.Working.Any(line => line.Evidence.Length > 0);
            yield return new FigureTable(
                $"{Title(score.Theme)}: harm {Range(score.Harm, score.HarmUpTo)}, "
                    + $"likelihood {Range(score.Likelihood, score.LikelihoodUpTo)}, risk {Range(score.Risk, score.RiskUpTo)}",
                [
                    new("Criterion", 2, false), new("Score", 0.7, true), new("Anchor", 2.6, false), new("Weight", 0.8, true),
                    .. hasEvidence ? new TableColumn[] { new("Evidence", 2.6, false) } : [],
                ],
                [.. score.Working.Select(line => new TableRow(
                    [
                        TableCell.Of($"{Wording.Sentence(line.Block)}: {Wording.Inline(line.Criterion)}"),
                        TableCell.Of(line.Score is { } given ? given.ToString("0.##", CultureInfo.InvariantCulture) : "not known"),
                        TableCell.Of(line.Anchor),
                        TableCell.Of(line.Weight.ToString("0.##", CultureInfo.InvariantCulture)),
                        .. hasEvidence ? new[] { TableCell.Of(line.Evidence) } : [],
                    ]))],
                "",
                SourceNote.None);
        }
    }

    private static List<ThreatScore> Ordered(EditionContent edition)
        => [.. edition.Threats.OrderBy(score => score.Rank).ThenBy(score => score.Theme, StringComparer.Ordinal)];

    private static string Title(string theme) => ThreatTheme.All.FirstOrDefault(t => t.Code == theme)?.Title ?? theme;

    // A criterion that nobody could answer makes a range, never a zero.
    private static string Range(decimal from, decimal to) => from == to ? Number(from) : $"{Number(from)} to {Number(to)}";

    private static string Number(decimal value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
