using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>The sanitised reports that judgements rest on, with the key to their grades. Full edition only.</summary>
internal static class IntelligenceSection
{
    public static IEnumerable<Block> Write(EditionContent edition)
    {
        var reports = edition.Written.Intelligence;
        if (edition.Edition != Edition.Full || reports.Count == 0)
        {
            yield break;
        }

        yield return new Heading(1, "Intelligence basis", "intelligence");
        yield return new Paragraph(
            $"{Wording.Sentence(Wording.Count(reports.Count, "sanitised report"))} "
            + $"{(reports.Count == 1 ? "supports" : "support")} the judgements. Information suspected to be false is never used.");
        yield return new FigureTable(
            "Reports by reference, with their grades (source, information, handling)",
            [new("Report", 1.5, false), new("Grade", 0.8, false), new("Sanitised words", 3.4, false), new("Handling", 2, false)],
            [.. reports.Select(report => new TableRow(
                [
                    TableCell.Of(report.Reference),
                    TableCell.Of(report.Grade),
                    TableCell.Of(report.Text),
                    TableCell.Of(report.Conditions.Length > 0 ? report.Conditions : "Sharing permitted"),
                ]))],
            "",
            SourceNote.None);
        yield return new FactList(
            "Grading key (3x5x2)",
            [
                new("Source", "1 reliable · 2 untested · 3 not reliable"),
                new(
                    "Information",
                    "A known directly to the source · B known indirectly, corroborated · C known indirectly · D not known · "
                        + "E suspected to be false"),
                new("Handling", "P lawful sharing permitted · C permitted with conditions"),
            ]);
    }
}
