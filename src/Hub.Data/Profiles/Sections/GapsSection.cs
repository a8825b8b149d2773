using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>What is not known, and who could supply it: each gap is a request to a named agency.</summary>
internal static class GapsSection
{
    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        yield return new Heading(1, "Gaps and collection requirements", "gaps");
        var never = content.Sources.Where(s => !s.IsIn).ToList();
        var partly = content.Sources.Where(s => s.IsIn && s.States.Contains(CoverageState.Missing)).ToList();
        if (never.Count == 0 && partly.Count == 0)
        {
            yield return new Paragraph("Every expected source arrived for every month that was due.");
            yield break;
        }

        yield return new Paragraph(
            "A gap is a finding: what follows cannot be judged until it is filled. Each line is a request that can be sent as it stands.");
        if (never.Count > 0)
        {
            yield return new FigureTable(
                "Sources that did not arrive",
                [new("Source", 2.4, false), new("Asked of", 2.2, false), new("How often", 1, false), new("Without it", 3, false)],
                [.. never.Select(s => new TableRow(
                    [
                        TableCell.Of(s.Title),
                        TableCell.Of(s.Agency),
                        TableCell.Of(Every(s.Every)),
                        TableCell.Of(Consequence(content, s)),
                    ]))],
                TableCodes.MissingSources,
                new SourceNote("Required sources of the sharing agreements, as held in the hub."));
        }

        if (partly.Count > 0)
        {
            yield return new FigureTable(
                "Months that did not arrive",
                [new("Source", 2.4, false), new("Asked of", 2.2, false), new("Months", 4, false)],
                [.. partly.Select(s => new TableRow(
                    [
                        TableCell.Of(s.Title),
                        TableCell.Of(s.Agency),
                        TableCell.Of(Wording.List(
                            [.. s.Months.Where((_, i) => s.States[i] == CoverageState.Missing).Select(Wording.Month)])),
                    ]))],
                TableCodes.MissingMonths,
                new SourceNote("Submissions recorded in the hub on the day of assembly."));
        }
    }

    private static string Every(string every) => every switch
    {
        "month" => "monthly",
        "quarter" => "quarterly",
        "half_year" => "half-yearly",
        "year" => "yearly",
        _ => "once",
    };

    private static string Consequence(SnapshotContent content, SourceRow source)
    {
        var lost = content.Indicators.Where(i => i.Kind == source.Kind && !i.Count.HasValue).Select(i => i.Title).Distinct().ToList();
        return lost.Count switch
        {
            0 => "Its section of this profile stays empty.",
            <= 2 => $"No figure for {Wording.List([.. lost.Select(Wording.Inline)])}.",
            _ => $"No figure for {Wording.Inline(lost[0])} and {lost.Count - 1} others.",
        };
    }
}
