using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Similar;
using Hub.Data.Profiles.Snapshot;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Similar;

public sealed class SimilarSectionTests
{
    private static readonly SnapshotContent Compared = SampleSnapshot.Full() with { Similar = new("Market towns", ["Ostrand", "Tarnwick Vale"]) };

    [Fact]
    public void Write_GroupSet_NamesItItsAreasAndThatItWasChosenLocally()
    {
        var text = SimilarSection.Write(Compared).OfType<Paragraph>().Single().Text.Plain;

        Assert.Contains("Ostrand and Tarnwick Vale", text, StringComparison.Ordinal);
        Assert.Contains("\"Market towns\", a group that was chosen locally", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_GroupSet_ShowsRatesMiddleAndIntervalsFromTheFrozenFigures()
    {
        var tables = SimilarSection.Write(Compared).OfType<FigureTable>().ToList();

        // 4.2 here; the areas of the sample step by 0.3: Tarnwick Vale 4.5, Ostrand 4.8.
        Assert.Equal(["Drug offences", "4.2", "4.7", "4.8", "4.5"], tables[0].Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["Drug offences", "3.8 to 4.6", "Below", "4.4 to 5.2", "4.1 to 4.9"], tables[1].Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["EX-01", "EX-02"], tables[0].Rows.Take(2).Select(row => row.Code));
    }

    [Fact]
    public void Write_NoGroupOrNoOtherArea_IsNothing()
    {
        Assert.Empty(SimilarSection.Write(SampleSnapshot.Full()));
        Assert.Empty(SimilarSection.Write(Compared with { Indicators = [.. Compared.Indicators.Select(i => i with { Areas = [] })] }));
        Assert.DoesNotContain(
            ProfileAssembly.Assemble(SampleSnapshot.Full(), SampleSnapshot.CreatedAt).Blocks.OfType<Heading>(), heading => heading.Id == "similar");
        Assert.Contains(
            ProfileAssembly.Assemble(Compared, SampleSnapshot.CreatedAt).Blocks.OfType<Heading>(), heading => heading.Id == "similar");
    }

    [Fact]
    public void Of_CodesOfAreas_TakesOtherAreasThatStandOnly()
    {
        (string, string)[] others = [("B", "Birch"), ("A", "Ash")];

        Assert.Equal(["Ash", "Birch"], SimilarGroup.Of("Like us", ["A", "B", "GONE"], others)!.Areas);
        Assert.Equal("similar areas", SimilarGroup.Of(null, ["A"], others)!.Name);
        Assert.Null(SimilarGroup.Of("Like us", ["GONE"], others));
    }
}
