using Hub.Data.Profiles.Figures;
using Hub.Data.Ocgs;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Sections;

/// <summary>Organised crime groups that touch the area: counts only, no names and no members.</summary>
internal static class GroupsSection
{
    public static IEnumerable<Block> Write(EditionContent edition)
    {
        var content = edition.Figures;
        var groups = content.Groups;
        yield return new Heading(1, "Organised crime groups", "groups");
        if (groups.Missing is not null)
        {
            yield return new Callout(CalloutTone.Gap, "No group register received", groups.Missing);
            yield break;
        }

        var source = new SourceNote(groups.Source, groups.Caveat);
        yield return new Paragraph(
            $"{groups.Total.Text} groups touch this area: {groups.PerMillion.Text} per million residents, against "
            + $"{groups.ForcePerMillion.Text} in the force. A group that is not on the register is not absent: the register "
            + "holds the groups that are known.");
        yield return new FigureTable(
            "How the groups are managed",
            [new("What is counted", 4, false), new("Groups", 1.2, true)],
            [
                Row("Groups that touch the area", groups.Total, total: true),
                Row("Not yet mapped", groups.NotMapped),
                .. groups.NotMappedFor.Select(r => Row("Not mapped: " + r.Label, r.Count)),
                Row("Assessed on time", groups.AssessedOnTime),
                Row("With a lead responsible officer", groups.WithLeadOfficer),
                Row("With a plan that covers all four Ps", groups.AllFourPs),
            ],
            TableCodes.Groups,
            source);
        if (groups.ByType.Count > 0)
        {
            yield return new Chart(
                "Groups by predominant type of crime",
                $"Groups that touch {content.Front.AreaName}, as entered in the register",
                "Bar chart of groups by predominant type: "
                    + string.Join("; ", groups.ByType.Select(t => $"{t.Label} {t.Count.Text}")) + ".",
                BarChart.Build([.. groups.ByType.Select(t => new Bar(t.Label, t.Count, IsFocus: true))]),
                Tables.Counts("Groups by predominant type", "Type", "Groups", groups.ByType, TableCodes.GroupTypes, source),
                TableCodes.GroupTypes,
                source);
        }

        if (groups.Listed.Count > 0)
        {
            yield return Listed(groups, source);
        }
    }

    private static FigureTable Listed(GroupFigures groups, SourceNote source) => new(
        "The groups one by one, by their references without meaning",
        [
            new("Reference", 1.45, false), new("Main activity", 1.8, false), new("State", 1.25, false), new("Band", 0.6, false),
            new("Mapped", 0.9, false), new("Lead officer", 0.9, false), new("Next assessment", 1.9, false),
        ],
        [.. groups.Listed.Select(g => new TableRow(
            [
                TableCell.Of(g.Reference),
                TableCell.Of(g.Type),
                TableCell.Of(g.Status),
                TableCell.Of(g.Band.Length > 0 ? g.Band : "–"),
                TableCell.Of(g.IsMapped ? "yes" : "not yet"),
                TableCell.Of(g.HasLead ? "named" : "none yet"),
                TableCell.Of(g.NextAssessmentOn is { } day ? Wording.Date(day) : "none set"),
            ]))],
        "",
        source with { Note = "Bands are as entered by the assessor and do not compare between methods. Full edition only" });

    private static TableRow Row(string label, Primitives.Figure figure, bool total = false)
        => new([TableCell.Of(label), TableCell.Of(figure)], total);
}
