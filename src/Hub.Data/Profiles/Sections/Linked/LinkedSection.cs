using Hub.Data.Indicators.Linked;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections.Linked;

/// <summary>
/// How many people one agency alone knows and how many several know, each person counted once. Victims, suspected people and others
/// are never added together.
/// </summary>
internal static class LinkedSection
{
    private const string Title = "Known to one agency or to several";

    /// <summary>The part of the section on people at risk; nothing in figures of before people were counted once.</summary>
    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        if (content.Linked is not { } linked)
        {
            yield break;
        }

        yield return new Heading(2, Title, "linked");
        if (linked.Missing is { } why)
        {
            yield return new Paragraph(why);
            yield break;
        }

        if (linked.Groups.Count == 0)
        {
            yield return new Paragraph("The records that may be counted together name nobody in this period.");
            yield break;
        }

        yield return new Paragraph(Finding(linked));
        yield return new Paragraph(
            "Each person is counted once, however many rows or agencies name them, in the area of the newest record that has one. "
            + "Victims, suspected or convicted people and others are counted apart: whoever is both stands in both. What no agency "
            + "recorded is in no row, and a person whom only one agency knows is not for that reason at less risk.");
        var source = new SourceNote(
            "records of people of " + Wording.List(linked.Agencies),
            "Which returns took part, and how good the links are, stand under \"How records of people were linked\"");
        yield return linked.Groups.Any(group => group.Overlap is not null)
            ? Overlap(content, linked, source)
            : new FigureTable(
                Caption(content, "People, each counted once"),
                [new("Who", 3, false), new("People", 1, true)],
                [
                    .. linked.Groups.Select(group => new TableRow(
                        [TableCell.Of(KnownPeople.Title(group.Category)), TableCell.Of(group.People)])),
                ],
                TableCodes.Linked,
                source);
        foreach (var group in linked.Groups.Where(group => Shown(group).Count > 0))
        {
            yield return Agencies(content, group, new SourceNote("", "A person known to two agencies stands in both rows"));
        }
    }

    private static FigureTable Overlap(SnapshotContent content, LinkedPeople linked, SourceNote source)
    {
        var hasRange = LinkedRange.Has(linked);
        return new FigureTable(
            Caption(content, "People by how many agencies know them"),
            [
                new("Who", 1.5, false), new("People", 0.9, true), new("Known to one only", 1.1, true), new("To two", 1.1, true),
                new("To three or more", 1.1, true), new("To two or more", 1.1, true),
                .. hasRange ? [new TableColumn("To two or more, as links may err", 1.5, true)] : Array.Empty<TableColumn>(),
            ],
            [
                .. linked.Groups.Where(group => group.Overlap is not null).Select(group => new TableRow(
                [
                    TableCell.Of(KnownPeople.Title(group.Category)), TableCell.Of(group.People), TableCell.Of(group.Overlap!.One),
                    TableCell.Of(group.Overlap.Two), TableCell.Of(group.Overlap.ThreeOrMore), TableCell.Of(group.Overlap.Several),
                    .. hasRange ? [TableCell.Of(LinkedRange.Words(linked, group))] : Array.Empty<TableCell>(),
                ])),
            ],
            TableCodes.Linked,
            source);
    }

    private static FigureTable Agencies(SnapshotContent content, KnownPeople group, SourceNote source) => new(
        Caption(content, $"{KnownPeople.Title(group.Category)}: what each agency knows alone"),
        [new("Agency", 2.6, false), new("People known to it", 1.7, true), new("To it alone", 1.2, true), new("To another too", 1.2, true)],
        [
            .. Shown(group).Select(agency => new TableRow(
            [
                TableCell.Of(agency.Agency), TableCell.Of(agency.Known), TableCell.Of(agency.Alone), TableCell.Of(agency.Shared),
            ])),
        ],
        TableCodes.LinkedAgencies(group.Category),
        source);

    // An agency that knows nobody here tells nothing.
    private static IReadOnlyList<LinkedAgency> Shown(KnownPeople group)
        => [.. (group.Overlap?.Agencies ?? []).Where(agency => agency.Known.Value != 0)];

    private static string Caption(SnapshotContent content, string what)
        => $"{what}, {content.Front.AreaName}, {Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil)}";

    private static string Finding(LinkedPeople linked)
        => string.Join(" ", linked.Groups.Select(group => group switch
        {
            { People.Value: 0 } => $"{KnownPeople.Title(group.Category)}: none.",
            { Overlap: { } overlap } => $"{KnownPeople.Title(group.Category)}: {People(group.People)}, {overlap.One.Text} known to one "
                + $"agency only and {overlap.Several.Text} to two or more.",
            _ => $"{KnownPeople.Title(group.Category)}: {People(group.People)}.",
        }));

    private static string People(Figure people) => people.HasValue ? people.Text + " people" : people.Text;
}
