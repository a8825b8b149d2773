using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>Who sent what, month by month: a finding in itself.</summary>
internal static class CoverageSection
{
    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        yield return new Heading(1, "Who sent what", "coverage");
        var inCount = content.Sources.Count(s => s.IsIn);
        var months = content.Sources.Count == 0 ? [] : content.Sources[0].Months;
        yield return new Paragraph(
            $"{Wording.Count(content.Sources.Count, "source")} {(content.Sources.Count == 1 ? "is" : "are")} expected for this area; "
            + $"{inCount} arrived, wholly or in part. A month that was not received is never counted as zero.");
        if (content.Sources.Count == 0)
        {
            yield break;
        }

        yield return new CoverageGrid(
            $"Sources by month, {Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil)}",
            [.. months.Select(Wording.ShortMonth)],
            [.. content.Sources.Select(s => new CoverageRow(s.Title, s.Agency, s.States))],
            new SourceNote("Submissions recorded in the hub on the day of assembly."),
            TableCodes.Coverage);
    }
}
