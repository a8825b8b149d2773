using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>
/// Page one: the band, the threat in up to five lines, what changed, what the meeting is asked to decide, and what the
/// page rests on. The machine writes figures and changes; it never writes a judgement.
/// </summary>
internal static class CoverSection
{
    public static IEnumerable<Block> Write(SnapshotContent content, DateTimeOffset createdAt)
    {
        var front = content.Front;
        var period = Wording.Period(front.PeriodFrom, front.PeriodUntil);
        var created = DateOnly.FromDateTime(createdAt.UtcDateTime);
        yield return new Band(
            front.AreaName,
            $"Serious and organised crime local profile, {front.ForceName}",
            [
                new("Period", Wording.Sentence(period)),
                new("Edition", "Full, draft"),
                new("Marking", front.Marking),
                new("Next data refresh", Wording.Date(created.AddMonths(3))),
            ]);
        yield return new Heading(1, "The threat in five lines", "summary");
        foreach (var block in ThreatBlocks(content))
        {
            yield return block;
        }

        yield return new Heading(2, "What changed since last time", "changed");
        yield return new TextList(false, [.. Changes(content)], IsCompact: true);
        yield return new Heading(2, "Decisions wanted, with the owner proposed", "decisions");
        yield return new TextList(true, [.. DecisionsWanted.From(content).Take(3)], IsCompact: true);
        yield return new FactList("", [.. RestsOn(content)]);
    }

    private static IEnumerable<Block> ThreatBlocks(SnapshotContent content)
    {
        var lines = Headlines.Choose(content);
        if (lines.Count == 0)
        {
            yield return new Callout(
                CalloutTone.Gap,
                "No threat line can be written",
                "No source with figures for this area has been received. The section on gaps says who has not sent what.");
            yield break;
        }

        yield return new ThreatLines(
            lines,
            "Strip: this area's rate divided by the rest of the force's, with its 95% interval; the mark is 1. "
            + "Chosen by rule, not judgement: the theme furthest above the force first. Confidence is not assessed in a draft.");
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

    private static IEnumerable<LabelledText> RestsOn(SnapshotContent content)
    {
        var inCount = content.Sources.Count(s => s.IsIn);
        var missing = content.Sources.Where(s => !s.IsIn).Select(s => s.Title).Distinct().ToList();
        var oldest = content.Sources.Where(s => s.NewestData is not null).OrderBy(s => s.NewestData).FirstOrDefault();
        yield return new(
            "Sources in",
            $"{inCount} of {content.Sources.Count} expected; "
                + (oldest is null ? "no data received" : $"oldest data: {oldest.Title}, to {Wording.Date(oldest.NewestData!.Value)}"));
        yield return new(
            "Missing",
            missing.Count == 0 ? "nothing"
                : missing.Count <= 5 ? Wording.List(missing)
                : Wording.List([.. missing.Take(4), $"{missing.Count - 4} more (see Gaps)"]));
    }
}
