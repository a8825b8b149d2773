using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Sections.Opening;

/// <summary>
/// What the meeting is asked: first what the author recommends, then what the figures ask for: overdue actions, groups without what
/// the inspection asked for, sources that did not arrive. Each names who is asked. The machine asks; it recommends no answer.
/// </summary>
internal static class DecisionsWanted
{
    /// <summary>The author's recommendations, then what the figures ask.</summary>
    public static IEnumerable<RichText> From(EditionContent edition)
        => [.. edition.Written.Recommendations.Select(Recommended), .. From(edition.Figures)];

    private static RichText Recommended(WrittenRecommendation asked)
        => new([new TextRun(asked.Text), new TextRun($" Owner: {asked.Owner}, by {Wording.Date(asked.DueOn)}.", Bold: true)]);

    private static IEnumerable<RichText> From(SnapshotContent content)
    {
        if (content.Plan.Missing is null && content.Plan.Overdue.HasValue && content.Plan.Overdue.Value > 0)
        {
            var owners = content.Plan.OverdueActions.GroupBy(a => a.Owner).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal).Take(1).Select(g => g.Key).ToList();
            yield return Ask(
                content.Plan.Overdue.Value == 1
                    ? $"Set a new date for the one overdue action of {content.Plan.Total.Text}, or close it."
                    : $"Set new dates for {content.Plan.Overdue.Text} overdue actions of {content.Plan.Total.Text}, or close them.",
                TableCodes.Balance,
                owners.Count == 0 ? "the action owners" : Wording.List(owners));
        }

        if (content.Groups.Missing is null && content.Groups.NotMapped.HasValue && content.Groups.NotMapped.Value > 0)
        {
            yield return Ask(
                $"Agree who maps {content.Groups.NotMapped.Text} of {content.Groups.Total.Text} groups, and by when.",
                TableCodes.Groups,
                "the force");
        }

        if (content.Disruptions.Missing is null && content.Disruptions.PanelShare.Value is < 75)
        {
            yield return Ask(
                $"Agree how disruptions that no panel saw are reviewed ({content.Disruptions.PanelShare.Text}% were seen).",
                TableCodes.Panel,
                "the head of intelligence");
        }

        foreach (var agency in content.Sources.Where(s => !s.IsIn)
            .GroupBy(s => s.Agency).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(3))
        {
            yield return Ask(
                $"Agree when {Sent([.. agency.Select(s => Wording.Inline(s.Title)).Distinct()])} will be sent.",
                TableCodes.Coverage,
                agency.Key);
        }

        if (content.Sources.All(s => s.IsIn))
        {
            yield return Ask("Every expected source is in: agree which figures the next profile should add.", "", "the partnership");
        }
    }

    private static RichText Ask(string text, string code, string owner)
        => new([.. FigureCodes.After(text, code).Runs, new TextRun($" Owner: {owner}.", Bold: true)]);

    private static string Sent(IReadOnlyList<string> titles)
        => titles.Count <= 2 ? Wording.List(titles) : $"{titles[0]} and {titles.Count - 1} other sources";
}
