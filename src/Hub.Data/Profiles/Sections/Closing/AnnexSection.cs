using Hub.Data.Profiles.Document;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>The figures behind the charts, and the words a reader may need.</summary>
internal static class AnnexSection
{
    public static IEnumerable<Block> Write(IReadOnlyList<Block> body)
    {
        var tables = body.OfType<Chart>().Where(c => c.Data is not null).Select(c => c.Data!).ToList();
        if (tables.Count > 0)
        {
            yield return new Heading(1, "Annex: the figures behind the charts", "annex");
        }

        foreach (var table in tables)
        {
            yield return table;
        }

        yield return new Heading(1, "Words used", "words");
        yield return new FactList(
            "",
            [
                new("LSOA", "Lower layer super output area: a small area of about 1,500 residents for which statistics are published"),
                new("4P", "Pursue, Prevent, Protect, Prepare: the four strands of work against serious and organised crime"),
                new("CSP", "Community safety partnership"),
                new("LPA", "Local policing area"),
                new("Group", "An organised crime group as held in the force's register"),
                new("Mapped", "Entered in the national assessment with its score and band"),
                new("Disruption", "An effect on a group, with the level claimed and, where a panel has met, the level it gave"),
                new("Interval", "The range in which the underlying rate lies with 95% confidence"),
            ]);
    }
}
