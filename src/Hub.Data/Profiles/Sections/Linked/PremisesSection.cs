using Hub.Data.Indicators.Linked;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections.Linked;

/// <summary>How many premises more than one agency knows. Which they are, and who is there, is nowhere.</summary>
internal static class PremisesSection
{
    /// <summary>The part of the section on people and places at risk; nothing where no premises were counted together.</summary>
    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        if (content.Premises is not { Known: { Overlap: { } overlap } known } premises)
        {
            yield break;
        }

        yield return new Heading(2, "Premises known to several agencies", "linked-premises");
        if (known.People.Value == 0)
        {
            yield return new Paragraph("The records that may be counted together name no premises in this area and period.");
            yield break;
        }

        yield return new Paragraph(
            Finding(known.People, overlap.Several) + " Each is counted once, however many rows or agencies name it. Records of premises "
            + "are linked by UPRN or by address and postcode, under a permission of their own, and never to the people there.");
        yield return new FigureTable(
            "Premises by how many agencies know them, "
            + $"{content.Front.AreaName}, {Wording.Period(content.Front.PeriodFrom, content.Front.PeriodUntil)}",
            [
                new("What", 1.2, false), new("Named", 0.9, true), new("Known to one only", 1.2, true), new("To two", 1.2, true),
                new("To three or more", 1.2, true), new("To two or more", 1.2, true),
            ],
            [
                new TableRow(
                [
                    TableCell.Of("Premises"), TableCell.Of(known.People), TableCell.Of(overlap.One), TableCell.Of(overlap.Two),
                    TableCell.Of(overlap.ThreeOrMore), TableCell.Of(overlap.Several),
                ]),
            ],
            TableCodes.LinkedPremises,
            new SourceNote(
                "records of premises of " + Wording.List(premises.Agencies), "Took part: " + string.Join("; ", premises.TookPart)));
    }

    private static string Finding(Figure named, Figure several) => (several.State, several.Value) switch
    {
        (_, 0) => "No premises are known to more than one agency.",
        (FigureState.Suppressed, _) or (_, not null) =>
            $"{Wording.Sentence(several.Text)} premises are known to more than one agency"
                + (named.HasValue ? $", of {named.Text} named." : "."),
        _ => "How many premises are known to more than one agency is withheld.",
    };
}
