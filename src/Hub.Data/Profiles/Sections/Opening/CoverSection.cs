using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections.Closing;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections.Opening;

/// <summary>
/// Page one: the band, the threat in up to five lines, what changed, what the meeting is asked to decide, and what the
/// page rests on. The machine writes figures and changes; judgements are the author's.
/// </summary>
internal static class CoverSection
{
    private const int SummaryCharacters = 300;

    /// <summary>From the richest form to the barest: what page one gives up, in this order, when there is no room for all.</summary>
    private static readonly Form[] Forms =
    [
        new(SummaryCharacters, Changes: 3, Wanted: 3, Judgement: 130),
        new(SummaryCharacters, Changes: 2, Wanted: 3, Judgement: 130),
        new(170, Changes: 2, Wanted: 3, Judgement: 130),
        new(170, Changes: 2, Wanted: 3, Judgement: 90),
        new(170, Changes: 1, Wanted: 3, Judgement: 90),
        new(0, Changes: 2, Wanted: 3, Judgement: 90),
        new(0, Changes: 1, Wanted: 3, Judgement: 90),
        new(0, Changes: 1, Wanted: 2, Judgement: 90),
        new(0, Changes: 1, Wanted: 2, Judgement: 0),
        new(0, Changes: 1, Wanted: 1, Judgement: 0),
        new(0, Changes: 0, Wanted: 0, Judgement: 0),
    ];

    private sealed record Form(int Summary, int Changes, int Wanted, int Judgement);

    public static IEnumerable<Block> Write(EditionContent edition)
        => PageOne.Fitting(Forms.Select(form => (IReadOnlyList<Block>)[.. Write(edition, form)]));

    /// <summary>Whether page one had no room for all of the summary.</summary>
    public static bool LeavesSummary(EditionContent edition)
        => !Budget.Fits(edition, SectionKeys.Summary, SummaryCharacters)
            || Write(edition).OfType<Paragraph>().Sum(p => p.Text.Plain.Length)
                < Budget.Paragraphs(edition, SectionKeys.Summary, SummaryCharacters).Sum(p => p.Text.Plain.Length);

    private static IEnumerable<Block> Write(EditionContent edition, Form form)
    {
        var content = edition.Figures;
        var front = content.Front;
        yield return new Band(
            front.AreaName,
            $"Serious and organised crime local profile, {front.ForceName}",
            [
                new("Period", Wording.Sentence(Wording.Period(front.PeriodFrom, front.PeriodUntil))),
                new("Edition", StandingWords.Edition(edition)),
                new("Marking", edition.Standing.Marking),
                new("Next data refresh", Wording.Date(edition.Standing.DataDueOn)),
            ]);
        yield return new Heading(1, "The threat in five lines", "summary");
        foreach (var paragraph in Budget.Paragraphs(edition, SectionKeys.Summary, form.Summary))
        {
            yield return paragraph;
        }

        yield return Threats(edition, form);
        if (form.Changes > 0)
        {
            yield return new Heading(2, "What changed since last time", "changed");
            yield return new TextList(false, [.. WithAll(content, [.. Changes(content).Take(form.Changes)])], IsCompact: true);
        }

        var wanted = edition.Edition == Edition.Public ? [] : DecisionsWanted.From(edition).Take(form.Wanted).ToList();
        if (wanted.Count > 0)
        {
            yield return new Heading(2, "Decisions wanted, with the owner proposed", "decisions");
            yield return new TextList(true, wanted, IsCompact: true);
        }

        yield return new FactList("", [.. RestsOn(edition)]);
    }

    private static Block Threats(EditionContent edition, Form form)
    {
        var lines = Headlines.Choose(edition, form.Judgement);
        return lines.Count == 0
            ? new Callout(
                CalloutTone.Gap,
                "No threat line can be written",
                "No source with figures for this area has been received. The section on gaps says who has not sent what.")
            : new ThreatLines(
                lines,
                edition.Written.Judgements.Count > 0
                    ? Headlines.ShortScale
                    : "Strip: this area's rate divided by the rest of the force's, with its 95% interval; the mark is 1. "
                        + "Chosen by rule, not judgement: the theme furthest above the force first. Confidence is not assessed in a "
                        + "draft.");
    }

    private static IEnumerable<RichText> Changes(SnapshotContent content)
    {
        if (content.Front.EarlierSnapshot is null)
        {
            yield return "This is the first profile of this area in the hub.";
        }

        foreach (var line in content.Changes.Take(content.Front.EarlierSnapshot is null ? 2 : 3))
        {
            yield return new RichText([new TextRun(line.Theme + ": ", Bold: true), new TextRun(line.Text)]);
        }
    }

    // The last line leads to all of them: a line of its own would cost page one a judgement.
    private static IEnumerable<RichText> WithAll(SnapshotContent content, List<RichText> lines)
        => !ChangesSection.IsNeeded(content)
            ? lines
            : lines.SkipLast(1).Append(new RichText(
            [
                .. lines[^1].Runs, new TextRun(" "),
                new TextRun($"All {content.Changes.Count} changes", LinkTo: "#" + ChangesSection.Id),
            ]));

    private static IEnumerable<LabelledText> RestsOn(EditionContent edition)
    {
        var content = edition.Figures;
        var inCount = content.Sources.Count(s => s.IsIn);
        var missing = content.Sources.Where(s => !s.IsIn).Select(s => s.Title).Distinct().ToList();
        var oldest = content.Sources.Where(s => s.NewestData is not null).OrderBy(s => s.NewestData).FirstOrDefault();
        var reach = oldest is null ? "no data received" : $"oldest: {oldest.Title}, to {Wording.Date(oldest.NewestData!.Value)}";
        if (edition.Edition == Edition.Public)
        {
            yield return new("Sources", $"{Wording.Count(inCount, "source")}; {reach}");
            yield break;
        }

        yield return new("Sources in", $"{inCount} of {content.Sources.Count} expected; {reach}");
        yield return new(
            "Missing",
            missing.Count == 0 ? "Nothing"
                : missing.Count <= 5 ? Wording.List(missing)
                : Wording.List([.. missing.Take(4), $"{missing.Count - 4} more (see Gaps)"]));
    }
}
