using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Sections.Written;

/// <summary>What people wrote in a section, and their judgements, as blocks between its finding and its figures.</summary>
internal static class WrittenBlocks
{
    /// <summary>The words of a section and then its judgements; nothing where nobody wrote.</summary>
    public static IEnumerable<Block> Of(EditionContent edition, string section) =>
    [
        .. edition.Written.Section(section) is { } written ? MarkdownBlocks.Of(written.Markdown, section) : [],
        .. edition.Written.Judgements.Where(judgement => judgement.Section == section).Select(judgement => Judgement(edition, judgement)),
    ];

    /// <summary>
    /// The blocks of a section with what people wrote put after the machine's finding: after its heading and the paragraph or remark
    /// that follows. Starts a page where the author asked for it.
    /// </summary>
    public static IEnumerable<Block> Into(IEnumerable<Block> blocks, EditionContent edition, string section)
    {
        var all = blocks.ToList();
        var at = all.FindIndex(block => block is not Heading);
        at = at < 0 ? all.Count : all[at] is Paragraph or Callout ? at + 1 : at;
        return
        [
            .. edition.Written.Section(section) is { StartsPage: true } ? new Block[] { new PageBreak() } : [],
            .. all.Take(at),
            .. Below(all.Take(at).OfType<Heading>().LastOrDefault()?.Level ?? 1, Of(edition, section)),
            .. all.Skip(at),
        ];
    }

    // What people wrote has headings of one level: the one next below the heading that it stands under, so that no level is left out.
    private static IEnumerable<Block> Below(int level, IEnumerable<Block> written)
        => written.Select(block => block is Heading heading ? heading with { Level = level + 1 } : block);

    /// <summary>A judgement as it is printed: the term with its range, the confidence with its reason, and what it rests on.</summary>
    public static KeyJudgement Judgement(EditionContent edition, WrittenJudgement judgement)
    {
        var term = ProbabilityYardstick.Term(judgement.Probability);
        return new KeyJudgement(judgement.Text, $"{Wording.Sentence(term.Words)} ({term.Range})", Confidence(judgement), Basis(edition,
            judgement));
    }

    /// <summary>"Moderate. Several sources agree."; the rating alone where the reason is left out of the edition.</summary>
    public static string Confidence(WrittenJudgement judgement)
        => judgement.ConfidenceReason.Length == 0
            ? Wording.Sentence(judgement.Confidence)
            : $"{Wording.Sentence(judgement.Confidence)}. {judgement.ConfidenceReason}";

    private static RichText Basis(EditionContent edition, WrittenJudgement judgement)
    {
        var reports = edition.Written.Intelligence.Where(report => judgement.IntelligenceIds.Contains(report.ReportId)).ToList();
        List<TextRun[]> parts =
        [
            .. judgement.FigureCodes.Select(code => FigureCodes.Runs(code).Runs
                .Select(run => run with { LinkTo = FigureHome.Of(edition.Figures, code) }).ToArray()),
            .. judgement.GroupReferences.Select(reference => new[] { new TextRun(reference) }),
            .. reports.Select(report => new[] { new TextRun(report.Reference, LinkTo: "#intelligence") }),
        ];
        return new RichText([.. parts.SelectMany((part, i) => i == 0 ? part : [new TextRun(", "), .. part])]);
    }
}
