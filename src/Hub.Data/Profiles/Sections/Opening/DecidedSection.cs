using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections.Opening;

/// <summary>Page two: what was decided before and what came of it, then what is asked now.</summary>
internal static class DecidedSection
{
    /// <summary>Whether there is anything to say.</summary>
    public static bool IsNeeded(EditionContent edition)
        => edition.Decisions.Count > 0 || edition.Figures.Plan.LastMeeting.Count > 0 || edition.Written.Recommendations.Count > 0;

    /// <summary>The page.</summary>
    public static IEnumerable<Block> Write(EditionContent edition)
    {
        if (!IsNeeded(edition))
        {
            yield break;
        }

        var on = UkTime.Day(edition.Standing.AssembledAt);
        yield return new PageBreak();
        yield return new Heading(1, "Last decisions and what came of them", "decided");
        if (edition.Decisions.Count == 0)
        {
            yield return new Paragraph("No decision of an earlier meeting is recorded for this area.");
        }
        else
        {
            yield return new Paragraph(Finding(edition.Decisions, on));
            yield return new FigureTable(
                "Decisions of the meetings before, newest meeting first",
                [new("Decision", 3, false), new("Owner", 1.5, false), new("Due", 1.3, false), new("What came of it", 2.4, false)],
                [.. edition.Decisions.Select(decision => new TableRow(
                    [
                        TableCell.Of(decision.Text),
                        TableCell.Of(decision.Owner),
                        TableCell.Of(Wording.Date(decision.DueOn)),
                        TableCell.Of(Outcome(decision, on)),
                    ]))],
                "",
                new SourceNote("Decisions entered in the hub", $"Open and overdue as on {Wording.Date(on)}"));
        }

        var actions = edition.Figures.Plan.LastMeeting;
        if (actions.Count > 0)
        {
            yield return new ActionList(
                "Actions of the 4P plan since the last profile",
                [.. actions.Select(a => new ActionItem(
                    a.Finding, a.Strand, a.Owner, a.DueOn is { } due ? Wording.Date(due) : "no date",
                    a.Outcome.Length > 0 ? $"{a.Status}: {a.Outcome}" : a.Status, a.IsOverdue))],
                new SourceNote(edition.Figures.Plan.Source));
        }

        if (edition.Written.Recommendations.Count > 0)
        {
            yield return new Heading(2, "What the author recommends", "recommendations");
            yield return Recommendations(edition.Written.Recommendations);
        }
    }

    private static FigureTable Recommendations(IReadOnlyList<WrittenRecommendation> asked) => new(
        "Recommendations; one that is accepted becomes a decision of the meeting",
        [
            new("Recommendation", 3, false), new("Finding that it answers", 2.2, false), new("Strand", 1, false),
            new("Owner proposed", 1.5, false), new("By", 1.2, false),
        ],
        [.. asked.Select(r => new TableRow(
            [
                TableCell.Of(r.Text),
                TableCell.Of(r.Finding),
                TableCell.Of(Wording.Sentence(r.Strand)),
                TableCell.Of(r.Owner),
                TableCell.Of(Wording.Date(r.DueOn)),
            ]))],
        "",
        SourceNote.None);

    private static string Finding(IReadOnlyList<MadeDecision> decisions, DateOnly on)
    {
        var open = decisions.Count(d => d.Status == "open");
        var overdue = decisions.Count(d => IsOverdue(d, on));
        var done = decisions.Count(d => d.Status == "done");
        var dropped = decisions.Count(d => d.Status == "dropped");
        List<string> parts = [];
        if (done > 0)
        {
            parts.Add($"{done} {(done == 1 ? "is" : "are")} done");
        }

        if (open > 0)
        {
            parts.Add($"{open} {(open == 1 ? "is" : "are")} open{(overdue > 0 ? $", {overdue} of them overdue" : "")}");
        }

        if (dropped > 0)
        {
            parts.Add($"{dropped} {(dropped == 1 ? "was" : "were")} dropped");
        }

        return $"Of {Wording.Count(decisions.Count, "decision")}, {Wording.List(parts)}.";
    }

    private static string Outcome(MadeDecision decision, DateOnly on)
    {
        var state = IsOverdue(decision, on) ? "Open, overdue" : Wording.Sentence(decision.Status);
        return decision.Outcome is { Length: > 0 } outcome ? $"{state}. {outcome}" : $"{state}. Nothing reported yet.";
    }

    private static bool IsOverdue(MadeDecision decision, DateOnly on) => decision.Status == "open" && decision.DueOn < on;
}
