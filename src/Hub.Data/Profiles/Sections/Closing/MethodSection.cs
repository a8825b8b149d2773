using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>How figures were made, what was suppressed and by which rule, and which sources stand behind them.</summary>
internal static class MethodSection
{
    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        yield return new Heading(1, "Method and sources", "method");
        yield return new TextList(
            false,
            [
                "Placing: each row is placed by the best evidence it carries (small-area code, postcode, coordinates, ward, district). "
                    + "Rows outside the force and rows without a place are counted apart and are in no area's figure.",
                "Areas: " + content.Front.AreaSet + " A figure published for a county or the force stays at that level.",
                "Rates: numbers divided by the population named beside them, with its year.",
                "Intervals: exact 95% Poisson intervals, computed from the figures as printed.",
                "Beyond chance: exact comparison of two rates, with the false discovery rate held at 5% over all comparisons. Events are "
                    + "taken as independent; where they come in series, a difference looks surer than it is.",
                "Limits of a trend, where a month has five or more on average: mean of the months shown plus and minus 2.66 times "
                    + "the mean step from month to month (XmR chart), from "
                    + "the figures as printed, never below zero. A month outside them is unlikely to be chance alone.",
                "Hot spots: Getis–Ord Gi* over neighbouring small areas, 5% false discovery rate; indicative where points are "
                    + "approximate.",
                "Small numbers: suppression and rounding are applied once, before anything else is computed. By default numbers "
                    + "from 1 to 7 are shown as \"fewer than 8\" and others rounded to the nearest 5, so totals need not add up. "
                    + "\"Withheld\" means that a number is small, or would give away one that is. "
                    + "Figures that their "
                    + "owner has already published stay as published.",
                "A month that was not received is a gap and never zero. The publisher's codes for suppressed, unavailable and not "
                    + "applicable are shown in words.",
                "Nothing in this document decides about a person." + (content.Linked is { Missing: null }
                    ? " Records of people were linked to count each person once, and for nothing else."
                    : " Records of people were not linked for it."),
            ]);
        foreach (var block in LinkingMethod.Write(content.Linked)
            .Concat(RepeatedMethod.Write(content.Repeated)).Concat(SourceWords.Cautions(content)))
        {
            yield return block;
        }

        if (content.Placing.Count > 0)
        {
            foreach (var table in Tables.Placing(content))
            {
                yield return table;
            }
        }

        var sources = content.Indicators.Where(i => i.Count.HasValue)
            .GroupBy(i => i.Suppression)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new RichText(
            [
                new TextRun(g.Key + " ", Bold: true),
                new TextRun(string.Join("; ", g.Select(i => i.Source).Distinct().Order(StringComparer.Ordinal)) + "."),
            ]))
            .ToList();
        if (sources.Count > 0)
        {
            yield return new Heading(2, "Sources, by how small numbers are treated", "sources");
            yield return new TextList(false, sources, IsCompact: true);
        }
    }
}
