using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>The threat themes: finding, figures, chart and map of each, or who has not sent what.</summary>
internal static class ThreatsSection
{
    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        yield return new Heading(1, "Threat themes", "threats");
        yield return new Paragraph(
            "Each theme opens with what its figures say. Rates use the denominator named in the table; an interval is the exact "
            + "95% Poisson interval. \"Beyond chance\" means that the difference stays after allowing for the number of "
            + "comparisons made.");
        foreach (var theme in ThreatTheme.Threats)
        {
            foreach (var block in Theme(content, theme))
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<Block> Theme(SnapshotContent content, ThreatTheme theme)
    {
        yield return new Heading(2, theme.Title, "theme-" + theme.Code.Replace('_', '-'));
        var all = content.Indicators.Where(i => i.Theme == theme.Code).ToList();
        var received = all.Where(i => i.Count.HasValue || i.Rate.HasValue || i.Months.Any(m => m.Count.HasValue)).ToList();
        if (received.Count == 0)
        {
            yield return Findings.MissingSources(content, all, "Nothing received", " for this period.")
                ?? new Callout(CalloutTone.Gap, "Nothing received", "No source for this theme is expected for this area yet.");
            yield break;
        }

        yield return new Paragraph(Findings.Opening(received));
        foreach (var block in IndicatorTables.Write(content, theme.Title, received))
        {
            yield return block;
        }

        var headline = Headlines.OfTheme(content, theme.Code) ?? received.FirstOrDefault(i => i.Months.Any(m => m.Count.HasValue));
        foreach (var block in headline is null ? [] : IndicatorPictures.Write(content, headline, received))
        {
            yield return block;
        }

        var absent = all.Except(received).Where(i => i.LevelNote is null);
        if (Findings.MissingSources(content, absent, "Nothing received", " for this period.") is { } gap)
        {
            yield return gap;
        }
    }
}
