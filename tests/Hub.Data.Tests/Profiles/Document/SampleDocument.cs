using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;

namespace Hub.Data.Tests.Profiles.Document;

/// <summary>A document with every kind of block, about an invented district.</summary>
internal static class SampleDocument
{
    public static readonly SourceNote Source = new("Recorded crime, Fennmoor Police", "Counts below 8 are not shown");

    public static readonly FigureTable Table = new(
        "Offences by district, 2025",
        [new("District", 2, false), new("Offences", 1, true), new("per 1,000 residents", 1, true)],
        [
            new([TableCell.Of("Ashwick"), TableCell.Of(Figure.Released(25840)), TableCell.Of(Figure.Released(12.5m, 1))]),
            new([TableCell.Of("Brackton"), TableCell.Of(Figure.Suppressed(8)), TableCell.Of(Figure.Suppressed(8))]),
            new([TableCell.Of("Coldmere"), TableCell.Of(Figure.NotReceived()), TableCell.Of(Figure.NotReceived())]),
            new([TableCell.Of("All"), TableCell.Of(Figure.Released(25845)), TableCell.Of(Figure.Released(40), "%")], IsTotal: true),
        ],
        "T1",
        Source);

    public static readonly Scene Drawing = new(
        120,
        40,
        [
            new Polygon([[new(0, 0), new(20, 0), new(20, 20)]], Palette.DarkBlue, Palette.Paper, 0.5),
            new Polygon([[new(30, 0), new(50, 0), new(50, 20)]], null, Palette.DarkGrey, 0.5, Hatched: true),
            new Polyline([new(0, 30.123), new(60, 1 / 3d)], Palette.DarkBlue, 1.5),
            new Disc(60, 20, 3, Palette.DarkBlue, null, 0),
            new Label(60, 38, "Ashwick & <Brackton>", 9, Palette.Ink, LabelAnchor.Middle, Bold: true, Halo: true),
        ]);

    public static ProfileDocument Create(string text = "plain words", string? link = null) => new(
        "Profile of Ashwick " + text,
        "Subtitle " + text,
        "Fennmoor partnership",
        "en-GB",
        "OFFICIAL",
        ["DRAFT – assembled by machine, not assessed", "FICTIONAL"],
        "Ashwick, 2025",
        new DateTimeOffset(2026, 4, 3, 9, 0, 0, TimeSpan.Zero),
        ["serious and organised crime", text],
        Blocks(text, link));

    public static IReadOnlyList<Block> Blocks(string text, string? link) =>
    [
        new Band("Ashwick", text, [new("Period", "January to December 2025"), new("Next refresh", "3 April 2026")]),
        new Contents("Contents"),
        new PageBreak(),
        new Heading(1, "The threat in five lines " + text, "threat"),
        new ThreatLines([new("Shoplifting", text, Drawing, "strip " + text, "rising, beyond chance", "moderate")], "Scale " + text),
        new KeyJudgement(text, "likely", "moderate", "three sources"),
        new Heading(2, "Offences", "offences"),
        new Paragraph(new RichText(
            [new TextRun(text, true), new TextRun(" see "), new TextRun("there " + text, LinkTo: link ?? "#threat")])),
        new TextList(false, ["first " + text, "second"]),
        new TextList(true, ["one", "two"]),
        Table,
        new Chart("Shoplifting rose " + text, "Offences by month", "Line chart. " + text, Drawing, Table, "C1", Source),
        new Map("The centre stands out", "Offences by area", "Map. " + text, Drawing, null, "M1", Source),
        new Heading(3, "Actions", "actions"),
        new ActionList(
            "Actions",
            [new(text, "Protect", "Ashwick Council", "1 May 2026", "open", true), new("b", "Prepare", "c", "d", "closed", false)],
            Source),
        new Callout(CalloutTone.Gap, "Missing " + text, text),
        new Callout(CalloutTone.Decision, "Decide", text),
        new CoverageGrid(
            "What arrived",
            ["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025"],
            [new("Recorded crime " + text, "Fennmoor Police", CoverageMarks.All)],
            Source),
        new FactList("Control sheet", [new("Owner", text)]),
        Source,
    ];
}
